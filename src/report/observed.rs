//! What was observed beside the findings: of one manifest, or of a run as a whole.

use super::location::{Location, Locator};
use crate::findings::{Fingerprint, Observation};
use crate::program::Program;
use crate::quantity::Date;
use crate::source::Sources;

/// Observations, with what a report may show of them.
#[derive(Debug, Clone, Copy)]
pub struct Observed<'a> {
    /// The rules by which the manifests were checked.
    pub program: &'a Program,
    /// The as-of date.
    pub as_of: Date,
    /// The manifest's name; `None` where they are about a run as a whole.
    pub manifest: Option<&'a str>,
    /// The observations.
    pub observations: &'a [Observation],
    /// The texts that their places point into.
    pub sources: &'a Sources,
}

impl<'a> Observed<'a> {
    /// The name of the text in which an observation stands; the manifest's where it has no place.
    pub(super) fn file(&self, observation: &Observation) -> &'a str {
        let file = observation.place.and_then(|place| self.sources.get(place.file));
        file.map_or(self.manifest.unwrap_or_default(), |file| &file.name)
    }

    /// The observations with their places; no text is searched where there are none.
    pub(super) fn located(&self) -> Vec<(&'a Observation, Option<Location<'a>>)> {
        let Self { observations, sources, .. } = *self;
        if observations.is_empty() {
            return Vec::new();
        }
        let locator = Locator::new(sources);
        let place = |observation: &Observation| observation.place.and_then(|place| locator.locate(place));
        observations.iter().map(|observation| (observation, place(observation))).collect()
    }

    /// The same, the gravest first.
    pub(super) fn gravest_first(&self) -> Vec<(&'a Observation, Option<Location<'a>>)> {
        let mut all = self.located();
        all.sort_by_key(|(observation, _)| std::cmp::Reverse(observation.severity()));
        all
    }

    /// What tells an observation from all others, run after run.
    pub(super) fn fingerprint(&self, observation: &Observation) -> Fingerprint {
        Fingerprint::of_observation(self.file(observation), observation)
    }
}
