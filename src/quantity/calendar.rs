//! Working days, as the published calendars of holidays and make-up days have them.

use serde::Serialize;

use super::{Date, Duration};
use crate::items::Items;

/// Which days are worked. A year has a calendar or has none; without one, Monday to Friday are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Calendar {
    /// The years that have one, in order.
    pub(crate) years: Items<i16>,
    /// The first and the last day of each stretch of such years, in order.
    pub(crate) stretches: Items<(Date, Date)>,
    /// The days on which it is otherwise than their place in the week says, in order: weekdays that are holidays,
    /// and days of a weekend that are worked.
    pub(crate) exceptions: Items<Date>,
}

/// Steps that are counted at most: four centuries of working days.
const MOST_STEPS: i32 = 100_000;

impl Calendar {
    /// A calendar of these years, in which each day is worked or not as its place in the week says, but for those of
    /// `holidays` and `working`.
    pub fn new(
        years: impl IntoIterator<Item = i16>,
        holidays: impl IntoIterator<Item = Date>,
        working: impl IntoIterator<Item = Date>,
    ) -> Self {
        let mut years: Vec<i16> = years.into_iter().collect();
        years.sort_unstable();
        years.dedup();
        let off = holidays.into_iter().filter(|&day| is_weekday(day));
        let mut exceptions: Vec<Date> =
            off.chain(working.into_iter().filter(|&day| !is_weekday(day))).collect();
        exceptions.sort_unstable();
        exceptions.dedup();
        Self { stretches: stretches(&years).into(), years: years.into(), exceptions: exceptions.into() }
    }

    /// Whether a day and another one lie in years that have a calendar, as do all between.
    fn covers(&self, one: Date, other: Date) -> bool {
        let (first, last) = (one.min(other), one.max(other));
        self.stretches.iter().any(|&(start, end)| start <= first && last <= end)
    }

    /// Whether a day is worked.
    pub fn is_working(&self, day: Date) -> bool {
        is_weekday(day) != self.exceptions.binary_search(&day).is_ok()
    }

    /// The day that is so many working days later, or earlier where the number is negative; a day itself is not
    /// counted.
    #[must_use]
    pub fn after_working_days(&self, day: Date, count: i32) -> Date {
        if count == 0 {
            return day;
        }
        let past = self.exceptions.partition_point(|&exception| exception < day);
        let (before, from) = self.exceptions.split_at(past);
        let count = count.clamp(-MOST_STEPS, MOST_STEPS);
        if count < 0 {
            walk(day, -1, count.abs(), before.iter().rev())
        } else {
            walk(day, 1, count, from.iter().skip_while(|&&exception| exception == day))
        }
    }

    /// Whether working days of a year without a calendar are counted between `day` and `last`, which is `duration` later.
    pub fn is_guess(&self, day: Date, duration: Duration, last: Date) -> bool {
        // Mostly there is no doubt, and the first day that is counted need not be found.
        !self.covers(day.before_working_days(duration), last)
            && self.years_without(day, duration).next().is_some()
    }

    /// The years without a calendar in which the working days of `duration` are counted from `day` on, in order.
    pub fn years_without(&self, day: Date, duration: Duration) -> impl Iterator<Item = i16> {
        let step = duration.working_days().signum();
        let start = day.before_working_days(duration);
        let first = Date::from_days(start.days().saturating_add(step));
        let last = self.after_working_days(start, duration.working_days());
        // Mostly there is no doubt, and which years these are need not be found.
        let in_doubt = step != 0 && !self.covers(first, last);
        let years = in_doubt.then(|| (first.year(), last.year()));
        let years = years.into_iter().flat_map(|(first, last)| first.min(last)..=first.max(last));
        years.filter(|year| self.years.binary_search(year).is_err())
    }

    /// By how much, at most, the days off exceed the working days from any day to any later one.
    pub fn most_days_off(&self) -> i64 {
        let (first, last) = self.exceptions.first().zip(self.exceptions.last()).unzip();
        // Two weeks before and after, so that a stretch which begins or ends in an ordinary week is whole.
        let first = first.map_or(0, |day| day.days()).saturating_sub(14);
        let last = last.map_or(0, |day| day.days()).saturating_add(14);
        let (mut most, mut running) = (0, 0);
        for day in first..=last {
            let change = if self.is_working(Date::from_days(day)) { -1 } else { 1 };
            running = 0.max(running + change);
            most = most.max(running);
        }
        most
    }
}

/// The working day that is reached from a day after so many of them, in steps of one day or of one day back; the exceptions
/// that lie ahead come in the order in which they are met.
fn walk<'e>(start: Date, step: i32, count: i32, exceptions: impl Iterator<Item = &'e Date>) -> Date {
    let mut ahead = exceptions.map(|exception| exception.days()).peekable();
    let (mut day, mut left) = (start.days(), count);
    while left > 0 {
        // Of seven days in a row without an exception, five are worked. The last week is walked day by day.
        let ordinary =
            ahead.peek().map_or(i32::MAX, |exception| exception.saturating_sub(day).saturating_abs() - 1);
        let weeks = (ordinary / 7).min((left - 1) / 5);
        day = day.saturating_add(step * (7 * weeks + 1));
        let is_exception = ahead.next_if_eq(&day).is_some();
        left -= 5 * weeks + i32::from(is_weekday(Date::from_days(day)) != is_exception);
    }
    Date::from_days(day)
}

