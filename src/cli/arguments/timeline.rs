//! Options of `timeline`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{AsOf, Inputs, Packs};
use crate::quantity::Date;
use crate::settings;

// Options of `timeline`.
#[derive(Debug, Args)]
pub(crate) struct TimelineOptions {
    /// The manifest
    pub(crate) manifest: PathBuf,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) when: AsOf,
    #[command(flatten)]
    pub(crate) packs: Packs,
    /// The first day; where it is not given, ten years before the as-of date or that of the first law, or the as-of date for a calendar
    #[arg(long, value_name = "DATE", value_parser = settings::day)]
    pub(crate) from: Option<Date>,
    /// The last day; five years ahead where it is not given
    #[arg(long, value_name = "DATE", value_parser = settings::day)]
    pub(crate) to: Option<Date>,
    /// The form of the list
    #[arg(long, value_enum, default_value = "terminal")]
    pub(crate) format: TimelineFormat,
    /// Print every finding, and also where only the provisions change
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

/// The form of a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TimelineFormat {
    /// For people at a terminal
    Terminal,
    /// For programs: see docs/timeline.md
    Json,
    /// For calendars: iCalendar, RFC 5545
    Ics,
}
