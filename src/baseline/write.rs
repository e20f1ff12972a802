//! A baseline as text: one finding a line, in an order that stays, so that a difference of two versions can be read.

use std::io::{self, Write};

use serde::Serialize;

use super::{Baseline, Entry, SCHEMA_VERSION};

/// A finding, by the names of the fields.
#[derive(Serialize)]
struct Line<'a> {
    manifest: &'a str,
    rule: &'a str,
    element: Option<&'a str>,
    outcome: &'static str,
    severity: &'static str,
    fingerprint: String,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

impl<'a> Line<'a> {
    fn of(manifest: &'a str, entry: &'a Entry) -> Self {
        Self {
            manifest,
            rule: &entry.rule,
            element: entry.element.as_deref(),
            outcome: entry.outcome.name(),
            severity: entry.severity.name(),
            fingerprint: entry.fingerprint.to_string(),
        }
    }
}

impl Baseline {
    /// Writes it, by manifest, rule and element.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let tool = Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
        let tool = serde_json::to_string(&tool)?;
        write!(out, "{{\n  \"schema_version\": {SCHEMA_VERSION},\n  \"tool\": {tool},\n  \"entries\": [")?;
        let mut between = "\n";
        for (manifest, entries) in &self.manifests {
            let mut entries: Vec<&Entry> = entries.values().collect();
            entries.sort_by_key(|entry| (&entry.rule, &entry.element, entry.outcome, entry.fingerprint));
            for entry in entries {
                write!(out, "{between}    {}", serde_json::to_string(&Line::of(manifest, entry))?)?;
                between = ",\n";
            }
        }
        out.write_all(b"\n  ]\n}\n")
    }
}
