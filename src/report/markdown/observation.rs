//! What was observed beside the findings.

use std::fmt::Write as _;

use super::page::Page;
use super::text::{escaped, with_code};
use crate::findings::{Observation, ObservationKind};
use crate::localized;
use crate::report::location::Location;
use crate::report::observation::observation_name;
use crate::report::observed::Observed;

impl Page {
    /// A table of the observations, the gravest first; what has vanished is told with what has changed.
    pub(super) fn observations(&mut self, observed: &Observed<'_>) {
        let is_change = |one: &Observation| one.kind == ObservationKind::FindingVanished;
        if observed.observations.iter().all(is_change) {
            return;
        }
        let heading = self.phrase(&localized!("Observations", "观察项"));
        // A text can always be written to.
        let _ = write!(self.text, "\n**{heading}**\n");
        let head = [
            localized!("observation", "观察项"),
            localized!("about", "涉及"),
            localized!("what to do", "处理"),
        ];
        let row = |(observation, place): (&Observation, Option<Location<'_>>)| {
            let rule = observation.rule.as_deref().map(|rule| format!("`{rule}`")).unwrap_or_default();
            let element = observation.element.as_deref();
            let element = element.map(|key| format!(" · {}", escaped(key))).unwrap_or_default();
            let place = place.map(|place| escaped(&place.short())).unwrap_or_default();
            let about = [format!("{rule}{element}"), place].into_iter().filter(|part| !part.is_empty());
            let about = about.collect::<Vec<_>>().join("<br>");
            let name = self.phrase(&observation_name(observation.kind));
            let message = with_code(&self.phrase(&observation.message));
            vec![format!("**{name}**<br>{message}"), about, with_code(&self.phrase(&observation.remedy))]
        };
        let all = observed.gravest_first().into_iter();
        let rows = all.filter(|(observation, _)| !is_change(observation)).map(row).collect();
        self.table(&head, rows);
    }
}
