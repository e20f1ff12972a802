//! Options of `config`.

use std::path::PathBuf;

use clap::Args;

use super::{BasicFormat, Checking};

// Options of `config`: those of `check`, so that it says what a check would go by; but `--format` is its own.
#[derive(Debug, Args)]
pub(crate) struct ConfigOptions {
    /// Manifests, as `check` takes them: the file of settings is looked for where they are
    pub(crate) manifests: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) checking: Checking,
    /// The form of the list
    #[arg(long, value_enum, default_value = "terminal")]
    pub(crate) format: BasicFormat,
}
