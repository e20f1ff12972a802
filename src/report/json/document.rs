//! The document: its head and its counts.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::SCHEMA_VERSION;
use super::finding::{FindingEntry, entry};
use super::observation::{ObservationEntry, observation_entry};
use crate::findings::{Counts, Novelties, Outcome};
use crate::report::location::Locator;
use crate::report::observed::Observed;
use crate::report::view::View;

/// The whole report.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    schema_version: u32,
    tool: Tool,
    as_of: String,
    manifest: Option<&'a str>,
    #[serde(serialize_with = "counts")]
    counts: Counts,
    baseline: Option<BaselineEntry>,
    findings: Vec<FindingEntry<'a>>,
    observations: Vec<ObservationEntry<'a>>,
}

/// How many findings are new and known, and how many of the baseline have vanished.
#[derive(Serialize)]
pub(in crate::report) struct BaselineEntry {
    new: usize,
    known: usize,
    vanished: usize,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

impl<'a> Document<'a> {
    /// The report of one check.
    pub(super) fn of(view: &View<'a>) -> Self {
        let locator = Locator::new(view.sources);
        let findings = view.findings.findings.iter();
        Self {
            counts: view.findings.counts(),
            baseline: view.findings.novelties.map(BaselineEntry::from),
            findings: findings.map(|finding| entry(view, &locator, finding)).collect(),
            ..Self::of_run(&view.observed())
        }
    }

    /// The report of what was observed beside findings.
    pub(super) fn of_run(observed: &Observed<'a>) -> Self {
        let entry = |(observation, place)| observation_entry(observed, observation, place);
        Self {
            schema_version: SCHEMA_VERSION,
            tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            as_of: observed.as_of.to_string(),
            manifest: observed.manifest,
            counts: Counts::default(),
            baseline: None,
            findings: Vec::new(),
            observations: observed.located().into_iter().map(entry).collect(),
        }
    }
}

impl From<Novelties> for BaselineEntry {
    fn from(Novelties { new, known, vanished }: Novelties) -> Self {
        Self { new, known, vanished }
    }
}

/// The counts by the names of the outcomes.
pub(in crate::report) fn counts<S: Serializer>(counts: &Counts, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(Outcome::ALL.len()))?;
    for (name, outcome) in Outcome::ALL {
        map.serialize_entry(name, &counts.of(*outcome))?;
    }
    map.end()
}
