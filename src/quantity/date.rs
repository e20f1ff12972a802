//! Calendar days and moments.

use std::fmt;

use jiff::SignedDuration;
use serde::Serialize;

use super::{Calendar, Duration};

const EPOCH: jiff::civil::Date = jiff::civil::Date::constant(1970, 1, 1);
const HOURS_OF_DAY: i64 = 24;

/// A calendar day, held as the number of days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Date(pub(crate) i32);

impl Date {
    /// The day of that year, month (1 to 12) and day of the month; `None` where the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().and_then(Self::from_civil)
    }

    /// Reads `2026-01-31`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day that lies `days` after 1970-01-01.
    pub fn from_days(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i32 {
        self.0
    }

    fn from_civil(date: jiff::civil::Date) -> Option<Self> {
        let days = date.duration_since(EPOCH).as_hours() / HOURS_OF_DAY;
        i32::try_from(days).ok().map(Self)
    }

    /// The same day in the civil calendar; the calendar's last day where it lies beyond the year 9999.
    pub fn civil(self) -> jiff::civil::Date {
        EPOCH.saturating_add(SignedDuration::from_hours(i64::from(self.0) * HOURS_OF_DAY))
    }

    /// The year in which it lies.
    pub fn year(self) -> i16 {
        self.civil().year()
    }

    /// The day `duration` later: calendar months first (ending on the month's last day where it is shorter), then
    /// days, then working days by `calendar`; parts of a day are dropped.
    #[must_use]
    pub fn plus(self, duration: Duration, calendar: &Calendar) -> Self {
        calendar.after_working_days(self.before_working_days(duration), duration.working_days())
    }

    /// The day from which the working days of `duration` are counted.
    pub(super) fn before_working_days(self, duration: Duration) -> Self {
        let months = jiff::Span::new().months(duration.months());
        let shifted = if duration.months() == 0 {
            self
        } else {
            Self::from_civil(self.civil().saturating_add(months)).unwrap_or(self)
        };
        let days = i32::try_from(duration.seconds().div_euclid(86_400)).unwrap_or(i32::MAX);
        Self(shifted.0.saturating_add(days))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.civil())
    }
}

/// A moment, held as seconds since 1970-01-01T00:00:00Z. China's offset (+08:00) applies where none was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Datetime(i64);

impl Datetime {
    /// Seconds that China's time is ahead of universal time.
    pub const CHINA_OFFSET: i64 = 8 * 3_600;

    /// The moment that many seconds after 1970-01-01T00:00:00Z.
    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// The moment on `date` that lies `seconds_of_day` after midnight at `offset` seconds east of universal time.
    pub fn new(date: Date, seconds_of_day: i64, offset: i64) -> Self {
        Self(i64::from(date.days()) * 86_400 + seconds_of_day - offset)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// The calendar day in China on which the moment falls.
    pub fn date_in_china(self) -> Date {
        let days = (self.0 + Self::CHINA_OFFSET).div_euclid(86_400);
        Date::from_days(i32::try_from(days).unwrap_or(i32::MAX))
    }

    /// Seconds since midnight in China.
    pub fn second_of_day_in_china(self) -> i64 {
        (self.0 + Self::CHINA_OFFSET).rem_euclid(86_400)
    }

    /// The moment `duration` later: months and working days move the day in China, the rest is exact.
    #[must_use]
    pub fn plus(self, duration: Duration, calendar: &Calendar) -> Self {
        let day = self.date_in_china();
        let moved = day.plus(duration.without_seconds(), calendar);
        let moved = i64::from(moved.days()) - i64::from(day.days());
        Self(self.0.saturating_add(moved * 86_400).saturating_add(duration.seconds()))
    }
}

impl fmt::Display for Datetime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.0 + Self::CHINA_OFFSET;
        let second = local.rem_euclid(86_400);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        write!(formatter, "{}T{hour:02}:{minute:02}:{second:02}+08:00", self.date_in_china())
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Datetime};
    use crate::quantity::{Calendar, Duration};

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    #[test]
    fn a_day_survives_the_round_trip_and_an_impossible_one_is_refused() {
        assert_eq!(date("2017-06-01").to_string(), "2017-06-01");
        assert_eq!(Date::parse("2025-02-29"), None);
        assert_eq!(Date::parse("2025-2-9"), None);
    }

    #[test]
    fn months_end_on_the_last_day_of_a_shorter_month() {
        assert_eq!(date("2025-08-31").plus(Duration::of_months(6), &Calendar::default()), date("2026-02-28"));
        assert_eq!(
            date("2026-03-01").plus(Duration::of_months(-12), &Calendar::default()),
            date("2025-03-01")
        );
    }

    #[test]
    fn working_days_pass_over_the_weekend() {
        // 2026-11-20 is a Friday.
        assert_eq!(
            date("2026-11-20").plus(Duration::of_working_days(1), &Calendar::default()),
            date("2026-11-23")
        );
    }

    #[test]
    fn a_moment_without_offset_is_chinas() {
        let noon = Datetime::new(date("2026-01-01"), 12 * 3_600, Datetime::CHINA_OFFSET);
        assert_eq!(noon.to_string(), "2026-01-01T12:00:00+08:00");
        assert_eq!(
            noon.plus(Duration::of_hours(13), &Calendar::default()).date_in_china(),
            date("2026-01-02")
        );
    }
}
