//! Sets of days, to find out on which ones something is missing.

use crate::program::Period;
use crate::quantity::Date;

/// Days from the first until the second, the second not included.
pub(super) type Run = (i32, i32);

/// Days, as runs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    runs: Vec<Run>,
}

impl Days {
    /// All days on which one of the periods holds.
    pub(super) fn of_periods(periods: impl IntoIterator<Item = Period>) -> Self {
        let mut runs: Vec<Run> = periods.into_iter().map(run).filter(|(from, until)| from < until).collect();
        runs.sort_unstable();
        Self { runs }
    }

    /// The days on which `period` holds too.
    pub(super) fn within(&self, period: Period) -> Self {
        let (from, until) = run(period);
        let runs = self.runs.iter().map(|&(first, last)| (first.max(from), last.min(until)));
        Self { runs: runs.filter(|(first, last)| first < last).collect() }
    }

    /// The first run of these days on which none of `covered` holds.
    pub(super) fn first_outside(&self, covered: &Self) -> Option<Run> {
        self.runs.iter().find_map(|&(from, until)| {
            let mut start = from;
            for &(first, last) in &covered.runs {
                if first > start {
                    let end = first.min(until);
                    if start < end {
                        return Some((start, end));
                    }
                }
                start = start.max(last);
            }
            (start < until).then_some((start, until))
        })
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}

fn run(period: Period) -> Run {
    (period.from.map_or(i32::MIN, Date::days), period.until.map_or(i32::MAX, Date::days))
}
