//! Options of `explain`.

use clap::Args;

// Options of `explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainOptions {
    /// A rule (`csl.log-retention`), a provision (`LAW-2020/3(1)`), a parameter, a fact (`operator.ciio`), an outcome,
    /// a kind of observation (`waiver-expired`) or a code
    pub(crate) name: String,
}
