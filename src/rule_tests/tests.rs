//! Tests of rule tests, all through text: a base and a case file in, the report out.

mod editing;
mod measuring;
mod reading;
mod running;
mod speed;

use super::{Results, run};
use crate::localized::Language;
use crate::packs::{Compiled, RuleFile, compile};
use crate::report;
use crate::source::FileId;

/// A small vocabulary, two instruments that follow each other and two rules.
const GROUND: &str = include_str!("tests/ground.hegui");
/// A manifest that meets both rules.
const BANK: &str = include_str!("tests/bank.toml");

fn ground() -> Compiled {
    let compiled = compile(vec![RuleFile { name: "ground.hegui".to_owned(), text: GROUND.to_owned() }]);
    assert_eq!(compiled.diagnostics, [], "the ground has no mistakes");
    compiled
}

/// Runs one case file on the bank.
fn results(cases: &str) -> (Compiled, Results) {
    results_on(BANK, cases)
}

fn results_on(base: &str, cases: &str) -> (Compiled, Results) {
    let mut compiled = ground();
    let base: FileId = compiled.sources.add("rules/bases/bank.toml", base);
    let file = compiled.sources.add("rules/pack/tests/pack.toml", cases);
    let results = run(&compiled.program, &compiled.sources, &[base], &[file]);
    (compiled, results)
}

/// The cases as given and the report on them, without the warnings on coverage.
fn report_on(cases: &str) -> String {
    let (compiled, results) = results(cases);
    let report = report::cases(&compiled.program, &compiled.sources, &results, Language::En);
    let lines: Vec<&str> = report.lines().filter(|line| !line.starts_with("warning: ")).collect();
    format!("{cases}\n────\n{}", lines.join("\n"))
}

/// Runs the body of one case on the bank and asserts that it passes.
fn passes(case: &str) {
    let (compiled, results) = results(&one_case(case));
    let report = report::cases(&compiled.program, &compiled.sources, &results, Language::En);
    assert!(results.failed() == 0 && results.passed() == 1, "{case}\n{report}");
}

fn one_case(body: &str) -> String {
    format!("base = \"bank.toml\"\nas-of = 2026-03-01\n\n[[case]]\nname = \"one\"\n{body}\n")
}
