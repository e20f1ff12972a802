//! Options of `diff`.

use std::path::PathBuf;

use clap::{ArgGroup, Args};

use super::{AsOf, BasicFormat, Inputs, Packs};
use crate::quantity::Date;
use crate::settings;

// Options of `diff`; what the second side is, exactly one of them says.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("second").required(true).args(["other", "against", "against_rules"]))]
pub(crate) struct DiffOptions {
    /// The manifest
    pub(crate) manifest: PathBuf,
    /// Another manifest, on the same day and under the same rules
    pub(crate) other: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) when: AsOf,
    #[command(flatten)]
    pub(crate) packs: Packs,
    /// Another day, for the same manifest under the same rules
    #[arg(long, value_name = "DATE", value_parser = settings::day)]
    pub(crate) against: Option<Date>,
    /// A folder of rule files in the place of those of `--rules`, for the same manifest on the same day; may be
    /// given more than once
    #[arg(long, value_name = "DIR")]
    pub(crate) against_rules: Vec<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value = "terminal")]
    pub(crate) format: BasicFormat,
}
