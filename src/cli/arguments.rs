//! The arguments, as the user writes them.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::exit_code::ExitCode;
use super::fail_on::FailOn;
use super::rules::{Embedded, RuleSet};
use super::waivers::Waiving;
use crate::diagnostic::nearest;
use crate::quantity::Date;

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

/// Options that every command takes.
#[derive(Debug, Args)]
pub(crate) struct Shared {
    /// Language of texts; the locale decides where it is not given
    #[arg(long, value_enum, global = true)]
    pub(crate) lang: Option<Lang>,
    /// When to colour the output; `NO_COLOR` is honoured
    #[arg(long, value_enum, default_value = "auto", global = true)]
    pub(crate) color: Color,
    /// A folder of further rule files; may be given more than once
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) rules: Vec<PathBuf>,
    /// Leave the embedded packs out: only the folders of `--rules` count
    #[arg(long, global = true, requires = "rules")]
    pub(crate) no_embedded: bool,
}

impl Shared {
    /// Where the rules of a run come from.
    pub(crate) fn rule_set(&self) -> RuleSet<'_> {
        let embedded = if self.no_embedded { Embedded::LeftOut } else { Embedded::Included };
        RuleSet { folders: &self.rules, embedded }
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check manifests and report what is breached, what is not known, and what to do
    Check(CheckOptions),
    /// Explain a rule, a provision, a fact, an outcome or a diagnostic code
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
    /// Print the script with which a shell completes commands and options
    Completions(CompletionsOptions),
    /// Print or write manual pages
    Man(ManOptions),
}

/// Options of `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    /// Manifests to check: files, folders, patterns such as `products/**/*.yaml`, files with one on each line, and `-` for
    /// standard input
    #[arg(required = true)]
    pub(crate) manifests: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) when: AsOf,
    #[command(flatten)]
    pub(crate) packs: Packs,
    /// Write the report in this form: terminal, json, ndjson, summary, sarif, junit, tap, github, gitlab, markdown, oscal, csv,
    /// xlsx or html; may be given more than once, without a file to standard output
    #[arg(long, value_name = "FORMAT[=FILE]", default_value = "terminal")]
    pub(crate) format: Vec<FormatTarget>,
    /// Begin CSV without the byte order mark by which spreadsheets know UTF-8
    #[arg(long)]
    pub(crate) no_bom: bool,
    /// How many manifests are checked at once; as many as the machine has cores where it is not given
    #[arg(long, short, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Outcomes and observations, each with a severity, that make the exit status 1; `never` for none
    #[arg(long, value_name = "NAME:SEVERITY,…", default_value = FailOn::DEFAULT)]
    pub(crate) fail_on: FailOn,
    #[command(flatten)]
    pub(crate) waived: WaiverOptions,
    #[command(flatten)]
    pub(crate) baselines: BaselineOptions,
    /// Print the breaches alone
    #[arg(long, short, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Print also what is satisfied, exempt and not applicable, and the rules' own words
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

/// What waivers count.
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

/// What is known already.
#[derive(Debug, Args)]
pub(crate) struct BaselineOptions {
    /// A baseline: what it has is known and makes no run fail; what is new is told apart, and what has vanished is told
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Accept what is found, and write it as a baseline where there is none yet; with `--baseline`, write what is left
    /// of that one
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<PathBuf>,
}

impl BaselineOptions {
    /// Whether what is found is held against one.
    pub(crate) fn are_used(&self) -> bool {
        self.baseline.is_some() || self.write_baseline.is_some()
    }
}

/// What manifests are written in where their names do not tell.
#[derive(Debug, Args)]
pub(crate) struct Inputs {
    /// What standard input, and files of which the name does not tell, are written in; their beginning decides where it
    /// is not given
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) input_format: Option<InputFormat>,
}

/// What manifests are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// One manifest in TOML
    Toml,
    /// One manifest in JSON
    Json,
    /// One manifest in YAML
    Yaml,
    /// A manifest in JSON on each line
    Ndjson,
}

/// The packs whose rules are applied.
#[derive(Debug, Args)]
pub(crate) struct Packs {
    /// Apply only this pack's rules; may be given more than once
    #[arg(long, value_name = "NAME")]
    pub(crate) pack: Vec<String>,
}

/// The day as of which a manifest is judged.
#[derive(Debug, Args)]
pub(crate) struct AsOf {
    /// The as-of date; today in Asia/Shanghai where it is not given
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(crate) as_of: Option<Date>,
}

/// Options of `explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainOptions {
    /// A rule (`csl.log-retention`), a provision (`LAW-2020/3(1)`), a parameter, a fact (`operator.ciio`), an outcome
    /// or a code
    pub(crate) name: String,
}

/// Options of `why`.
#[derive(Debug, Args)]
pub(crate) struct WhyOptions {
    /// The manifest
    pub(crate) manifest: PathBuf,
    /// The rule, such as `csl.log-retention`; `csl.data-localization[customer profiles]` for one element alone
    pub(crate) rule: String,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) when: AsOf,
}

/// Options of `timeline`.
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
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(crate) from: Option<Date>,
    /// The last day; five years ahead where it is not given
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
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

/// Options of `diff`; what the second side is, exactly one of them says.
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
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(crate) against: Option<Date>,
    /// A folder of rule files in the place of those of `--rules`, for the same manifest on the same day; may be
    /// given more than once
    #[arg(long, value_name = "DIR")]
    pub(crate) against_rules: Vec<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value = "terminal")]
    pub(crate) format: BasicFormat,
}

/// Options of `law`.
#[derive(Debug, Args)]
pub(crate) struct LawOptions {
    /// The form of the list
    #[arg(long, value_enum, default_value = "terminal")]
    pub(crate) format: LawFormat,
}

/// Options of `test`.
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

/// Options of `fmt`.
#[derive(Debug, Args)]
pub(crate) struct FmtOptions {
    /// Rule files, or folders of them
    #[arg(default_value = "rules")]
    pub(crate) paths: Vec<PathBuf>,
    /// Change nothing; the exit status is 1 where a file is not in its canonical form
    #[arg(long)]
    pub(crate) check: bool,
}

/// Options of `completions`.
#[derive(Debug, Args)]
pub(crate) struct CompletionsOptions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// Options of `man`.
#[derive(Debug, Args)]
pub(crate) struct ManOptions {
    /// A folder for the pages of all commands; without one the page of the whole program is printed
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}

/// A form of a report and where it goes.
#[derive(Debug, Clone)]
pub(crate) struct FormatTarget {
    pub(crate) format: Format,
    /// The file; standard output without one.
    pub(crate) file: Option<PathBuf>,
}

impl std::str::FromStr for FormatTarget {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, file) = match text.split_once('=') {
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let format = Format::from_str(name, true).map_err(|_| {
            let names = Format::value_variants().iter().filter_map(Format::to_possible_value);
            let names: Vec<String> = names.map(|one| one.get_name().to_owned()).collect();
            let hint = nearest(name, names.iter().map(String::as_str));
            let hint = hint.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            format!("`{name}` is no format: use {}{hint}", names.join(", "))
        })?;
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

/// The form of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum BasicFormat {
    /// For people at a terminal
    Terminal,
    /// For programs
    Json,
}

/// The language of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// English
    En,
    /// Chinese
    Zh,
    /// Both
    Both,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| format!("`{text}` is no day of the calendar; write it as 2026-01-31"))
}

/// Prints clap's help, version or error; an error is bad usage.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    // Where not even the message can be written, the status still tells.
    let _ = error.print();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => ExitCode::Clean,
        _ => ExitCode::NoConclusion,
    }
}
