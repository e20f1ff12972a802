//! One manifest a line: its counts, and the names of what is open. It is short, and needs no more than outcomes.

use std::borrow::Cow;

use serde::Serialize;

use super::json::{BaselineEntry, SCHEMA_VERSION, counts};
use super::observed::Observed;
use super::view::View;
use crate::findings::{Counts, Observation, Outcome};

/// Bytes that most lines need.
const USUAL_LENGTH: usize = 1024;

#[derive(Serialize)]
struct Line<'a> {
    schema_version: u32,
    as_of: String,
    manifest: Option<&'a str>,
    #[serde(serialize_with = "counts")]
    counts: Counts,
    baseline: Option<BaselineEntry>,
    breached: Vec<Cow<'a, str>>,
    undetermined: Vec<Cow<'a, str>>,
    waived: Vec<Waived<'a>>,
    known: Vec<Cow<'a, str>>,
    observations: Vec<Entry>,
}

/// A finding that a waiver covers, and its outcome without it.
#[derive(Serialize)]
struct Waived<'a> {
    finding: Cow<'a, str>,
    outcome: &'static str,
}

/// An observation: its kind, and what it is about.
#[derive(Serialize)]
struct Entry {
    kind: &'static str,
    about: Option<String>,
}

/// Renders the check of one manifest as one line.
pub fn summary(view: &View<'_>) -> String {
    let mut summary = Line::of(&view.observed());
    summary.counts = view.findings.counts();
    summary.baseline = view.findings.novelties.map(BaselineEntry::from);
    for finding in &view.findings.findings {
        let name = || finding.name(view.program);
        match finding.outcome {
            Outcome::Breached => summary.breached.push(name()),
            Outcome::Undetermined => summary.undetermined.push(name()),
            Outcome::Waived => {
                summary.waived.push(Waived { finding: name(), outcome: finding.own_outcome().name() });
            }
            Outcome::Exempt | Outcome::Satisfied | Outcome::NotApplicable => {}
        }
        if finding.is_known() {
            summary.known.push(name());
        }
    }
    line(&summary)
}

/// Renders what was observed of a run as a whole as one line about no manifest.
pub fn summary_observed(observed: &Observed<'_>) -> String {
    line(&Line::of(observed))
}

impl<'a> Line<'a> {
    fn of(observed: &Observed<'a>) -> Self {
        let entry = |one: &Observation| Entry { kind: one.kind.name(), about: one.about() };
        Self {
            schema_version: SCHEMA_VERSION,
            as_of: observed.as_of.to_string(),
            manifest: observed.manifest,
            counts: Counts::default(),
            baseline: None,
            breached: Vec::new(),
            undetermined: Vec::new(),
            waived: Vec::new(),
            known: Vec::new(),
            observations: observed.observations.iter().map(entry).collect(),
        }
    }
}

fn line(line: &Line<'_>) -> String {
    let mut text = Vec::with_capacity(USUAL_LENGTH);
    // Texts, numbers and lists always serialize.
    let _ = serde_json::to_writer(&mut text, line);
    text.push(b'\n');
    String::from_utf8(text).unwrap_or_default()
}
