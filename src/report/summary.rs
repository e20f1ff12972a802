//! One manifest a line: its counts, and the names of what is open. It is short, and needs no more than outcomes.

use std::borrow::Cow;

use serde::Serialize;

use super::json::{BaselineEntry, SCHEMA_VERSION};
use super::object::Object;
use super::observed::Observed;
use super::view::View;
use crate::findings::{Counts, Finding, Novelties, Observation, Outcome};

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
    let findings = view.findings;
    line(&view.observed(), &findings.findings, findings.counts(), findings.novelties)
}

/// Renders what was observed of a run as a whole as one line about no manifest.
pub fn summary_observed(observed: &Observed<'_>) -> String {
    line(observed, &[], Counts::default(), None)
}

fn line(
    observed: &Observed<'_>,
    findings: &[Finding],
    counts: Counts,
    novelties: Option<Novelties>,
) -> String {
    let program = observed.program;
    let of = |outcome| findings.iter().filter(move |finding| finding.outcome == outcome);
    let name = |finding: &Finding| finding.name(program);
    let waived = |finding: &Finding| Waived { finding: name(finding), outcome: finding.own_outcome().name() };
    let entry = |one: &Observation| Entry { kind: one.kind.name(), about: one.about() };
    let mut line = Object::begin();
    line.member("schema_version", &SCHEMA_VERSION);
    line.text("as_of", &observed.as_of.to_string());
    match observed.manifest {
        Some(manifest) => line.text("manifest", manifest),
        None => line.member("manifest", &None::<&str>),
    }
    line.object("counts", |object| {
        for (name, outcome) in Outcome::ALL {
            object.member(name, &counts.of(*outcome));
        }
    });
    line.member("baseline", &novelties.map(BaselineEntry::from));
    line.texts("breached", of(Outcome::Breached).map(name));
    line.texts("undetermined", of(Outcome::Undetermined).map(name));
    line.member("waived", &of(Outcome::Waived).map(waived).collect::<Vec<_>>());
    line.texts("known", findings.iter().filter(|finding| finding.is_known()).map(name));
    line.member("observations", &observed.observations.iter().map(entry).collect::<Vec<_>>());
    line.line()
}
