//! Sets of days, to find out on which ones something is missing.

use crate::program::Period;
use crate::quantity::Date;

/// Days from the first until the second, the second not included.
pub(super) type Run = (i32, i32);

/// Days, as runs in order, with days between each and the next.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    runs: Vec<Run>,
}

impl Days {
    /// All days on which one of the periods holds.
    pub(super) fn of_periods(periods: impl IntoIterator<Item = Period>) -> Self {
        Self::of_runs(periods.into_iter().map(run))
    }

    fn of_runs(runs: impl IntoIterator<Item = Run>) -> Self {
        let mut sorted: Vec<Run> = runs.into_iter().filter(|(from, until)| from < until).collect();
        sorted.sort_unstable();
        let mut joined: Vec<Run> = Vec::new();
        for (from, until) in sorted {
            match joined.last_mut() {
                Some((_, last)) if from <= *last => *last = until.max(*last),
                _ => joined.push((from, until)),
            }
        }
        Self { runs: joined }
    }

    /// The runs, in order.
    pub(super) fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The days on which `period` holds too.
    pub(super) fn within(&self, period: Period) -> Self {
        let (from, until) = run(period);
        Self::of_runs(self.runs.iter().map(|&(first, last)| (first.max(from), last.min(until))))
    }

    /// The days of both.
    pub(super) fn and(&self, others: &Self) -> Self {
        Self::of_runs(self.runs.iter().chain(&others.runs).copied())
    }

    /// The days on which `period` does not hold.
    pub(super) fn outside(&self, period: Period) -> Self {
        let (first, last) = run(period);
        let parts =
            self.runs.iter().flat_map(|&(from, until)| [(from, until.min(first)), (from.max(last), until)]);
        Self::of_runs(parts)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}

fn run(period: Period) -> Run {
    (period.from.map_or(i32::MIN, Date::days), period.until.map_or(i32::MAX, Date::days))
}
