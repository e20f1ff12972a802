//! Lengths of time, in the calendar's units and in exact ones.

use std::cmp::Ordering;
use std::fmt;

use serde::Serialize;

/// A length of time: calendar months, exact seconds and working days, which do not convert into one another.
///
/// Six months last 181 to 184 days, depending on where they start, so the comparison with a number of days is
/// decided only outside that range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Duration {
    pub(crate) months: i32,
    pub(crate) seconds: i64,
    pub(crate) working_days: i32,
}

const DAY: i64 = 86_400;

/// Days of the months of a leap year and the three years after it.
const FOUR_YEARS: [i64; 48] = [
    31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, //
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, //
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, //
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, //
];

/// The fewest and the most days of so many months on end, wherever in the four years they begin.
const DAYS_OF_MONTHS: [(i64, i64); 48] = days_of_months_on_end();

#[expect(clippy::indexing_slicing, reason = "the compiler computes it, and refuses an index beyond the end")]
const fn days_of_months_on_end() -> [(i64, i64); 48] {
    let mut found = [(i64::MAX, 0); 48];
    let mut start = 0;
    while start < 48 {
        let (mut months, mut days) = (0, 0);
        while months < 48 {
            let (fewest, most) = found[months];
            found[months] =
                (if days < fewest { days } else { fewest }, if days > most { days } else { most });
            days += FOUR_YEARS[(start + months) % 48];
            months += 1;
        }
        start += 1;
    }
    found
}

impl Duration {
    /// A length from its parts.
    pub fn from_parts(months: i32, seconds: i64, working_days: i32) -> Self {
        Self { months, seconds, working_days }
    }

    /// That many calendar months.
    pub fn of_months(months: i32) -> Self {
        Self { months, ..Self::default() }
    }

    /// That many days of 24 hours.
    pub fn of_days(days: i64) -> Self {
        Self { seconds: days.saturating_mul(DAY), ..Self::default() }
    }

    /// That many hours.
    pub fn of_hours(hours: i64) -> Self {
        Self { seconds: hours.saturating_mul(3_600), ..Self::default() }
    }

    /// That many working days.
    pub fn of_working_days(working_days: i32) -> Self {
        Self { working_days, ..Self::default() }
    }

    /// A length from a whole number and its unit: seconds, minutes, hours, days, weeks, months, years or
    /// working days, singular or plural. `None` for another unit or a number out of range.
    pub fn from_unit(amount: i64, unit: &str) -> Option<Self> {
        let small = || i32::try_from(amount).ok();
        Some(match unit {
            "second" | "seconds" => Self { seconds: amount, ..Self::default() },
            "minute" | "minutes" => Self { seconds: amount.checked_mul(60)?, ..Self::default() },
            "hour" | "hours" => Self { seconds: amount.checked_mul(3_600)?, ..Self::default() },
            "day" | "days" => Self { seconds: amount.checked_mul(DAY)?, ..Self::default() },
            "week" | "weeks" => Self { seconds: amount.checked_mul(7 * DAY)?, ..Self::default() },
            "month" | "months" => Self::of_months(small()?),
            "year" | "years" => Self::of_months(small()?.checked_mul(12)?),
            "working day" | "working days" => Self::of_working_days(small()?),
            _ => return None,
        })
    }

    /// Reads `6 months`, `180 days`, `10 working days`, `24 hours`.
    pub fn parse(text: &str) -> Option<Self> {
        let (amount, unit) = text.trim().split_once(' ')?;
        Self::from_unit(amount.replace('_', "").parse().ok()?, unit.trim())
    }

    /// The calendar months in it.
    pub fn months(self) -> i32 {
        self.months
    }

    /// The exact seconds in it.
    pub fn seconds(self) -> i64 {
        self.seconds
    }

    /// The working days in it.
    pub fn working_days(self) -> i32 {
        self.working_days
    }

    /// The sum, part by part; a sum out of range stays at the end of the range.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            months: self.months.saturating_add(other.months),
            seconds: self.seconds.saturating_add(other.seconds),
            working_days: self.working_days.saturating_add(other.working_days),
        }
    }

    /// The same length backwards.
    #[must_use]
    pub fn negated(self) -> Self {
        Self {
            months: self.months.saturating_neg(),
            seconds: self.seconds.saturating_neg(),
            working_days: self.working_days.saturating_neg(),
        }
    }

    /// The months and working days of it alone.
    #[must_use]
    pub fn without_seconds(self) -> Self {
        Self { seconds: 0, ..self }
    }

    /// How the two compare wherever they start; `None` where it depends on the start.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let (least, most) = self.excess(other);
        match (least.cmp(&0), most.cmp(&0)) {
            (Ordering::Equal, Ordering::Equal) => Some(Ordering::Equal),
            (Ordering::Greater, _) => Some(Ordering::Greater),
            (_, Ordering::Less) => Some(Ordering::Less),
            _ => None,
        }
    }

    /// Whether it is at least as long as `other` wherever both start: `None` where it depends on the start.
    pub fn at_least(self, other: Self) -> Option<bool> {
        let (least, most) = self.excess(other);
        if least >= 0 {
            Some(true)
        } else if most < 0 {
            Some(false)
        } else {
            None
        }
    }

    /// By how much it can exceed `other` where both start on one day, in seconds: at least and at most.
    fn excess(self, other: Self) -> (i64, i64) {
        if self.months == other.months || self.working_days == 0 || other.working_days == 0 {
            return self.plus(other.negated()).seconds_range();
        }
        // Working days that are counted from different days do not cancel out.
        let mut rest = self.plus(other.negated());
        rest.working_days = 0;
        let (least, most) = rest.seconds_range();
        let (own_least, own_most) = days_of_working_days(self.working_days);
        let (other_least, other_most) = days_of_working_days(other.working_days);
        let days = |days: i64| days.saturating_mul(DAY);
        (
            least.saturating_add(days(own_least.saturating_sub(other_most))),
            most.saturating_add(days(own_most.saturating_sub(other_least))),
        )
    }

    /// The most by which days off may exceed working days in any stretch of a calendar; calendars are held to it.
    pub const MOST_DAYS_OFF: i64 = 12;

    /// The shortest and the longest it can last, in seconds.
    pub fn seconds_range(self) -> (i64, i64) {
        let (fewest, most) = days_of_months(self.months);
        let (least_working, most_working) = days_of_working_days(self.working_days);
        let total = |days: i64| self.seconds.saturating_add(days.saturating_mul(DAY));
        (total(fewest.saturating_add(least_working)), total(most.saturating_add(most_working)))
    }
}

