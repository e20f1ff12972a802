//! The arguments, as the user writes them: one file for each command, and for what several of them share.
//!
//! Where a setting can also come from the environment or from a file, "not given" is a value of its own: what counts is
//! [resolved](super::settings).

mod check;
mod color;
mod completions;
mod config;
mod diff;
mod explain;
mod fmt;
mod format;
mod input_format;
mod law;
mod man;
mod mistake;
mod named_value;
mod selection;
mod shared;
mod test;
mod timeline;
mod why;

use std::io::Write as _;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

pub(crate) use check::{CheckOptions, Checking};
pub(crate) use color::Color;
pub(crate) use completions::CompletionsOptions;
pub(crate) use config::ConfigOptions;
pub(crate) use diff::DiffOptions;
pub(crate) use explain::ExplainOptions;
pub(crate) use fmt::FmtOptions;
pub(crate) use format::{BasicFormat, Format, FormatTarget};
pub(crate) use input_format::InputFormat;
pub(crate) use law::{LawFormat, LawOptions};
pub(crate) use man::ManOptions;
pub(crate) use named_value::{name_of, value_of};
pub(crate) use selection::{AsOf, Inputs, Packs};
pub(crate) use shared::{Lang, Shared};
pub(crate) use test::TestOptions;
pub(crate) use timeline::{TimelineFormat, TimelineOptions};
pub(crate) use why::WhyOptions;

use super::exit_code::ExitCode;

/// Checks what a product's manifest states against what Chinese cyber rules require.
///
/// Informational software, not legal advice.
#[derive(Debug, Parser)]
#[command(name = "hegui", version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

/// What to do.
///
/// The options of a command are built when it is the one that is named: a run needs those of one alone. What is said of the
/// command stands here; documentation of its options as a whole would take its place.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Check manifests and report what is breached, what is not known, and what to do
    Check(CheckOptions),
    /// Explain a rule, a provision, a fact, an outcome, a kind of observation or a diagnostic code
    Explain(ExplainOptions),
    /// Show the proof of one rule's outcome for a manifest
    Why(WhyOptions),
    /// List the days on which outcomes change, and what changes them
    Timeline(TimelineOptions),
    /// Show what comes out otherwise between two manifests, two days or two sets of rules, and why
    Diff(DiffOptions),
    /// List the instruments, their provisions, and which rules encode them
    Law(LawOptions),
    /// Run the rules' test cases
    Test(TestOptions),
    /// Bring rule files into their canonical form
    Fmt(FmtOptions),
    /// Report what is legal in the rule files but wrong
    Lint,
    /// Print the JSON Schema of the manifest
    Schema,
    /// Print each setting with its value and where that comes from
    Config(ConfigOptions),
    /// Print the script with which a shell completes commands and options
    Completions(CompletionsOptions),
    /// Print or write manual pages
    Man(ManOptions),
}

/// Prints clap's help, version or error; an error is bad usage, and is said in the reader's language.
pub(crate) fn usage(error: &clap::Error, language: Lang) -> ExitCode {
    let chinese = mistake::in_chinese(error).filter(|_| language != Lang::En);
    // Where not even the message can be written, the status still tells.
    if language != Lang::Zh || chinese.is_none() {
        let _ = error.print();
    }
    let _ = std::io::stderr().write_all(chinese.unwrap_or_default().as_bytes());
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => ExitCode::Clean,
        _ => ExitCode::NoConclusion,
    }
}
