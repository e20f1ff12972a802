//! `hegui diff`: what comes out otherwise between two manifests, two days or two sets of rules.

use std::path::{Path, PathBuf};

use crate::cli::arguments::{BasicFormat, DiffOptions};
use crate::cli::exit_code::ExitCode;
use crate::cli::input;
use crate::cli::manifests::read_one;
use crate::cli::output::Output;
use crate::cli::rules::{RuleSet, Rules};
use crate::cli::settings::Settings;
use crate::comparison::{Flipped, RuleTexts, between_days, between_manifests, between_rules};
use crate::evaluation::Evaluator;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::localized;
use crate::localized::Localized;
use crate::program::Program;
use crate::quantity::Date;
use crate::report::{self, ComparisonView, SideView};
use crate::settings::Stated;
use crate::source::Sources;

pub(crate) fn run(options: &DiffOptions, settings: &Settings, output: &mut Output) -> ExitCode {
    match compare(options, settings, output) {
        Some(code) => code,
        // What is wrong has been said.
        None => ExitCode::NoConclusion,
    }
}

fn compare(options: &DiffOptions, settings: &Settings, output: &mut Output) -> Option<ExitCode> {
    let as_of = settings.as_of;
    let mut rules = Rules::load_or_complain(settings.rule_set(), output)?;
    if !rules.keep_packs(settings, output) {
        return None;
    }
    if !options.against_rules.is_empty() {
        return two_sets_of_rules(options, settings, rules, output);
    }
    let program = &rules.program;
    let first = Manifest::read(&options.manifest, settings, program, output)?;
    let Some(other) = &options.other else {
        let against = options.against.unwrap_or(as_of);
        let flips = between_days(program, &first.facts, as_of, against);
        let sides = [as_of, against].map(|day| Side { manifest: &first, program, rules: None, as_of: day });
        return Some(deliver(&flips, &sides, options.format, dated, output));
    };
    let second = Manifest::read(other, settings, program, output)?;
    let flips = between_manifests(program, &first.facts, &second.facts, as_of);
    let sides = [&first, &second].map(|manifest| Side { manifest, program, rules: None, as_of });
    Some(deliver(&flips, &sides, options.format, dated, output))
}

fn two_sets_of_rules(
    options: &DiffOptions,
    settings: &Settings,
    mut first: Rules,
    output: &mut Output,
) -> Option<ExitCode> {
    let as_of = settings.as_of;
    let mut sources = Sources::default();
    let named = options.against_rules.iter();
    let named: Vec<Stated<PathBuf>> = named
        .map(|path| Stated { value: path.clone(), place: input::argument(path, &mut sources) })
        .collect();
    let against = RuleSet { folders: &named, sources: &sources, ..settings.rule_set() };
    let mut second = Rules::load_or_complain(against, output)?;
    if !second.keep_packs(settings, output) {
        return None;
    }
    first.read_sources();
    second.read_sources();
    let manifests = [
        Manifest::read(&options.manifest, settings, &first.program, output)?,
        Manifest::read(&options.manifest, settings, &second.program, output)?,
    ];
    let [one, other] = &manifests;
    let (Some(first_texts), Some(second_texts)) = (first.sources_read(), second.sources_read()) else {
        return None;
    };
    let flips = between_rules(
        (RuleTexts { program: &first.program, sources: first_texts }, &one.facts),
        (RuleTexts { program: &second.program, sources: second_texts }, &other.facts),
        as_of,
    );
    let sides = [
        Side { manifest: one, program: &first.program, rules: Some((&settings.rules, first_texts)), as_of },
        Side { manifest: other, program: &second.program, rules: Some((&named, second_texts)), as_of },
    ];
    Some(deliver(&flips, &sides, options.format, ruled, output))
}

/// A manifest that was read.
struct Manifest {
    name: String,
    sources: Sources,
    facts: Facts,
}

impl Manifest {
    /// Reads a manifest; what is wrong with it goes to standard error.
    fn read(path: &Path, settings: &Settings, program: &Program, output: &mut Output) -> Option<Self> {
        let mut sources = Sources::default();
        let (facts, found) = match read_one(path, settings.input_format, program, &mut sources) {
            Ok((facts, warnings)) => (Some(facts), warnings),
            Err(found) => (None, found),
        };
        if !found.is_empty() {
            output.diagnose(&found, &sources);
        }
        Some(Self { name: path.display().to_string(), sources, facts: facts? })
    }
}

/// One side.
struct Side<'run> {
    manifest: &'run Manifest,
    program: &'run Program,
    /// The folders of its rules and the texts of all of them, where the rules differ.
    rules: Option<(&'run [Stated<PathBuf>], &'run Sources)>,
    as_of: Date,
}

impl<'run> Side<'run> {
    fn view<'view>(&'view self, name: &'view Localized) -> SideView<'view>
    where
        'run: 'view,
    {
        SideView {
            name,
            manifest: &self.manifest.name,
            program: self.program,
            facts: &self.manifest.facts,
            as_of: self.as_of,
            sources: &self.manifest.sources,
            rules: self.rules.map(|(_, sources)| sources),
        }
    }

    fn anything_applies(&self) -> bool {
        Findings::of(&Evaluator::new(self.program, &self.manifest.facts, self.as_of)).anything_applies()
    }
}

/// A side by its manifest and its day.
fn dated(side: &Side<'_>) -> Localized {
    let (name, day) = (&side.manifest.name, side.as_of);
    localized!("{name} as of {day}", "{name}（评估日期 {day}）")
}

/// A side by its manifest, its day and its rules.
fn ruled(side: &Side<'_>) -> Localized {
    let folders = side.rules.map(|(folders, _)| folders).unwrap_or_default();
    let folders: Vec<String> = folders.iter().map(|folder| folder.value.display().to_string()).collect();
    let Localized { en, zh } = dated(side);
    if folders.is_empty() {
        return localized!("{en} under the embedded rules", "{zh}，内置规则");
    }
    let (folders, several) = (folders.join(", "), folders.join("、"));
    localized!("{en} under the rules of {folders}", "{zh}，{several} 的规则")
}

fn deliver(
    flips: &[Flipped],
    sides: &[Side<'_>; 2],
    format: BasicFormat,
    name: fn(&Side<'_>) -> Localized,
    output: &mut Output,
) -> ExitCode {
    let [before, after] = sides;
    let names = (name(before), name(after));
    let view = ComparisonView { before: before.view(&names.0), after: after.view(&names.1), flips };
    output.print(&match format {
        BasicFormat::Terminal => report::comparison(&view, output.layout()),
        BasicFormat::Json => report::comparison_json(&view),
    });
    if !before.anything_applies() && !after.anything_applies() {
        output.say(&localized!(
            "no rule applies on either side, so nothing was compared",
            "两侧均没有适用的规则，未作任何比较"
        ));
        return ExitCode::NoConclusion;
    }
    if flips.is_empty() { ExitCode::Clean } else { ExitCode::Findings }
}
