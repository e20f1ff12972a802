//! One finding or observation a line: each line says all that the JSON report says of it, and which check it comes from.

use serde::Serialize;

use super::json::{FindingEntry, ObservationEntry, SCHEMA_VERSION, entry, observation_entry};
use super::location::Locator;
use super::observed::Observed;
use super::view::View;

#[derive(Serialize)]
struct Line<'a> {
    schema_version: u32,
    as_of: String,
    manifest: Option<&'a str>,
    finding: Option<FindingEntry<'a>>,
    observation: Option<ObservationEntry<'a>>,
}

/// Renders the check of one manifest, one finding or observation a line.
pub fn ndjson(view: &View<'_>) -> String {
    let locator = Locator::new(view.sources);
    let mut text = String::new();
    for finding in &view.findings.findings {
        push(
            &mut text,
            &Line {
                schema_version: SCHEMA_VERSION,
                as_of: view.findings.as_of.to_string(),
                manifest: Some(view.manifest),
                finding: Some(entry(view, &locator, finding)),
                observation: None,
            },
        );
    }
    text + &ndjson_observed(&view.observed())
}

/// Renders what was observed, one observation a line.
pub fn ndjson_observed(observed: &Observed<'_>) -> String {
    let mut text = String::new();
    for (observation, place) in observed.located() {
        push(
            &mut text,
            &Line {
                schema_version: SCHEMA_VERSION,
                as_of: observed.as_of.to_string(),
                manifest: observed.manifest,
                finding: None,
                observation: Some(observation_entry(observed, observation, place)),
            },
        );
    }
    text
}

fn push(text: &mut String, line: &Line<'_>) {
    // Texts, numbers and lists always serialize.
    text.push_str(&serde_json::to_string(line).unwrap_or_default());
    text.push('\n');
}