/// The fewest and the most days that so many working days can span: before the last of them, the days off are at most
/// [`Duration::MOST_DAYS_OFF`] more than the other working days.
fn days_of_working_days(count: i32) -> (i64, i64) {
    let count = i64::from(count);
    let most = 2 * count.abs() - 1 + Duration::MOST_DAYS_OFF;
    match count.cmp(&0) {
        Ordering::Equal => (0, 0),
        Ordering::Greater => (count, most),
        Ordering::Less => (-most, count),
    }
}

/// The fewest and the most days that so many calendar months can have, between the years 1901 and 2099.
fn days_of_months(months: i32) -> (i64, i64) {
    let count = i64::from(months.unsigned_abs());
    let rest = usize::try_from(count % 48).unwrap_or(0);
    let whole = count / 48 * FOUR_YEARS.iter().sum::<i64>();
    let (fewest, most) = DAYS_OF_MONTHS.get(rest).copied().unwrap_or_default();
    if months < 0 { (-(whole + most), -(whole + fewest)) } else { (whole + fewest, whole + most) }
}

impl fmt::Display for Duration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        let mut part = |amount: i64, unit: &str| {
            if amount != 0 {
                parts.push(format!("{amount} {unit}{}", if amount.abs() == 1 { "" } else { "s" }));
            }
        };
        let whole_years = self.months % 12 == 0;
        part(i64::from(if whole_years { self.months / 12 } else { 0 }), "year");
        part(i64::from(if whole_years { 0 } else { self.months }), "month");
        part(i64::from(self.working_days), "working day");
        part(self.seconds / DAY, "day");
        let rest = self.seconds % DAY;
        part(rest / 3_600, "hour");
        part(rest / 60 % 60, "minute");
        part(rest % 60, "second");
        if parts.is_empty() {
            parts.push("0 days".to_owned());
        }
        formatter.write_str(&parts.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::Duration;
    use std::cmp::Ordering;

    fn length(text: &str) -> Duration {
        Duration::parse(text).expect("a length of time")
    }

    #[test]
    fn six_months_have_181_to_184_days() {
        let six_months = length("6 months");
        assert_eq!(length("180 days").at_least(six_months), Some(false));
        assert_eq!(length("181 days").at_least(six_months), None);
        assert_eq!(length("183 days").at_least(six_months), None);
        assert_eq!(length("184 days").at_least(six_months), Some(true));
        assert_eq!(six_months.at_least(six_months), Some(true));
    }

    #[test]
    fn units_of_one_kind_convert() {
        assert_eq!(length("1 year").compare(length("12 months")), Some(Ordering::Equal));
        assert_eq!(length("24 hours").compare(length("1 day")), Some(Ordering::Equal));
        assert_eq!(length("366 days").at_least(length("1 year")), Some(true));
        assert_eq!(length("365 days").at_least(length("1 year")), None);
        assert_eq!(length("10 months").compare(length("6 months")), Some(Ordering::Greater));
    }

    #[test]
    fn working_days_are_never_fewer_days() {
        assert_eq!(length("9 days").at_least(length("10 working days")), Some(false));
        assert_eq!(length("12 days").at_least(length("10 working days")), None);
        assert_eq!(length("30 days").at_least(length("10 working days")), None);
        assert_eq!(length("31 days").at_least(length("10 working days")), Some(true));
    }

    #[test]
    fn working_days_from_different_days_do_not_cancel_out() {
        let later = length("1 month").plus(length("10 working days"));
        assert_eq!(later.at_least(length("10 working days").plus(length("28 days"))), None);
        assert_eq!(later.at_least(length("10 working days")), Some(true));
        let ten = length("10 working days");
        assert_eq!(ten.plus(length("3 days")).compare(ten), Some(Ordering::Greater));
    }

    #[test]
    fn lengths_read_as_people_write_them() {
        assert_eq!(length("18 months").to_string(), "18 months");
        assert_eq!(length("24 months").to_string(), "2 years");
        assert_eq!(length("36 hours").to_string(), "1 day 12 hours");
    }
}
