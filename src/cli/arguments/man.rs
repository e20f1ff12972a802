//! Options of `man`.

use std::path::PathBuf;

use clap::Args;

// Options of `man`.
#[derive(Debug, Args)]
pub(crate) struct ManOptions {
    /// A folder for the pages of all commands; without one the page of the whole program is printed
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}
