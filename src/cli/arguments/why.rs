//! Options of `why`.

use std::path::PathBuf;

use clap::Args;

use super::{AsOf, Inputs};

// Options of `why`.
#[derive(Debug, Args)]
pub(crate) struct WhyOptions {
    /// The manifest
    pub(crate) manifest: PathBuf,
    /// The rule, such as `csl.log-retention`; `csl.data-localization[customer profiles]` for one element alone
    pub(crate) rule: String,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) when: AsOf,
}
