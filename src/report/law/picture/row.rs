//! One instrument of the picture, and in what order they stand.

use super::shares::Shares;
use crate::localized::Localized;
use crate::program::{Instrument, InstrumentId, Period, Program, Severity};
use crate::quantity::Date;
use crate::report::citation::title;
use crate::report::law::{Coverage, instruments, provisions};

/// One instrument.
#[derive(Debug)]
pub(super) struct Row<'p> {
    pub(super) id: InstrumentId,
    pub(super) name: &'p str,
    pub(super) title: Localized,
    pub(super) instrument: &'p Instrument,
    pub(super) shares: Shares,
}

/// Where an instrument stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// It is in force for some time.
    Period(Period),
    /// It never is; this is the day on which it was made known.
    Promulgation(Date),
    /// It never is, and no day is stated.
    Undated,
}

impl Row<'_> {
    /// All instruments: by rank, then by date, those without one at the end.
    pub(super) fn all(program: &Program) -> Vec<Row<'_>> {
        let coverage = Coverage::of(program);
        let row = |(id, instrument)| {
            let mut shares = Shares::default();
            for (provision_id, provision) in provisions(id, instrument) {
                shares.count(provision, &coverage.uses(provision_id));
            }
            let name = program.texts.symbol(instrument.name);
            Row { id, name, title: title(program, instrument), instrument, shares }
        };
        let mut rows: Vec<Row<'_>> = instruments(program).map(row).collect();
        rows.sort_by_key(|row| {
            let first = row.days().next();
            (row.instrument.rank, first.is_none(), first, row.name)
        });
        rows
    }

    pub(super) fn extent(&self) -> Extent {
        match (self.instrument.in_force, self.instrument.promulgated) {
            (Some(period), _) => Extent::Period(period),
            (None, Some(day)) => Extent::Promulgation(day),
            (None, None) => Extent::Undated,
        }
    }

    /// The days that the picture shows of it, in order.
    pub(super) fn days(&self) -> impl Iterator<Item = Date> {
        let (first, last) = match self.extent() {
            Extent::Period(period) => (period.from, period.until),
            Extent::Promulgation(day) => (Some(day), None),
            Extent::Undated => (None, None),
        };
        first.into_iter().chain(last)
    }

    /// Whether it binds nobody, as a draft or a policy.
    pub(super) fn is_draft_or_policy(&self) -> bool {
        self.instrument.rank.severity() == Severity::Note
    }
}
