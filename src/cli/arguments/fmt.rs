//! Options of `fmt`.

use std::path::PathBuf;

use clap::Args;

// Options of `fmt`.
#[derive(Debug, Args)]
pub(crate) struct FmtOptions {
    /// Rule files, or folders of them
    #[arg(default_value = "rules")]
    pub(crate) paths: Vec<PathBuf>,
    /// Change nothing; the exit status is 1 where a file is not in its canonical form
    #[arg(long)]
    pub(crate) check: bool,
}
