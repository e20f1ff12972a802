//! The timeline as JSON, documented in `docs/timeline.md`.

use serde::Serialize;

use super::TimelineView;
use crate::findings::element_text;
use crate::program::RuleId;
use crate::report::change::{CauseEntry, Scene, provision_names};
use crate::report::json::Text;
use crate::report::location::Locator;
use crate::timeline::{Change, Flip, Renumbering};

/// The version of the shape; it grows when a reader of the last version could be misled.
const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    manifest: &'a str,
    from: String,
    to: String,
    today: String,
    described_on: Option<String>,
    changes: Vec<ChangeEntry<'a>>,
}

#[derive(Serialize)]
struct ChangeEntry<'a> {
    date: String,
    flips: Vec<FlipEntry<'a>>,
    renumberings: Vec<RenumberingEntry<'a>>,
    restarts: Vec<FlipEntry<'a>>,
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
    causes: Vec<CauseEntry<'a>>,
}

#[derive(Serialize)]
struct RenumberingEntry<'a> {
    rule: &'a str,
    provisions_before: Vec<String>,
    provisions_after: Vec<String>,
}

/// Renders the timeline of one manifest as an indented document that ends with a line break.
pub fn timeline_json(view: &TimelineView<'_>) -> String {
    let locator = Locator::new(view.sources);
    let changes = view.timeline.changes.iter();
    let document = Document {
        schema_version: SCHEMA_VERSION,
        manifest: view.manifest,
        from: view.timeline.from.to_string(),
        to: view.timeline.to.to_string(),
        today: view.today.to_string(),
        described_on: view.facts.described_on.map(|day| day.to_string()),
        changes: changes.map(|change| entry(&view.scene(&locator, change), change)).collect(),
    };
    // Texts, numbers and lists always serialize.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn entry<'a>(scene: &Scene<'a>, change: &Change) -> ChangeEntry<'a> {
    ChangeEntry {
        date: change.date.to_string(),
        flips: change.flips.iter().map(|flip| flip_entry(scene, flip)).collect(),
        renumberings: change.renumberings.iter().map(|one| renumbering_entry(scene, one)).collect(),
        restarts: change.restarts.iter().map(|flip| flip_entry(scene, flip)).collect(),
    }
}

fn flip_entry<'a>(scene: &Scene<'a>, flip: &Flip) -> FlipEntry<'a> {
    let program = scene.program;
    let title = program.rule(flip.rule).map(|rule| program.texts.localized(rule.title));
    FlipEntry {
        rule: rule_name(scene, flip.rule),
        title: title.unwrap_or_default().into(),
        element: (!flip.element.is_empty()).then(|| element_text(&flip.element)),
        before: flip.before.name(),
        after: flip.after.name(),
        provisions_before: provision_names(program, &flip.provisions_before),
        provisions_after: provision_names(program, &flip.provisions_after),
        causes: flip.causes.iter().map(|cause| CauseEntry::of(scene, cause)).collect(),
    }
}

fn renumbering_entry<'a>(scene: &Scene<'a>, renumbering: &Renumbering) -> RenumberingEntry<'a> {
    RenumberingEntry {
        rule: rule_name(scene, renumbering.rule),
        provisions_before: provision_names(scene.program, &renumbering.before),
        provisions_after: provision_names(scene.program, &renumbering.after),
    }
}

fn rule_name<'a>(scene: &Scene<'a>, id: RuleId) -> &'a str {
    scene.program.rule(id).map_or("", |rule| scene.program.texts.symbol(rule.name))
}
