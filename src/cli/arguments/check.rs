//! Options of `check`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use super::{AsOf, FormatTarget, Inputs, Packs};
use crate::cli::fail_on::FailOn;
use crate::cli::waivers::Waiving;
use crate::settings;

// Options of `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    /// Manifests to check: files, folders, patterns such as `products/**/*.yaml`, files with one on each line, and `-` for
    /// standard input
    #[arg(required = true)]
    pub(crate) manifests: Vec<PathBuf>,
    /// Write the report in this form: terminal, json, ndjson, summary, sarif, junit, tap, github, gitlab, markdown, oscal, csv,
    /// xlsx or html; may be given more than once, without a file to standard output; `terminal` where it is not given
    #[arg(long, value_name = "FORMAT[=FILE]")]
    pub(crate) format: Vec<FormatTarget>,
    #[command(flatten)]
    pub(crate) watching: WatchOptions,
    /// Accept what is found, and write it as a baseline where there is none yet; with `--baseline`, write what is left
    /// of that one
    #[arg(long, value_name = "FILE", conflicts_with = "watch")]
    pub(crate) write_baseline: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) checking: Checking,
}

// Whether `check` goes on.
#[derive(Debug, Args)]
pub(crate) struct WatchOptions {
    /// After the report, wait, check again what changes, and print what flips; Ctrl-C ends it
    #[arg(long)]
    pub(crate) watch: bool,
}

// How manifests are checked.
#[derive(Debug, Args)]
pub(crate) struct Checking {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) when: AsOf,
    #[command(flatten)]
    pub(crate) packs: Packs,
    /// Begin CSV without the byte order mark by which spreadsheets know UTF-8
    #[arg(long)]
    pub(crate) no_bom: bool,
    /// How many manifests are checked at once; as many as the machine has cores where it is not given
    #[arg(long, short, value_name = "N", value_parser = settings::from_one)]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Outcomes and observations, each with a severity, that make the exit status 1; `never` for none;
    /// `breached:error,undetermined:error,waiver-expired` where it is not given
    #[arg(long, value_name = "NAME:SEVERITY,…")]
    pub(crate) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(crate) evidence: EvidenceOptions,
    /// A baseline: what it has is known and makes no run fail; what is new is told apart, and what has vanished is told
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) waived: WaiverOptions,
    /// Print the breaches alone
    #[arg(long, short, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Print also what is satisfied, exempt and not applicable, and the rules' own words
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

// What evidence is asked for.
#[derive(Debug, Args)]
pub(crate) struct EvidenceOptions {
    /// Take for not known what meets the law as it is stated, but is supported by no sound document
    #[arg(long)]
    pub(crate) require_evidence: bool,
}

// What waivers count.
#[derive(Debug, Args)]
pub(crate) struct WaiverOptions {
    /// A file of waivers; may be given more than once
    #[arg(long, value_name = "FILE")]
    pub(crate) waivers: Vec<PathBuf>,
    /// Let no waiver cover anything, and say nothing of waivers
    #[arg(long, conflicts_with = "waivers")]
    pub(crate) no_waivers: bool,
}

impl WaiverOptions {
    /// Whether waivers count.
    pub(crate) fn waiving(&self) -> Waiving {
        if self.no_waivers { Waiving::Ignored } else { Waiving::Honoured }
    }
}
