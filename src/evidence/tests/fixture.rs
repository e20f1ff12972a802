//! A small vocabulary with a list of evidence under names of its own, and rules on it.

use crate::evaluation::Evaluator;
use crate::evidence::{Backing, FileSeen, StatedDocument, stated};
use crate::facts::Facts;
use crate::findings::{Finding, Findings};
use crate::manifest::read_toml;
use crate::packs::{RuleFile, compile};
use crate::program::Program;
use crate::quantity::{Date, Digest};
use crate::source::FileId;

const RULES: &str = r#"record security { title en "S" zh "安"
  logs: duration title en "L" zh "日" ask en "?" zh "？"
  plan: bool title en "P" zh "案" ask en "?" zh "？"
  small: bool title en "M" zh "小" ask en "?" zh "？"
}
list dataset { title en "D" zh "数"
  name: text key title en "N" zh "名"
  personal: bool title en "P" zh "个" ask en "?" zh "？"
  stores: list of store title en "S" zh "存"
}
record store { title en "S" zh "存"
  name: text key title en "N" zh "名"
  country: country title en "C" zh "国" ask en "?" zh "？"
}
list paper { title en "P" zh "纸"
  number: text key title en "N" zh "号"
  called: text evidence title title en "T" zh "题" ask en "?" zh "？"
  scan: text evidence path title en "S" zh "扫" ask en "?" zh "？"
  hash: text evidence sha256 title en "H" zh "摘" ask en "?" zh "？"
  signed: date evidence issued title en "I" zh "签" ask en "?" zh "？"
  until: date evidence expires title en "E" zh "至" ask en "?" zh "？"
  shows: set of text evidence supports title en "F" zh "事" ask en "?" zh "？"
}
instrument ACT-1 { title en "Act" zh "法" issuer en "I" zh "机关" rank law in force from 2020-01-01
  article 1 en "One" zh "一" }
rule act.kept { title en "t" zh "题" duty en "d" zh "责" cites ACT-1/1
  when security.small is false
  require security.logs >= 6 months and security.plan
  unless security.plan is false and security.logs >= 12 months cites ACT-1/1
  breach en "b" zh "违" remedy en "r" zh "改" }
rule act.home { title en "t" zh "题" duty en "d" zh "责" cites ACT-1/1
  for d in dataset where d.personal
  require every s in d.stores: s.country is CN
  breach en "b" zh "违" remedy en "r" zh "改" }
"#;

/// What the facts of most tests are: logs are kept and there is a plan.
pub(super) const KEPT: &str = "[security]\nlogs = \"7 months\"\nplan = true\nsmall = false\n";

/// The program of these tests.
pub(super) fn program() -> Program {
    let compiled = compile(vec![RuleFile { name: "rules".to_owned(), text: RULES.to_owned() }]);
    assert_eq!(compiled.diagnostics, []);
    compiled.program
}

/// What a sound manifest states.
pub(super) fn facts(program: &Program, manifest: &str) -> Facts {
    let (facts, found) = read_toml(program, FileId::default(), manifest);
    assert_eq!(found, []);
    facts
}

/// The documents of a manifest.
pub(super) fn documents(manifest: &str) -> Vec<StatedDocument> {
    let program = program();
    stated(&program, &facts(&program, manifest))
}

/// The as-of date of these tests.
pub(super) fn day() -> Date {
    Date::parse("2026-11-23").expect("a day")
}

/// A digest of which every digit is this one.
pub(super) fn digest(digit: char) -> Digest {
    Digest::parse(&digit.to_string().repeat(64)).expect("a digest")
}

/// What is found of a manifest, with its evidence; the files of all documents are there.
pub(super) fn supported(
    manifest: &str,
    lay: impl Fn(&Backing, &Evaluator<'_>, &mut Findings),
) -> Vec<String> {
    let program = program();
    let facts = facts(&program, manifest);
    let stated = stated(&program, &facts);
    let seen: Vec<Option<FileSeen>> =
        stated.iter().map(|document| document.file.as_ref().map(|_| FileSeen::Present)).collect();
    let backing = Backing::of(stated, &seen, day());
    let evaluator = Evaluator::new(&program, &facts, day());
    let mut findings = Findings::of(&evaluator);
    lay(&backing, &evaluator, &mut findings);
    findings.findings.iter().map(|finding| shown(&program, finding)).collect()
}

fn shown(program: &Program, finding: &Finding) -> String {
    let rule = program.rule(finding.rule).map_or("", |rule| program.texts.symbol(rule.name));
    let element = finding.element_key().map(|key| format!("[{key}]")).unwrap_or_default();
    let evidence = finding.details().evidence.iter().map(|evidence| {
        let supports: Vec<String> = evidence.supports.iter().map(ToString::to_string).collect();
        format!("; {} {} {}", evidence.document.id, evidence.document.state(), supports.join(" "))
    });
    let names = |label: &str, names: &[crate::facts::FactName]| {
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        if names.is_empty() { String::new() } else { format!("; {label} {}", names.join(" ")) }
    };
    format!(
        "{rule}{element} {}{}{}{}",
        finding.outcome.name(),
        evidence.collect::<String>(),
        names("missing", &finding.details().missing.names),
        names("unsupported", &finding.details().unsupported)
    )
}
