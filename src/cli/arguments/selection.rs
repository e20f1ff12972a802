//! What several commands ask of manifests: what they are written in, the day, the packs.

use clap::Args;

use super::InputFormat;
use crate::quantity::Date;
use crate::settings;

// What manifests are written in where their names do not tell.
#[derive(Debug, Args)]
pub(crate) struct Inputs {
    /// What standard input, and files of which the name does not tell, are written in; their beginning decides where it
    /// is not given
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) input_format: Option<InputFormat>,
}

// The packs whose rules are applied.
#[derive(Debug, Args)]
pub(crate) struct Packs {
    /// Apply only this pack's rules; may be given more than once
    #[arg(long, value_name = "NAME")]
    pub(crate) pack: Vec<String>,
}

// The day as of which a manifest is judged.
#[derive(Debug, Args)]
pub(crate) struct AsOf {
    /// The as-of date; today in Asia/Shanghai where it is not given
    #[arg(long, value_name = "DATE", value_parser = settings::day)]
    pub(crate) as_of: Option<Date>,
}
