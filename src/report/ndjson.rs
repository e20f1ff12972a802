//! One finding a line: each line says all that the JSON report says of one finding, and which check it comes from.

use serde::Serialize;

use super::json::{FindingEntry, SCHEMA_VERSION, entry};
use super::location::Locator;
use super::view::View;
use crate::findings::Fingerprint;

#[derive(Serialize)]
struct Line<'a> {
    schema_version: u32,
    as_of: String,
    manifest: &'a str,
    fingerprint: String,
    finding: FindingEntry<'a>,
}

/// Renders the check of one manifest, one finding a line.
pub fn ndjson(view: &View<'_>) -> String {
    let locator = Locator::new(view.sources);
    let mut text = String::new();
    for finding in &view.findings.findings {
        let line = Line {
            schema_version: SCHEMA_VERSION,
            as_of: view.findings.as_of.to_string(),
            manifest: view.manifest,
            fingerprint: Fingerprint::of(view.program, view.manifest, finding).to_string(),
            finding: entry(view, &locator, finding),
        };
        // Texts, numbers and lists always serialize.
        text.push_str(&serde_json::to_string(&line).unwrap_or_default());
        text.push('\n');
    }
    text
}
