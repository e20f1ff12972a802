//! Programs and manifests of the tests, and what they come to.

use crate::evaluation::{Evaluator, Judgement};
use crate::facts::{FactName, Facts};
use crate::manifest::read_toml;
use crate::packs::{RuleFile, compile};
use crate::program::{Program, Rule, RuleId};
use crate::quantity::Date;
use crate::source::FileId;

/// The program of rule files over the vocabulary of `ground.hegui`.
pub(super) fn program_of(texts: &[&str]) -> Program {
    let ground = ("ground.hegui", include_str!("ground.hegui"));
    let rest = texts.iter().map(|text| ("test.hegui", *text));
    let files = std::iter::once(ground).chain(rest);
    let files = files.map(|(name, text)| RuleFile { name: name.to_owned(), text: text.to_owned() });
    let compiled = compile(files.collect());
    let errors: Vec<_> = compiled.diagnostics.iter().map(|one| (&one.message.en, &one.labels)).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{}", texts.join("\n"));
    compiled.program
}

pub(super) fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// The facts of a manifest without mistakes.
pub(super) fn facts_of(program: &Program, manifest: &str) -> Facts {
    let (facts, diagnostics) = read_toml(program, FileId::default(), manifest);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    facts
}

/// A judgement as a line: the keys of its elements, its outcome and what is missing.
pub(super) fn line(evaluator: &Evaluator<'_>, judgement: &Judgement) -> String {
    let rule = rule(evaluator.program, judgement.rule);
    let name = evaluator.program.texts.symbol(rule.name);
    let keys = evaluator.keys(rule, &judgement.elements);
    let element = if keys.is_empty() { "-".to_owned() } else { keys.join("/") };
    let missing: Vec<String> = evaluator.missing(judgement).names.iter().map(FactName::to_string).collect();
    format!("{name} [{element}] {:?} {:?} {}", judgement.outcome, judgement.exemption, missing.join(", "))
}

pub(super) fn rule(program: &Program, id: RuleId) -> &Rule {
    program.rule(id).expect("a rule")
}

/// A rule with these clauses; all that it must have besides is added.
pub(super) fn rule_with(clauses: &str) -> String {
    let cites = if clauses.contains(" cites LAW") { "" } else { "cites LAW-1/1, LAW-2/1" };
    let texts =
        if clauses.contains("breach") { "" } else { "breach en \"A\" zh \"甲\" remedy en \"A\" zh \"甲\"" };
    format!(
        "rule test.rule {{ title en \"A\" zh \"甲\" duty en \"A\" zh \"甲\" {cites} {clauses} {texts} }}\n"
    )
}

/// What a rule with these clauses comes to on a day: for each element its key, the outcome and what is missing.
pub(super) fn judged_on(as_of: &str, terms: &str, clauses: &str, manifest: &str) -> Vec<String> {
    let program = program_of(&[terms, &rule_with(clauses)]);
    let facts = facts_of(&program, manifest);
    let evaluator = Evaluator::new(&program, &facts, day(as_of));
    let judged = evaluator.judge_all();
    judged
        .iter()
        .map(|judgement| {
            let missing = evaluator.missing(judgement);
            let more = missing.has_more.then(|| "…".to_owned());
            let missing: Vec<String> = missing.names.iter().map(FactName::to_string).chain(more).collect();
            let rule = rule(&program, judgement.rule);
            let keys = evaluator.keys(rule, &judgement.elements);
            let keys = if keys.is_empty() { String::new() } else { format!("{}: ", keys.join("/")) };
            let exemption = judgement.exemption.map_or(String::new(), |index| format!(" by {index}"));
            let missing = if missing.is_empty() { String::new() } else { format!(" {}", missing.join(" ")) };
            format!("{keys}{:?}{exemption}{missing}", judgement.outcome)
        })
        .collect()
}

/// What a rule with these clauses comes to.
pub(super) fn judged(clauses: &str, manifest: &str) -> Vec<String> {
    judged_on("2025-01-01", "", clauses, manifest)
}

/// Whether a statement holds; "?" and what is missing, where that is not known.
pub(super) fn holds_with(terms: &str, statement: &str, manifest: &str) -> String {
    let judged = judged_on("2025-01-01", terms, &format!("require {statement}"), manifest);
    let [only] = judged.as_slice() else { panic!("one judgement, not {judged:?}") };
    let word = only.replace("Satisfied", "true").replace("Breached", "false");
    word.replace("Undetermined", "?")
}

/// Checks what is known of statements over one manifest.
pub(super) fn check_statements(terms: &str, manifest: &str, expected: &[(&str, &str)]) {
    for (statement, truth) in expected {
        assert_eq!(holds_with(terms, statement, manifest), *truth, "{statement}");
    }
}