/// The first and the last day of each stretch of years that follow one another.
fn stretches(years: &[i16]) -> Vec<(Date, Date)> {
    let of_each = years.chunk_by(|year, next| year.checked_add(1) == Some(*next));
    let ends = of_each.filter_map(|stretch| Some((*stretch.first()?, *stretch.last()?)));
    ends.filter_map(|(first, last)| Some((Date::new(first, 1, 1)?, Date::new(last, 12, 31)?))).collect()
}

/// Whether a day is one of Monday to Friday.
pub fn is_weekday(day: Date) -> bool {
    // 1970-01-01 was a Thursday; Monday is 0.
    (day.days() + 3).rem_euclid(7) < 5
}

#[cfg(test)]
mod tests {
    use super::Calendar;
    use crate::quantity::{Date, Duration};

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    /// The national holidays of 2024 in October, with their make-up days.
    fn october() -> Calendar {
        let holidays = (1..=7).filter_map(|day| Date::new(2024, 10, day));
        Calendar::new([2024], holidays, [date("2024-09-29"), date("2024-10-12")])
    }

    #[test]
    fn holidays_are_passed_over_and_worked_weekends_count() {
        let calendar = october();
        // 2024-09-27 is a Friday; the Sunday after it is worked.
        assert_eq!(calendar.after_working_days(date("2024-09-27"), 1), date("2024-09-29"));
        assert_eq!(calendar.after_working_days(date("2024-09-30"), 1), date("2024-10-08"));
        assert_eq!(calendar.after_working_days(date("2024-09-30"), 5), date("2024-10-12"));
        assert_eq!(calendar.after_working_days(date("2024-10-08"), -2), date("2024-09-29"));
        assert_eq!(calendar.after_working_days(date("2024-10-03"), 0), date("2024-10-03"));
        assert_eq!(Calendar::default().after_working_days(date("2024-09-30"), 1), date("2024-10-01"));
    }

    #[test]
    fn a_later_day_is_never_due_before_an_earlier_one() {
        let calendar = october();
        for count in [-12, -1, 1, 3, 12] {
            let due = |day: i32| calendar.after_working_days(Date::from_days(day), count);
            let start = date("2024-09-15").days();
            assert!((start..start + 45).all(|day| due(day) <= due(day + 1)), "{count}");
        }
    }

    #[test]
    fn whole_weeks_at_once_are_days_one_by_one() {
        let calendar = october();
        let one_by_one = |start: Date, count: i32| {
            let (mut day, mut left) = (start, count.abs());
            while left > 0 {
                day = Date::from_days(day.days() + count.signum());
                left -= i32::from(calendar.is_working(day));
            }
            day
        };
        let first = date("2024-08-30").days();
        for start in (first..first + 60).map(Date::from_days) {
            for count in -60..60 {
                assert_eq!(
                    calendar.after_working_days(start, count),
                    one_by_one(start, count),
                    "{start} {count}"
                );
            }
        }
    }

    #[test]
    fn years_without_a_calendar_are_named_where_days_are_counted_in_them() {
        let calendar = october();
        let working = |text: &str, days| {
            calendar.years_without(date(text), Duration::of_working_days(days)).collect::<Vec<_>>()
        };
        assert!(working("2024-06-03", 10).is_empty());
        assert_eq!(working("2024-12-31", 1), [2025]);
        assert_eq!(working("2023-12-29", 1), [2023]);
        assert!(working("2023-12-31", 1).is_empty());
        assert_eq!(working("2024-01-01", -1), [2023]);
        assert!(working("2023-12-01", 0).is_empty());
        assert_eq!(calendar.years_without(date("2030-01-01"), Duration::of_days(10)).count(), 0);
        assert_eq!(working("2023-12-01", 300), [2023, 2025]);
    }

    #[test]
    fn what_is_counted_without_a_calendar_is_a_guess() {
        let calendar = october();
        for start in ["2023-12-20", "2023-12-29", "2024-01-01", "2024-06-03", "2024-12-20", "2024-12-31"] {
            for days in [-30, -1, 0, 1, 10, 300] {
                for length in [Duration::of_days(0), Duration::of_months(1), Duration::of_months(-1)] {
                    let length = length.plus(Duration::of_working_days(days));
                    let last = date(start).plus(length, &calendar);
                    let is_guess = calendar.years_without(date(start), length).next().is_some();
                    assert_eq!(calendar.is_guess(date(start), length, last), is_guess, "{start} {days}");
                }
            }
        }
    }

    #[test]
    fn the_longest_stretch_off_is_found() {
        assert_eq!(october().most_days_off(), 7);
        assert_eq!(Calendar::default().most_days_off(), 2);
    }
}
