//! The dates ahead: the days on which outcomes change as long as the facts stay what they are.

use maud::{Markup, html};

use super::chart::{Marked, days};
use super::mark::badge;
use super::sheet::Sheet;
use super::text::{both, counted, prose};
use crate::findings::{Outcome, element_text};
use crate::localized;
use crate::localized::Localized;
use crate::quantity::Date;
use crate::report::change::{Scene, cause_text, groups};
use crate::report::location::Locator;
use crate::source::{Sources, Span};
use crate::timeline::{Cause, Change, Flip, Timeline};

/// The most findings of one kind of change that are shown before the others are unfolded.
const MOST_FINDINGS: usize = 5;
/// The most lines of the manifest to which one change leads.
const MOST_PLACES: usize = 6;

/// The line of time and the list of its days; nothing where nobody has looked ahead.
pub(super) fn ahead(sheet: &Sheet<'_, '_>) -> Markup {
    let Some(timeline) = sheet.view.ahead else { return html! {} };
    let changes: Vec<&Change> = timeline.changes.iter().filter(|change| tells(change)).collect();
    html! {
        section.part.chart.ahead id=(sheet.id("ahead")) {
            h3 {
                (both(&localized!("Dates ahead", "未来日期"))) " "
                @if !changes.is_empty() { span.count { (changes.len()) } }
            }
            p.lead { (both(&lead(timeline, &changes))) }
            @if !changes.is_empty() {
                (days((sheet.view.findings.as_of, timeline.to), &marked(&changes)))
                ol.dates { @for change in &changes { (date(sheet, change)) } }
            }
        }
    }
}

/// Whether something of a day is told: an outcome changes, or counters start again.
fn tells(change: &Change) -> bool {
    !change.flips.is_empty() || !change.restarts.is_empty()
}

fn lead(timeline: &Timeline, changes: &[&Change]) -> Localized {
    let to = timeline.to;
    if changes.is_empty() {
        return localized!(
            "Until {to} no outcome changes, as long as the facts stay as the manifest states them.",
            "在事实不变的前提下，{to} 之前各项结论均不变。"
        );
    }
    localized!(
        "The days until {to} on which outcomes change, as long as the facts stay as the manifest states them. A \
         deadline is the last day on which a duty is met; the change is on the next one.",
        "在事实不变的前提下，{to} 之前结论将发生变化的日期。期限为履行义务的最后一日，结论自次日起变化。"
    )
}

fn marked(changes: &[&Change]) -> Vec<Marked> {
    let of_day = |change: &&Change| {
        let outcome = change.flips.iter().map(|flip| flip.after).min();
        let outcome = outcome.unwrap_or(Outcome::NotApplicable);
        Marked { day: change.date, count: change.flips.len(), outcome }
    };
    changes.iter().map(of_day).collect()
}

/// Findings that change in the same way for causes that read the same.
struct Turn<'t> {
    flips: Vec<&'t Flip>,
    causes: Vec<Localized>,
    places: Vec<Span>,
}

/// What changes on a day.
fn turns<'t>(scene: &Scene<'_>, flips: &'t [Flip]) -> Vec<Turn<'t>> {
    let mut turns: Vec<Turn<'t>> = Vec::new();
    for flips in groups(flips) {
        let Some(first) = flips.first() else { continue };
        let (mut causes, mut places) = (Vec::new(), Vec::new());
        for cause in &first.causes {
            let text = cause_text(scene, cause);
            if !causes.contains(&text) {
                causes.push(text);
            }
            if let Cause::Deadline(deadline) = cause {
                places.extend(deadline.facts.iter().filter_map(|fact| fact.place));
            }
        }
        places.sort();
        places.dedup();
        let outcomes = |flip: &Flip| (flip.before, flip.after);
        let is_same = |turn: &&mut Turn<'_>| {
            turn.causes == causes && turn.flips.first().is_some_and(|one| outcomes(one) == outcomes(first))
        };
        match turns.iter_mut().find(is_same) {
            Some(turn) => turn.flips.extend(flips),
            None => turns.push(Turn { flips, causes, places }),
        }
    }
    turns
}

