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
    let element = judgement
        .elements
        .as_ref()
        .map_or("-".to_owned(), |positions| evaluator.keys(rule, positions).join("/"));
    let missing: Vec<String> = judgement.missing.iter().map(FactName::to_string).collect();
    format!("{name} [{element}] {:?} {:?} {}", judgement.outcome, judgement.exemption, missing.join(", "))
}

pub(super) fn rule(program: &Program, id: RuleId) -> &Rule {
    program.rule(id).expect("a rule")
}
