//! Options of `test`.

use std::path::PathBuf;

use clap::{ArgGroup, Args};

// Options of `test`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("measures").args(["coverage", "mutate"]).multiple(true))]
pub(crate) struct TestOptions {
    /// Files of cases, or folders of them; the cases of the packs in use where none is given
    pub(crate) cases: Vec<PathBuf>,
    /// Print what no case has made both true and false
    #[arg(long)]
    pub(crate) coverage: bool,
    /// Change the rules one place at a time and print the changes that no case notices
    #[arg(long)]
    pub(crate) mutate: bool,
    /// Measure only this pack's rules; may be given more than once
    #[arg(long, value_name = "NAME", requires = "measures")]
    pub(crate) pack: Vec<String>,
}
