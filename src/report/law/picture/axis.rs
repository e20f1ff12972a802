//! The line of time: from days to places.

use super::row::Row;
use crate::quantity::Date;

/// How many years are shown after the last day.
const YEARS_AHEAD: i16 = 5;

/// The least distance between two years that are written, so that they can be told apart.
const TICK_DISTANCE: i64 = 40;

/// The steps from one written year to the next.
const STEPS: [i16; 11] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];

/// Whole years, drawn from `left` to `right`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Axis {
    first: Date,
    last: Date,
    pub(super) left: i64,
    pub(super) right: i64,
}

impl Axis {
    /// The years from the first day of all rows to some after the last; none where there is no day.
    pub(super) fn over(rows: &[Row<'_>], left: i64, right: i64) -> Option<Self> {
        let days = || rows.iter().flat_map(Row::days);
        let (first, last) = (days().min()?, days().max()?);
        let begin = Date::new(first.year(), 1, 1).unwrap_or(first);
        let end = Date::new(last.year().saturating_add(YEARS_AHEAD), 1, 1).unwrap_or(last);
        Some(Self { first: begin, last: end, left, right })
    }

    /// Where a day lies.
    pub(super) fn place(&self, day: Date) -> i64 {
        let since = |day: Date| i64::from(day.days()) - i64::from(self.first.days());
        self.left + since(day) * (self.right - self.left) / since(self.last).max(1)
    }

    /// The years that are written, with their places.
    pub(super) fn ticks(&self) -> Vec<(i16, i64)> {
        let years = i64::from(self.last.year() - self.first.year()).max(1);
        let fits = |step: &i16| (self.right - self.left) * i64::from(*step) / years >= TICK_DISTANCE;
        let step = STEPS.into_iter().find(fits).unwrap_or(i16::MAX);
        let years = (self.first.year()..=self.last.year()).filter(|year| year % step == 0);
        years.filter_map(|year| Some((year, self.place(Date::new(year, 1, 1)?)))).collect()
    }

    /// The first and the last year.
    pub(super) fn years(&self) -> (i16, i16) {
        (self.first.year(), self.last.year())
    }
}

#[cfg(test)]
mod tests {
    use super::Axis;
    use crate::quantity::Date;

    fn axis(first: i16, last: i16) -> Axis {
        let january = |year| Date::new(year, 1, 1).unwrap();
        Axis { first: january(first), last: january(last), left: 100, right: 500 }
    }

    #[test]
    fn the_ends_lie_at_the_ends_and_the_middle_between() {
        let axis = axis(2000, 2020);
        let place = |year| axis.place(Date::new(year, 1, 1).unwrap());
        assert_eq!((place(2000), place(2010), place(2020)), (100, 300, 500));
    }

    #[test]
    fn years_are_written_as_often_as_there_is_room() {
        let years = |axis: Axis| axis.ticks().into_iter().map(|(year, _)| year).collect::<Vec<_>>();
        assert_eq!(years(axis(2001, 2006)), [2001, 2002, 2003, 2004, 2005, 2006]);
        assert_eq!(years(axis(1997, 2031)), [2000, 2005, 2010, 2015, 2020, 2025, 2030]);
        assert_eq!(years(axis(-9999, 9999)), [-8000, -6000, -4000, -2000, 0, 2000, 4000, 6000, 8000]);
    }

    #[test]
    fn a_span_without_length_divides_nothing() {
        let axis = axis(9999, 9999);
        assert_eq!(axis.place(Date::new(9999, 1, 1).unwrap()), 100);
        assert!(axis.ticks().len() <= 1);
    }
}
