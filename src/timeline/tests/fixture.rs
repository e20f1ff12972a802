//! A small program, and timelines as lines of text.

use std::fmt::Write as _;

use crate::facts::Facts;
use crate::manifest::read_toml;
use crate::packs::{RuleFile, compile};
use crate::program::Program;
use crate::quantity::Date;
use crate::source::FileId;
use crate::timeline::{Addend, Cause, Deadline, Flip, Operand, Sign, Timeline};

pub(super) fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// The ground with one rule of these clauses.
pub(super) fn program_with(clauses: &str) -> Program {
    let cites = if clauses.contains("cites ACT") { "" } else { "cites ACT-OLD/1, ACT-NEW/11" };
    let rule = format!(
        "rule test.rule {{ title en \"A\" zh \"甲\" duty en \"A\" zh \"甲\" {cites} {clauses} \
         breach en \"A\" zh \"甲\" remedy en \"A\" zh \"甲\" }}\n"
    );
    let file = |name: &str, text: &str| RuleFile { name: name.to_owned(), text: text.to_owned() };
    let compiled =
        compile(vec![file("ground.hegui", include_str!("ground.hegui")), file("rule.hegui", &rule)]);
    assert!(compiled.diagnostics.is_empty(), "{:#?}\n{rule}", compiled.diagnostics);
    compiled.program
}

pub(super) fn facts_of(program: &Program, manifest: &str) -> Facts {
    let (facts, found) = read_toml(program, FileId::default(), manifest);
    assert!(found.is_empty(), "{found:#?}");
    facts
}

/// The changes of a rule with these clauses, a line for each flip and each renumbering.
#[track_caller]
pub(super) fn check(clauses: &str, manifest: &str, expected: &[&str]) {
    let program = program_with(clauses);
    let facts = facts_of(&program, manifest);
    let timeline =
        Timeline::of(&program, &facts, day("2019-01-01"), day("2026-12-31")).expect("few judgements");
    assert_eq!(lines(&program, &timeline), expected, "{clauses}");
}

fn lines(program: &Program, timeline: &Timeline) -> Vec<String> {
    let mut lines = Vec::new();
    for change in &timeline.changes {
        for flip in &change.flips {
            lines.push(format!("{} {}", change.date, line(program, flip)));
        }
        for renumbering in &change.renumberings {
            let names = |ids: &[_]| ids.iter().map(|&id| program.provision_name(id)).collect::<Vec<_>>();
            let (before, after) = (names(&renumbering.before), names(&renumbering.after));
            lines.push(format!("{} {} → {}", change.date, before.join(" "), after.join(" ")));
        }
    }
    lines
}

pub(super) fn line(program: &Program, flip: &Flip) -> String {
    let mut line = String::new();
    if !flip.element.is_empty() {
        write!(line, "{}: ", flip.element.join("/")).expect("a text can be written to");
    }
    let causes: Vec<String> = flip.causes.iter().map(|cause| cause_text(program, cause)).collect();
    write!(line, "{} → {}: {}", flip.before.name(), flip.after.name(), causes.join("; "))
        .expect("a text can be written to");
    line
}

fn cause_text(program: &Program, cause: &Cause) -> String {
    let instrument = |id| program.instrument(id).map_or("", |one| program.texts.symbol(one.name));
    match cause {
        Cause::InForce(id) => format!("{} in force", instrument(*id)),
        Cause::NoLongerInForce(id) => format!("{} no longer in force", instrument(*id)),
        Cause::Parameter { id, .. } => program.texts.symbol(program.parameters[id.index()].name).to_owned(),
        Cause::Term(id) => program.texts.symbol(program.terms[id.index()].name).to_owned(),
        Cause::Deadline(deadline) => deadline_text(program, deadline),
        Cause::StartsAgain(counter) => format!("{} starts again", counter.name),
    }
}

fn deadline_text(program: &Program, deadline: &Deadline) -> String {
    let addend = |addend: &Addend| {
        let sign = if addend.sign == Sign::Plus { "+" } else { "-" };
        let operand = match &addend.operand {
            Operand::Fact(fact) => fact.name.to_string(),
            Operand::Parameter(id, _) => program.texts.symbol(program.parameters[id.index()].name).to_owned(),
            Operand::Fixed(known) => match known {
                crate::facts::Known::Date(date) => date.exact().expect("a day").to_string(),
                crate::facts::Known::Duration(length) => length.exact().expect("a length").to_string(),
                other => format!("{other:?}"),
            },
        };
        format!("{sign} {operand}")
    };
    let sum: Vec<String> = deadline.sum.iter().map(addend).collect();
    let day = deadline.day.and_then(|day| day.exact());
    let day = day.map_or(String::new(), |day| format!(" = {day}"));
    if sum.is_empty() {
        let facts: Vec<String> = deadline.facts.iter().map(|fact| fact.name.to_string()).collect();
        return format!("a day with {}", facts.join(", "));
    }
    format!("{}{day}", sum.join(" "))
}
