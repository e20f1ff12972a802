//! The verdict at a glance, and what it does not say.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use maud::{Markup, html};

use super::chart::outcomes;
use super::mark::sign;
use super::sheet::Sheet;
use super::text::{both, counted, prose};
use crate::findings::{Finding, Findings, Outcome, questions};
use crate::localized;
use crate::localized::Localized;
use crate::report::language::{capital, join};
use crate::report::note::note_text;
use crate::report::novelty::novelty_counts;
use crate::report::outcome::{message, outcome_name};

/// The most breaches that are named before the others are unfolded.
const MOST_BREACHES: usize = 8;

/// The outcome that a verdict is coloured by; `None` where nothing was checked.
pub(super) fn gravest(findings: &Findings) -> Option<Outcome> {
    let counts = findings.counts();
    let gravest = Outcome::ALL.iter().map(|(_, outcome)| *outcome).find(|outcome| counts.of(*outcome) > 0);
    gravest.filter(|_| findings.anything_applies())
}

/// The verdict in one sentence. It never says that a product complies.
pub(super) fn verdict(findings: &Findings) -> Localized {
    let counts = findings.counts();
    let (breached, open) = (counts.of(Outcome::Breached), counts.of(Outcome::Undetermined));
    if !findings.anything_applies() {
        return localized!("No rule applies: nothing was checked.", "没有任何规则适用：未进行任何检查。");
    }
    match (breached, open) {
        (0, 0) => {
            localized!("No breach is shown, and no question is open.", "未发现违反，也没有待确认事项。")
        }
        (0, _) => localized!(
            "No breach is shown, but {open} findings are not known yet.",
            "未发现违反，但有 {open} 项结论待确认。"
        ),
        (1, 0) => localized!("One breach.", "发现 1 项违反。"),
        (_, 0) => localized!("{breached} breaches.", "发现 {breached} 项违反。"),
        (1, _) => localized!(
            "One breach, and {open} findings that are not known yet.",
            "发现 1 项违反，另有 {open} 项结论待确认。"
        ),
        _ => localized!(
            "{breached} breaches, and {open} findings that are not known yet.",
            "发现 {breached} 项违反，另有 {open} 项结论待确认。"
        ),
    }
}

/// The verdict with the counts of all outcomes.
pub(super) fn at_a_glance(sheet: &Sheet<'_, '_>) -> Markup {
    let findings = sheet.view.findings;
    let counts = findings.counts();
    html! {
        section.part.verdict
            id=(sheet.id("verdict"))
            aria-labelledby=(sheet.id("verdict-heading"))
            data-outcome=[gravest(findings).map(Outcome::name)]
        {
            h3.statement id=(sheet.id("verdict-heading")) { (both(&verdict(findings))) }
            @if findings.novelties.is_some() {
                @let counts = join(&novelty_counts(findings), ", ", "，");
                @let Localized { en, zh } = &counts;
                p.note { (both(&localized!("Against the baseline: {en}.", "与基线相比：{zh}。"))) }
            }
            @for note in findings.notes() {
                @let Localized { en, zh } = note_text(&note);
                p.note { (prose(&localized!("Note: {en}.", "说明：{zh}。"))) }
            }
            (breaches(sheet))
            (outcomes(&counts))
            ul.tiles {
                @for (name, outcome) in Outcome::ALL {
                    li { (tile(sheet, name, *outcome, counts.of(*outcome))) }
                }
            }
            (meaning(sheet))
        }
    }
}

/// What is breached, each leading to its finding; the gravest first.
fn breaches(sheet: &Sheet<'_, '_>) -> Markup {
    let view = sheet.view;
    let is_breached = |(_, finding): &(usize, &Finding)| finding.outcome == Outcome::Breached;
    let mut breached: Vec<(usize, &Finding)> = sheet.findings().filter(is_breached).collect();
    breached.sort_by_key(|(_, finding)| Reverse(finding.severity));
    let (first, others) = breached.split_at(breached.len().min(MOST_BREACHES));
    let more = others.len();
    let line = |(position, finding): &(usize, &Finding)| {
        html! { li { a href={ "#" (sheet.finding_id(*position)) } { (prose(&message(view, finding))) } } }
    };
    html! {
        @if !first.is_empty() {
            ul.breaches { @for one in first { (line(one)) } }
        }
        @if more > 0 {
            details.more {
                summary { (both(&localized!("{more} more", "另有 {more} 项"))) }
                ul.breaches { @for one in others { (line(one)) } }
            }
        }
    }
}

/// The number of findings with an outcome; it leads to them.
fn tile(sheet: &Sheet<'_, '_>, name: &str, outcome: Outcome, count: usize) -> Markup {
    let content = html! {
        span.number { (count) }
        span.name { span.sign aria-hidden="true" { (sign(outcome)) } (both(&capital(&outcome_name(outcome)))) }
    };
    html! {
        @if count > 0 {
            a.tile data-outcome=(name) href={ "#" (sheet.id(name)) } { (content) }
        } @else {
            span.tile data-outcome=(name) { (content) }
        }
    }
}

/// What the verdict says and what it does not.
fn meaning(sheet: &Sheet<'_, '_>) -> Markup {
    let view = sheet.view;
    let day = view.findings.as_of;
    let packs: BTreeSet<&str> = view.program.rules.iter().map(|rule| view.program.pack_of(rule)).collect();
    let rules = counted(view.program.rules.len(), "rule", "rules", "条规则");
    let packs = counted(packs.len(), "pack", "packs", "个规则包");
    let asked = questions(view.program, view.findings).len();
    let described = match view.facts.described_on {
        Some(described) => localized!(" as of {described}", "截至 {described} 的"),
        None => Localized::default(),
    };
    let Localized { en, zh } = described;
    let mut lines = vec![
        localized!(
            "It speaks of the facts that the manifest states{en}, by the law in force on {day}. Whether they are so, \
             nobody has verified here.",
            "结论以清单所述{zh}事实和 {day} 有效的法律为准；所述事实是否属实，未经核实。"
        ),
        localized!(
            "What is not known yet is neither compliance nor breach: a fact that is not stated is never taken to be \
             false.",
            "“待确认”既不是符合，也不是违反：未说明的事实不视为“否”。"
        ),
        Localized::new(
            format!("{} of {} were applied. What no rule encodes was not judged.", rules.en, packs.en),
            format!("共应用 {}的 {}。未编码为规则的要求不在检查之列。", packs.zh, rules.zh),
        ),
        localized!("It is information, not legal advice.", "本报告仅供参考，不构成法律意见。"),
    ];
    if asked > 0 {
        let asked = counted(asked, "question", "questions", "个问题");
        let next = Localized::new(
            format!("{} would decide all that is open.", asked.en),
            format!("回答 {}即可确定全部待确认事项。", asked.zh),
        );
        lines.insert(2, next);
    }
    html! {
        div.meaning {
            h4 { (both(&localized!("How to read this", "阅读说明"))) }
            ul { @for line in lines { li { (both(&line)) } } }
        }
    }
}
