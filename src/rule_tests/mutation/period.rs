//! Periods that begin or end one day earlier or later: of terms, parameters and instruments.

use super::patch::Patch;
use super::workshop::Workshop;
use crate::program::{InstrumentId, ParameterId, Period, TermId};
use crate::quantity::Date;
use crate::rule_tests::owner::Owner;

/// The periods of a term.
pub(super) fn mutate_term(workshop: &mut Workshop<'_>, id: TermId) {
    let Some(contents) = workshop.program.terms.get(id.index()).map(|term| term.periods.clone()) else {
        return;
    };
    let periods: Vec<Period> = contents.iter().map(|content| content.period).collect();
    for shift in shifts(&periods) {
        let mut contents = contents.clone();
        contents.iter_mut().zip(&shift.periods).for_each(|(content, period)| content.period = *period);
        shift.add(workshop, Owner::Term(id), Patch::Term(id, contents));
    }
}

/// The periods of a parameter.
pub(super) fn mutate_parameter(workshop: &mut Workshop<'_>, id: ParameterId) {
    let Some(values) = workshop.program.parameters.get(id.index()).map(|one| one.periods.clone()) else {
        return;
    };
    let periods: Vec<Period> = values.iter().map(|value| value.period).collect();
    for shift in shifts(&periods) {
        let mut values = values.clone();
        values.iter_mut().zip(&shift.periods).for_each(|(value, period)| value.period = *period);
        shift.add(workshop, Owner::Parameter(id), Patch::Parameter(id, values));
    }
}

/// The days on which an instrument comes into force and ceases.
pub(super) fn mutate_instrument(workshop: &mut Workshop<'_>, id: InstrumentId) {
    let in_force = workshop.program.instrument(id).and_then(|instrument| instrument.in_force);
    for shift in shifts(in_force.as_slice()) {
        let patch = Patch::InForce(id, shift.periods.first().copied());
        shift.add(workshop, Owner::Instrument(id), patch);
    }
}

/// One day moved.
struct Shift {
    /// The word before the day.
    word: &'static str,
    from: Date,
    to: Date,
    /// All periods of the item as they are then.
    periods: Vec<Period>,
}

impl Shift {
    fn add(&self, workshop: &mut Workshop<'_>, owner: Owner, patch: Patch) {
        let (from, to) = (format!("{} {}", self.word, self.from), format!("{} {}", self.word, self.to));
        let span = workshop.find(owner, &from);
        // Only on the day between does something else hold.
        let day = self.from.min(self.to);
        let day = Period { from: Some(day), until: Some(moved(day, 1)) };
        workshop.change(owner, span, (&from, &to), day, patch);
    }
}

fn moved(day: Date, days: i32) -> Date {
    Date::from_days(day.days().saturating_add(days))
}

/// Every day on which a period begins or ends, one earlier and one later; where one ends as the next begins, both move.
fn shifts(periods: &[Period]) -> Vec<Shift> {
    let mut shifts = Vec::new();
    for (at, period) in periods.iter().enumerate() {
        for days in [-1, 1] {
            if let Some(from) = period.from {
                let mut moved_periods = periods.to_vec();
                for (index, other) in moved_periods.iter_mut().enumerate() {
                    if index == at {
                        other.from = Some(moved(from, days));
                    } else if other.until == Some(from) {
                        other.until = Some(moved(from, days));
                    }
                }
                shifts.push(Shift { word: "from", from, to: moved(from, days), periods: moved_periods });
            }
            let begins_another = |until| periods.iter().any(|other| other.from == Some(until));
            if let Some(until) = period.until.filter(|&until| !begins_another(until)) {
                let mut moved_periods = periods.to_vec();
                if let Some(own) = moved_periods.get_mut(at) {
                    own.until = Some(moved(until, days));
                }
                shifts.push(Shift {
                    word: "until",
                    from: until,
                    to: moved(until, days),
                    periods: moved_periods,
                });
            }
        }
    }
    shifts
}
