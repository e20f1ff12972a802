//! The comparison as JSON, documented in `docs/timeline.md`.

use serde::Serialize;

use super::reason::{fact_value, reason_text};
use super::{ComparisonView, Locators, SideView, scene};
use crate::comparison::{DefinitionKind, FactChange, Flipped, Reason, RuleChange, Stated};
use crate::findings::element_text;
use crate::report::change::{CauseEntry, provision_names};
use crate::report::json::{LocationEntry, Text};
use crate::report::location::Locator;
use crate::report::note::note_text;
use crate::source::Span;

/// The version of the shape; it grows when a reader of the last version could be misled.
const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    before: SideEntry<'a>,
    after: SideEntry<'a>,
    flips: Vec<FlipEntry<'a>>,
    notes: Vec<Text>,
}

#[derive(Serialize)]
struct SideEntry<'a> {
    manifest: &'a str,
    as_of: String,
}

#[derive(Serialize)]
struct FlipEntry<'a> {
    rule: &'a str,
    title: Text,
    element: Option<String>,
    before: &'static str,
    after: &'static str,
    provisions_before: Vec<String>,
    provisions_after: Vec<String>,
    reasons: Vec<ReasonEntry<'a>>,
}

/// A reason: a cause of the timeline, a fact, or a change of the rules.
#[derive(Serialize)]
#[serde(untagged)]
enum ReasonEntry<'a> {
    Day(Box<CauseEntry<'a>>),
    Fact(Box<FactEntry<'a>>),
    Rule(Box<RuleEntry<'a>>),
    Waiver(WaiverEntry),
}

#[derive(Serialize)]
struct FactEntry<'a> {
    kind: &'static str,
    name: String,
    text: Text,
    before: StatedEntry<'a>,
    after: StatedEntry<'a>,
}

#[derive(Serialize)]
struct StatedEntry<'a> {
    value: Text,
    location: Option<LocationEntry<'a>>,
}

#[derive(Serialize)]
struct RuleEntry<'a> {
    kind: &'static str,
    name: Option<String>,
    text: Text,
    before: Option<LocationEntry<'a>>,
    after: Option<LocationEntry<'a>>,
}

#[derive(Serialize)]
struct WaiverEntry {
    kind: &'static str,
    text: Text,
}

/// Renders a comparison as an indented document that ends with a line break.
pub fn comparison_json(view: &ComparisonView<'_>) -> String {
    let locators = Locators::of(view);
    let document = Document {
        schema_version: SCHEMA_VERSION,
        before: side(&view.before),
        after: side(&view.after),
        flips: view.flips.iter().map(|flip| entry(view, &locators, flip)).collect(),
        notes: view.notes().iter().map(|note| note_text(note).into()).collect(),
    };
    // Texts, numbers and lists always serialize.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn side<'a>(side: &SideView<'a>) -> SideEntry<'a> {
    SideEntry { manifest: side.manifest, as_of: side.as_of.to_string() }
}

fn entry<'a>(view: &ComparisonView<'a>, locators: &'a Locators<'a>, flip: &Flipped) -> FlipEntry<'a> {
    let rule = view.rule(flip);
    let title = rule.map(|(program, rule)| program.texts.localized(rule.title));
    FlipEntry {
        rule: rule.map_or("", |(program, rule)| program.texts.symbol(rule.name)),
        title: title.unwrap_or_default().into(),
        element: (!flip.element.is_empty()).then(|| element_text(&flip.element)),
        before: flip.before.name(),
        after: flip.after.name(),
        provisions_before: provision_names(view.before.program, &flip.provisions_before),
        provisions_after: provision_names(view.after.program, &flip.provisions_after),
        reasons: flip.reasons.iter().map(|reason| reason_entry(view, locators, reason)).collect(),
    }
}

fn reason_entry<'a>(
    view: &ComparisonView<'a>,
    locators: &'a Locators<'a>,
    reason: &Reason,
) -> ReasonEntry<'a> {
    let text = || Text::from(reason_text(view, locators, reason));
    match reason {
        Reason::Day(cause) => ReasonEntry::Day(Box::new(CauseEntry::of(&scene(view, locators), cause))),
        Reason::Fact(change) => ReasonEntry::Fact(Box::new(FactEntry {
            kind: "fact",
            name: change.name.to_string(),
            text: text(),
            before: stated(&view.before, &locators.before, change, &change.before),
            after: stated(&view.after, &locators.after, change, &change.after),
        })),
        Reason::Waiver(_) => ReasonEntry::Waiver(WaiverEntry { kind: "waiver", text: text() }),
        Reason::Rule(change) => {
            let (kind, name) = kind_of(change);
            let (before, after) = match change {
                RuleChange::Clause { before, after, .. } => (*before, *after),
                RuleChange::Definition { before, after, .. } => (Some(*before), Some(*after)),
                _ => (None, None),
            };
            ReasonEntry::Rule(Box::new(RuleEntry {
                kind,
                name,
                text: text(),
                before: place(locators.rules_before.as_ref(), before),
                after: place(locators.rules_after.as_ref(), after),
            }))
        }
    }
}

fn stated<'a>(
    side: &SideView<'a>,
    locator: &Locator<'a>,
    change: &FactChange,
    stated: &Stated,
) -> StatedEntry<'a> {
    StatedEntry {
        value: fact_value(side, change, stated).into(),
        location: place(Some(locator), stated.place),
    }
}

fn place<'a>(locator: Option<&Locator<'a>>, span: Option<Span>) -> Option<LocationEntry<'a>> {
    locator?.locate(span?).map(LocationEntry::from)
}

fn kind_of(change: &RuleChange) -> (&'static str, Option<String>) {
    match change {
        RuleChange::Added => ("rule-added", None),
        RuleChange::Removed => ("rule-removed", None),
        RuleChange::Clause { clause, .. } => ("clause", Some(clause.word().to_owned())),
        RuleChange::Definition { kind, name, .. } => {
            let kind = match kind {
                DefinitionKind::Parameter => "parameter-definition",
                DefinitionKind::Term => "term-definition",
                DefinitionKind::Instrument => "instrument-definition",
            };
            (kind, Some(name.to_string()))
        }
        RuleChange::Vocabulary => ("vocabulary", None),
    }
}
