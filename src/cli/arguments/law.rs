//! Options of `law`.

use clap::{Args, ValueEnum};

// Options of `law`.
#[derive(Debug, Args)]
pub(crate) struct LawOptions {
    /// The form of the list
    #[arg(long, value_enum, default_value = "terminal")]
    pub(crate) format: LawFormat,
}

/// The form of the list of instruments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LawFormat {
    /// For people at a terminal
    Terminal,
    /// For programs
    Json,
    /// A picture: the instruments on a line of time, and how far each is encoded
    Svg,
    /// The picture on a page of its own, with a table that says the same
    Html,
    /// An OSCAL catalog, to which the OSCAL form of a check refers
    Oscal,
}
