//! Runs cases: edits the base, reads the result as a manifest, judges the rules that the case names.

use std::collections::BTreeSet;
use std::sync::Arc;

use toml::map::Map;

use super::case::{Case, CaseFile, Entry};
use super::results::{CaseResult, Failure, Results, RuleCases};
use super::suite::{PreparedCase, Suite};
use super::{edit, reader, time};
use crate::diagnostic::{self, Diagnostic, Level, has_errors};
use crate::facts::Facts;
use crate::localized;
use crate::localized::Localized;
use crate::manifest::read_toml;
use crate::program::{Program, RuleId};
use crate::quantity::Date;
use crate::source::{FileId, SourceFile, Sources};

/// A base manifest, parsed once.
struct Base<'s> {
    /// Its file name, without folders.
    name: &'s str,
    file: FileId,
    table: Map<String, toml::Value>,
    facts: Arc<Facts>,
    /// Whether it has errors of its own.
    broken: bool,
}

/// How often cases mention a rule, as far as they were run.
#[derive(Default)]
struct Mentions {
    cases: usize,
    dates: BTreeSet<Date>,
}

struct Runner<'s, Keep> {
    program: &'s Program,
    bases: Vec<Base<'s>>,
    diagnostics: Vec<Diagnostic>,
    mentions: Vec<Mentions>,
    /// What becomes of a case that was run.
    keep: Keep,
}

/// Runs all cases of `files` on manifests made from `bases`; both lie in `sources`. Bases are known to cases by
/// their file names, without folders.
pub fn run(program: &Program, sources: &Sources, bases: &[FileId], files: &[FileId]) -> Results {
    run_all(program, sources, bases, files, drop)
}

/// Runs all cases as [`run`] does, and keeps them as they were read, to be judged again.
pub fn run_and_keep(
    program: &Program,
    sources: &Sources,
    bases: &[FileId],
    files: &[FileId],
) -> (Results, Suite) {
    let mut cases = Vec::new();
    let results = run_all(program, sources, bases, files, |case| cases.push(case));
    (results, Suite::new(cases))
}

fn run_all(
    program: &Program,
    sources: &Sources,
    bases: &[FileId],
    files: &[FileId],
    keep: impl FnMut(PreparedCase),
) -> Results {
    let mut runner = Runner {
        program,
        bases: Vec::new(),
        diagnostics: Vec::new(),
        mentions: program.rules.iter().map(|_| Mentions::default()).collect(),
        keep,
    };
    for &file in bases {
        if let Some(source) = sources.get(file) {
            runner.add_base(file, source);
        }
    }
    let mut results = Results::default();
    for &file in files {
        if let Some(source) = sources.get(file) {
            runner.run_file(file, source, &mut results);
        }
    }
    runner.finish(&mut results);
    results
}

impl<'s, Keep: FnMut(PreparedCase)> Runner<'s, Keep> {
    fn add_base(&mut self, file: FileId, source: &'s SourceFile) {
        let (facts, diagnostics) = read_toml(self.program, file, &source.text);
        let broken = has_errors(&diagnostics);
        self.diagnostics.extend(diagnostics);
        let table = source.text.parse::<toml::Table>().unwrap_or_default();
        let name = source.name.rsplit(['/', '\\']).next().unwrap_or(&source.name);
        self.bases.push(Base { name, file, table, facts: Arc::new(facts), broken });
    }

    fn run_file(&mut self, file: FileId, source: &SourceFile, results: &mut Results) {
        let names: Vec<&str> = self.bases.iter().map(|base| base.name).collect();
        let CaseFile { entries, broken } =
            reader::read(self.program, &names, file, &source.text, &mut self.diagnostics);
        results.broken_files += usize::from(broken);
        for Entry { name, span, case } in entries {
            let expectations = case.as_ref().map_or(0, |case| case.expectations.len());
            let failures = case.map_or_else(|| vec![Failure::Invalid], |case| self.run_case(case));
            results.cases.push(CaseResult { file, name, span, expectations, failures });
        }
    }

    fn run_case(&mut self, case: Case) -> Vec<Failure> {
        self.mention(&case);
        let facts = match self.facts(&case) {
            Ok(facts) => facts,
            Err(failures) => return failures,
        };
        let case = PreparedCase { facts, as_of: case.as_of, expectations: case.expectations };
        let failures = case.mismatches(self.program).map(Failure::Mismatch).collect();
        (self.keep)(case);
        failures
    }

    /// What the manifest states as the case changes it; or why the case can not be run.
    fn facts(&mut self, case: &Case) -> Result<Arc<Facts>, Vec<Failure>> {
        let Some(base) = self.bases.get(case.base) else { return Err(vec![Failure::Invalid]) };
        if base.broken {
            return Err(vec![Failure::Base]);
        }
        if case.edits.is_empty() {
            return Ok(Arc::clone(&base.facts));
        }
        let mut table = base.table.clone();
        let problems = edit::apply(self.program, &mut table, &case.edits);
        if !problems.is_empty() {
            self.diagnostics.extend(problems);
            return Err(vec![Failure::Invalid]);
        }
        let facts = read_edited(self.program, base.file, &table);
        facts.map(Arc::new).map_err(|errors| errors.into_iter().map(Failure::Manifest).collect())
    }

    fn mention(&mut self, case: &Case) {
        let rules: BTreeSet<RuleId> = case.expectations.iter().map(|expectation| expectation.rule).collect();
        for rule in rules {
            if let Some(mentions) = self.mentions.get_mut(rule.index()) {
                mentions.cases += 1;
                mentions.dates.insert(case.as_of);
            }
        }
    }

    fn finish(mut self, results: &mut Results) {
        let program = self.program;
        for (index, (rule, mentions)) in program.rules.iter().zip(self.mentions).enumerate() {
            let id = RuleId::from_index(index);
            results.uncovered.extend(time::uncovered(program, id, rule, &mentions.dates));
            let dates = mentions.dates.into_iter().collect();
            results.rules.push(RuleCases { rule: id, cases: mentions.cases, dates });
        }
        diagnostic::sort(&mut self.diagnostics);
        results.diagnostics = self.diagnostics;
    }
}

/// Reads an edited manifest; or everything that is wrong with it, in words.
fn read_edited(
    program: &Program,
    file: FileId,
    table: &Map<String, toml::Value>,
) -> Result<Facts, Vec<Localized>> {
    let text = toml::to_string(table).map_err(|error| vec![Localized::same(error.to_string())])?;
    let (facts, diagnostics) = read_toml(program, file, &text);
    if has_errors(&diagnostics) {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.level == Level::Error);
        return Err(errors.map(|error| in_words(error, &text)).collect());
    }
    Ok(facts)
}

/// A diagnostic without its place, which lies in a text that nobody has seen.
fn in_words(diagnostic: &Diagnostic, text: &str) -> Localized {
    let Localized { en, zh } = &diagnostic.message;
    let Some(label) = diagnostic.labels.first() else { return diagnostic.message.clone() };
    let place = text.get(label.span.start as usize..label.span.end as usize).unwrap_or_default();
    let place = place.lines().next().unwrap_or_default();
    let (expected, expected_zh) = (&label.text.en, &label.text.zh);
    let help = diagnostic.help.as_ref();
    let (help_en, help_zh) = help
        .map_or((String::new(), String::new()), |help| (format!("; {}", help.en), format!("；{}", help.zh)));
    localized!("{en}: {expected} at `{place}`{help_en}", "{zh}：`{place}` 处{expected_zh}{help_zh}")
}
