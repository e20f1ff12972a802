//! From when a count of a year runs.

use serde::Serialize;

use super::Date;

/// The first of January from which a count runs, seen from the day of which it speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Since {
    /// That of the same year.
    StartOfYear,
    /// That of the year before.
    StartOfPreviousYear,
}

impl Since {
    /// The first day that is counted, of a count that speaks of `day`.
    pub fn first_day(self, day: Date) -> Date {
        let year = match self {
            Self::StartOfYear => day.year(),
            Self::StartOfPreviousYear => day.year().saturating_sub(1),
        };
        Date::new(year, 1, 1).unwrap_or(day)
    }
}

#[cfg(test)]
mod tests {
    use super::Since;
    use crate::quantity::Date;

    #[test]
    fn a_count_runs_from_the_first_of_january() {
        let day = |text| Date::parse(text).expect("a date");
        assert_eq!(Since::StartOfYear.first_day(day("2026-11-20")), day("2026-01-01"));
        assert_eq!(Since::StartOfYear.first_day(day("2027-01-01")), day("2027-01-01"));
        assert_eq!(Since::StartOfPreviousYear.first_day(day("2026-11-20")), day("2025-01-01"));
    }
}
