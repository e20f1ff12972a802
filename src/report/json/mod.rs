//! The check report as JSON: documented in `docs/findings.md`, versioned, the same bytes on each run.

mod document;
mod evidence;
mod finding;
mod observation;

pub(super) use finding::{LocationEntry, Text};

use super::observed::Observed;
use super::view::View;
use document::Document;

pub(super) use document::{BaselineEntry, counts};
pub(super) use evidence::EvidenceEntry;
pub(super) use finding::{FindingEntry, entry};
pub(super) use observation::{ObservationEntry, observation_entry};

/// The version of the schema; it grows when a reader of the last version could be misled.
pub const SCHEMA_VERSION: u32 = 1;

/// Renders the check of one manifest as an indented document that ends with a line break.
pub fn json(view: &View<'_>) -> String {
    // Texts, numbers and lists always serialize.
    let mut text = serde_json::to_string_pretty(&Document::of(view)).unwrap_or_default();
    text.push('\n');
    text
}

/// The same document on one line, for one product a line.
pub fn json_line(view: &View<'_>) -> String {
    line(&Document::of(view))
}

/// What was observed of a run as a whole, as a document of that form about no manifest, on one line.
pub fn json_observed(observed: &Observed<'_>) -> String {
    line(&Document::of_run(observed))
}

fn line(document: &Document<'_>) -> String {
    let mut text = serde_json::to_string(document).unwrap_or_default();
    text.push('\n');
    text
}