fn date(sheet: &Sheet<'_, '_>, change: &Change) -> Markup {
    let view = sheet.view;
    let from = view.findings.as_of;
    let eve = Date::from_days(change.date.days().saturating_sub(1));
    // The places of facts stand behind their causes, as links.
    let (nowhere, days) = (Sources::default(), (eve, change.date));
    let manifest = Locator::new(&nowhere);
    let scene = Scene { program: view.program, facts: view.facts, manifest: &manifest, days };
    let away = usize::try_from(change.date.days() - from.days()).unwrap_or_default();
    let away = counted(away, "day", "days", "天");
    let day = change.date.to_string();
    html! {
        li {
            p.day {
                time datetime=(day) { (day) } " "
                span.away { (both(&Localized::new(format!("in {}", away.en), format!("{}后", away.zh)))) }
            }
            div {
                @for turn in turns(&scene, &change.flips) { (write(sheet, &turn)) }
                @if !change.restarts.is_empty() { (restarts(sheet, &scene, &change.restarts)) }
            }
        }
    }
}

/// That counters start again, which ones, and what would be otherwise with them at their start.
fn restarts(sheet: &Sheet<'_, '_>, scene: &Scene<'_>, restarts: &[Flip]) -> Markup {
    let count = counted(restarts.len(), "finding", "findings", "项结论");
    let year = scene.facts.described_on.map_or(0, Date::year);
    let otherwise: Vec<Flip> =
        restarts.iter().filter(|restart| restart.before != restart.after).cloned().collect();
    let mut causes: Vec<Localized> = Vec::new();
    for cause in restarts.iter().flat_map(|restart| &restart.causes) {
        let text = cause_text(scene, cause);
        if !causes.contains(&text) {
            causes.push(text);
        }
    }
    html! {
        div.change {
            p.turn {
                (both(&Localized::new(
                    format!("Counters start again: {} by the numbers of {year}", count.en),
                    format!("累计数重新起算：{}仍以{year}年的数字为据", count.zh),
                )))
            }
            p.cause { @for cause in &causes { span { (prose(cause)) } } }
        }
        @if !otherwise.is_empty() {
            p.turn { (both(&localized!("With the counters at their start, these would change:", "按重新累计，下列结论将变化："))) }
            @for turn in turns(scene, &otherwise) { (write(sheet, &turn)) }
        }
    }
}

fn write(sheet: &Sheet<'_, '_>, turn: &Turn<'_>) -> Markup {
    let Some(first) = turn.flips.first() else { return html! {} };
    let (shown, others) = turn.flips.split_at(turn.flips.len().min(MOST_FINDINGS));
    let more = others.len();
    html! {
        div.change {
            p.turn { (badge(first.before)) " → " (badge(first.after)) }
            ul { @for flip in shown { (flipped(sheet, flip)) } }
            @if more > 0 {
                details.more {
                    summary { (both(&localized!("{more} more", "另有 {more} 项"))) }
                    ul { @for flip in others { (flipped(sheet, flip)) } }
                }
            }
            p.cause {
                @for cause in &turn.causes { span { (prose(cause)) } " " }
                @for place in turn.places.iter().take(MOST_PLACES) { (sheet.line(*place)) " " }
            }
        }
    }
}

/// A finding that changes, leading to what it is today.
fn flipped(sheet: &Sheet<'_, '_>, flip: &Flip) -> Markup {
    let program = sheet.view.program;
    let Some(rule) = program.rule(flip.rule) else { return html! {} };
    let title = both(&program.texts.localized(rule.title));
    html! {
        li {
            @match sheet.finding_of(flip.rule, &flip.element) {
                Some(id) => a href={ "#" (id) } { (title) },
                None => (title),
            }
            @if !flip.element.is_empty() { " " bdi.element { (element_text(&flip.element)) } }
            " " code.rule { (program.texts.symbol(rule.name)) }
        }
    }
}
