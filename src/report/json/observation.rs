//! One observation with all that belongs to it.

use serde::Serialize;

use super::finding::{LocationEntry, Text};
use crate::findings::Observation;
use crate::report::location::Location;
use crate::report::observed::Observed;

/// An observation.
#[derive(Serialize)]
pub(in crate::report) struct ObservationEntry<'a> {
    kind: &'static str,
    severity: &'static str,
    rule: Option<&'a str>,
    element: Option<&'a str>,
    message: Text,
    remedy: Text,
    location: Option<LocationEntry<'a>>,
    fingerprint: String,
}

/// The entry of one observation.
pub(in crate::report) fn observation_entry<'a>(
    observed: &Observed<'a>,
    observation: &'a Observation,
    place: Option<Location<'a>>,
) -> ObservationEntry<'a> {
    ObservationEntry {
        kind: observation.kind.name(),
        severity: observation.severity().name(),
        rule: observation.rule.as_deref(),
        element: observation.element.as_deref(),
        message: observation.message.clone().into(),
        remedy: observation.remedy.clone().into(),
        location: place.map(LocationEntry::from),
        fingerprint: observed.fingerprint(observation).to_string(),
    }
}
