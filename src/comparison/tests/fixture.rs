//! Two manifests, or two sets of rules, and what comes out otherwise, as lines of text.

use crate::comparison::{Flipped, Reason, RuleChange, RuleTexts, between_manifests, between_rules};
use crate::facts::Facts;
use crate::manifest::read_toml;
use crate::packs::{Compiled, RuleFile, compile};
use crate::program::Program;
use crate::quantity::Date;
use crate::source::FileId;

const GROUND: &str = r#"
record operator {
  title en "Operator" zh "运营者"
  critical: bool title en "Critical" zh "关键" ask en "Is it?" zh "是吗？"
  audited: bool title en "Audited" zh "审计" ask en "Is it?" zh "是吗？"
  filed: bool title en "Filed" zh "备案" ask en "Is it?" zh "是吗？"
  kept: duration title en "Kept" zh "留存" ask en "How long?" zh "多久？"
  countries: set of country title en "Countries" zh "国家" ask en "Which?" zh "哪些？"
  office: office title en "Office" zh "机构"
}
record office {
  title en "Office" zh "机构"
  staffed: bool title en "Staffed" zh "有人" ask en "Is it?" zh "是吗？"
}
list dataset {
  title en "Datasets" zh "数据集"
  name: text key title en "Name" zh "名称"
  personal: bool title en "Personal" zh "个人信息" ask en "Is it?" zh "是吗？"
  safe: bool title en "Safe" zh "安全" ask en "Is it?" zh "是吗？"
}
list transfer {
  title en "Transfers" zh "出境"
  name: text key title en "Name" zh "名称"
  datasets: set of dataset title en "Datasets" zh "数据集" ask en "Which?" zh "哪些？"
  of: dataset title en "Of" zh "来自" ask en "Which?" zh "哪个？"
}
instrument ACT {
  title en "Act" zh "法" issuer en "Assembly" zh "人大" rank law
  in force from 2020-01-01
  article 1 en "One" zh "一"
  article 2 en "Two" zh "二"
}
"#;

pub(super) fn day() -> Date {
    Date::parse("2026-01-01").expect("a day")
}

/// A rule of these clauses.
pub(super) fn rule(name: &str, clauses: &str) -> String {
    let cites = if clauses.starts_with("cites") { "" } else { "cites ACT/1" };
    format!(
        "rule {name} {{ title en \"A\" zh \"甲\" duty en \"A\" zh \"甲\" {cites} {clauses} \
         breach en \"A\" zh \"甲\" remedy en \"A\" zh \"甲\" }}\n"
    )
}

/// The ground with these items.
pub(super) fn compiled(items: &str) -> Compiled {
    let file = |name: &str, text: &str| RuleFile { name: name.to_owned(), text: text.to_owned() };
    let compiled = compile(vec![file("ground.hegui", GROUND), file("rules.hegui", items)]);
    assert!(compiled.diagnostics.is_empty(), "{:#?}\n{items}", compiled.diagnostics);
    compiled
}

pub(super) fn facts_of(program: &Program, manifest: &str) -> Facts {
    let (facts, found) = read_toml(program, FileId::default(), manifest);
    assert!(found.is_empty(), "{found:#?}");
    facts
}

/// Compares two manifests under one rule of these clauses.
#[track_caller]
pub(super) fn check_manifests(clauses: &str, before: &str, after: &str, expected: &[&str]) {
    let program = compiled(&rule("test.rule", clauses)).program;
    let (before, after) = (facts_of(&program, before), facts_of(&program, after));
    let flips = between_manifests(&program, &before, &after, day());
    assert_eq!(lines(&flips), expected, "{clauses}");
    assert_eq!(between_manifests(&program, &before, &before, day()), []);
}

/// Compares one manifest under two sets of rules.
#[track_caller]
pub(super) fn check_rules(before: &str, after: &str, manifest: &str, expected: &[&str]) {
    let (before, after) = (compiled(before), compiled(after));
    let facts = (facts_of(&before.program, manifest), facts_of(&after.program, manifest));
    let texts = |compiled: &'_ Compiled| -> (Program, crate::source::Sources) {
        (compiled.program.clone(), compiled.sources.clone())
    };
    let (before, after) = (texts(&before), texts(&after));
    let flips = between_rules(
        (RuleTexts { program: &before.0, sources: &before.1 }, &facts.0),
        (RuleTexts { program: &after.0, sources: &after.1 }, &facts.1),
        day(),
    );
    assert_eq!(lines(&flips), expected);
}

fn lines(flips: &[Flipped]) -> Vec<String> {
    flips.iter().map(line).collect()
}

fn line(flip: &Flipped) -> String {
    let element = flip.element.join("/");
    let element = if element.is_empty() { element } else { format!("{element}: ") };
    let reasons: Vec<String> = flip.reasons.iter().map(reason).collect();
    format!("{element}{} → {}: {}", flip.before.name(), flip.after.name(), reasons.join(", "))
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Day(cause) => format!("{cause:?}"),
        Reason::Fact(change) => change.name.to_string(),
        Reason::Rule(RuleChange::Clause { clause, .. }) => clause.word().to_owned(),
        Reason::Rule(RuleChange::Definition { kind, name, .. }) => format!("{kind:?}({name:?})"),
        Reason::Rule(change) => format!("{change:?}"),
        Reason::Waiver(change) => format!("{change:?}"),
    }
}
