//! Breaches: the value that is wrong, what the law requires, what is at stake, what to do.

use super::Detail;
use super::observations::drawn;
use crate::facts::Known;
use crate::findings::{Breach, Finding, Outcome, Place, value_text};
use crate::localized;
use crate::localized::Localized;
use crate::program::Rule;
use crate::report::account::{Section, account};
use crate::report::note::note_text;
use crate::report::novelty::mark;
use crate::report::outcome::{message, severity_name};
use crate::report::page::Page;
use crate::report::snippet::Snippet;
use crate::report::view::View;

/// The most places that one breach underlines.
const MOST_PLACES: usize = 5;

/// The breaches, the gravest first; what is known only where everything is told, and behind what is new.
pub(super) fn breaches(view: &View<'_>, detail: Detail, page: &mut Page) {
    let is_told = |finding: &&Finding| detail == Detail::Verbose || !finding.is_known();
    let breached = view.findings.findings.iter().filter(|finding| finding.outcome == Outcome::Breached);
    let mut found: Vec<&Finding> = breached.filter(is_told).collect();
    found.sort_by_key(|finding| (finding.is_known(), std::cmp::Reverse(finding.severity)));
    for finding in found {
        page.blank();
        if let Some(rule) = view.rule(finding) {
            render(view, finding, rule, detail, page);
        }
    }
}

fn render(view: &View<'_>, finding: &Finding, rule: &Rule, detail: Detail, page: &mut Page) {
    page.raw(&snippet(view, finding, rule, detail, page).render(page.layout));
    for Section { label, lines } in account(view, finding) {
        page.entry(&label, &lines);
    }
    if !finding.details().notes.is_empty() {
        let notes: Vec<Localized> = finding.details().notes.iter().map(note_text).collect();
        page.entry(&localized!("note", "说明"), &notes);
    }
    if detail == Detail::Verbose
        && let Some(evidence) = rule.evidence
    {
        page.entry(&localized!("to show", "应备材料"), &[view.program.texts.localized(evidence)]);
    }
}

fn snippet<'a>(view: &View<'a>, finding: &Finding, rule: &Rule, detail: Detail, page: &Page) -> Snippet<'a> {
    let language = page.layout.language;
    let about = finding
        .element_key()
        .map(|key| format!(" {} {key}", page.layout.either("·", "-")))
        .unwrap_or_default();
    let name = view.rule_name(finding);
    let severity = language.phrase(&severity_name(finding.severity));
    let known = language.phrase(&mark(finding));
    let code = format!("{severity}[{name}]{about}{known}");
    let mut snippet =
        Snippet::new(drawn(finding.severity), Some(code), language.sentences(&message(view, finding)));
    if let Some(breach) = &finding.details().breach {
        label_places(view, finding, breach, page, &mut snippet);
    }
    if let (Detail::Verbose, Some(rules)) = (detail, view.rules) {
        let text = language.phrase(&localized!("required here", "要求见此"));
        snippet.label(rules, view.program.arena.span(rule.requirement), text);
    }
    snippet
}

fn label_places<'a>(
    view: &View<'a>,
    finding: &Finding,
    breach: &Breach,
    page: &Page,
    snippet: &mut Snippet<'a>,
) {
    let language = page.layout.language;
    let stated = breach.places.iter().filter_map(|place| Some((place, place.span?)));
    for (place, span) in stated.clone().take(MOST_PLACES) {
        snippet.label(view.sources, span, language.phrase(&stated_text(view, place)));
    }
    if stated.count() == 0
        && let Some(span) = view.place(finding)
    {
        snippet.label(view.sources, span, language.phrase(&localized!("about this", "涉及此处")));
    }
}

/// What the manifest states at a place.
fn stated_text(view: &View<'_>, place: &Place) -> Localized {
    match &place.known {
        Known::Record(_) => localized!("stated here", "在此说明"),
        Known::List(list) if list.elements.is_empty() => localized!("stated: none", "已说明：无"),
        known => {
            let of_type = view.program.arena.type_of(place.expression);
            let value = value_text(view.program, view.facts, of_type, known);
            Localized::new(format!("stated: {}", value.en), format!("已说明：{}", value.zh))
        }
    }
}
