//! Everything that changes on one day.

use super::crossing::{Crossing, Flip, Renumbering};
use crate::facts::Facts;
use crate::program::{Program, RuleId};
use crate::quantity::Date;

/// What changes on one day: what is so on that day and was not on the day before.
#[derive(Debug, Clone)]
pub struct Change {
    /// The day.
    pub date: Date,
    /// The findings whose outcomes change, in the order of rules and elements.
    pub flips: Vec<Flip>,
    /// The rules whose outcomes stay, under other provisions.
    pub renumberings: Vec<Renumbering>,
    /// The findings that rest on counters which start again: with the outcome by what the manifest states, and with
    /// the one that it would be with the counters at their start. Neither is a change of the timeline.
    pub restarts: Vec<Flip>,
}

impl Change {
    /// What changes on a day.
    pub(super) fn on(
        program: &Program,
        facts: &Facts,
        date: Date,
        touched: &[RuleId],
        at_boundary: bool,
    ) -> Self {
        let eve = Date::from_days(date.days().saturating_sub(1));
        let crossing = Crossing::new(program, facts, eve, date);
        let flips: Vec<Flip> = touched.iter().flat_map(|&rule| crossing.flips(rule)).collect();
        let renumberings: Vec<Renumbering> = (0..program.rules.len())
            .filter(|_| at_boundary)
            .filter_map(|index| crossing.renumbering(RuleId::from_index(index)))
            .collect();
        Self { date, flips, renumberings, restarts: Vec::new() }
    }

    /// Whether there is nothing to tell of the day.
    pub(super) fn is_empty(&self) -> bool {
        self.flips.is_empty() && self.renumberings.is_empty() && self.restarts.is_empty()
    }
}
