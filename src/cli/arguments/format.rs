//! The forms of reports.

use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;

use super::value_of;
use crate::localized;
use crate::settings::Refusal;

/// A form of a report and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FormatTarget {
    pub(crate) format: Format,
    /// The file; standard output without one.
    pub(crate) file: Option<PathBuf>,
}

impl FromStr for FormatTarget {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let (name, file) = match text.split_once('=') {
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let format = value_of(name, &localized!("format", "可用的格式"))?;
        Ok(Self { format, file })
    }
}

/// The form of a report: see docs/formats.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Terminal,
    Json,
    Ndjson,
    Summary,
    Sarif,
    Junit,
    Tap,
    Github,
    Gitlab,
    Markdown,
    Oscal,
    Csv,
    Xlsx,
    Html,
}

/// The form of what has no more than these two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum BasicFormat {
    /// For people at a terminal
    Terminal,
    /// For programs
    Json,
}
