//! What is known of a number, a day or a length of time: it lies between two ends.

use super::Truth;
use crate::quantity::{Date, Datetime, Duration, Version};

/// A value that can be compared; `None` where the comparison depends on more than the two values.
pub trait Quantity: Copy + PartialEq {
    /// Whether it is `other` or more.
    fn at_least(self, other: Self) -> Option<bool>;

    /// Whether it is more than `other`.
    fn exceeds(self, other: Self) -> Option<bool>;

    /// The lesser of the two; where they can't be compared, something that is no more than either.
    #[must_use]
    fn lesser(self, other: Self) -> Self;

    /// The greater of the two; where they can't be compared, something that is no less than either.
    #[must_use]
    fn greater(self, other: Self) -> Self;
}

/// Implements [`Quantity`] for types with a total order.
macro_rules! ordered_quantity {
    ($($type:ty),*) => {
        $(impl Quantity for $type {
            fn at_least(self, other: Self) -> Option<bool> {
                Some(self >= other)
            }

            fn exceeds(self, other: Self) -> Option<bool> {
                Some(self > other)
            }

            fn lesser(self, other: Self) -> Self {
                self.min(other)
            }

            fn greater(self, other: Self) -> Self {
                self.max(other)
            }
        })*
    };
}

ordered_quantity!(i64, Date, Datetime, Version);

impl Quantity for Duration {
    fn at_least(self, other: Self) -> Option<bool> {
        Self::at_least(self, other)
    }

    fn exceeds(self, other: Self) -> Option<bool> {
        other.at_least(self).map(|at_least| !at_least)
    }

    /// Of six months and 182 days, 181 days.
    fn lesser(self, other: Self) -> Self {
        match (self.at_least(other), other.at_least(self)) {
            (_, Some(true)) => self,
            (Some(true), _) => other,
            _ => Self::from_parts(0, self.seconds_range().0.min(other.seconds_range().0), 0),
        }
    }

    /// Of six months and 182 days, 184 days.
    fn greater(self, other: Self) -> Self {
        match (self.at_least(other), other.at_least(self)) {
            (Some(true), _) => self,
            (_, Some(true)) => other,
            _ => Self::from_parts(0, self.seconds_range().1.max(other.seconds_range().1), 0),
        }
    }
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound<T> {
    /// There is none.
    Unbounded,
    /// The end belongs to the interval.
    Closed(T),
    /// The end does not belong to it.
    Open(T),
}

impl<T: Copy> Bound<T> {
    /// The end, where there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Unbounded => None,
            Self::Closed(value) | Self::Open(value) => Some(value),
        }
    }

    /// The bound with another value, open or closed as this one.
    pub fn map<U>(self, change: impl FnOnce(T) -> Option<U>) -> Bound<U> {
        match self {
            Self::Unbounded => Bound::Unbounded,
            Self::Closed(value) => change(value).map_or(Bound::Unbounded, Bound::Closed),
            Self::Open(value) => change(value).map_or(Bound::Unbounded, Bound::Open),
        }
    }

    fn is_open(self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// Everything between two ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval<T> {
    /// The lower end.
    pub low: Bound<T>,
    /// The upper end.
    pub high: Bound<T>,
}

impl<T: Quantity> Interval<T> {
    /// Nothing is known of the value.
    pub const ANYTHING: Self = Self { low: Bound::Unbounded, high: Bound::Unbounded };

    /// The value is known.
    pub fn exactly(value: T) -> Self {
        Self { low: Bound::Closed(value), high: Bound::Closed(value) }
    }

    /// The value lies between two, both included.
    pub fn between(low: T, high: T) -> Self {
        Self { low: Bound::Closed(low), high: Bound::Closed(high) }
    }

    /// The value, where only one is left.
    pub fn exact(&self) -> Option<T> {
        match (self.low, self.high) {
            (Bound::Closed(low), Bound::Closed(high)) if low == high => Some(low),
            _ => None,
        }
    }

    /// Whether no value lies within, as far as the ends can be compared.
    pub fn is_empty(&self) -> bool {
        let (Some(low), Some(high)) = (self.low.value(), self.high.value()) else { return false };
        low.exceeds(high) == Some(true)
            || ((self.low.is_open() || self.high.is_open()) && low.at_least(high) == Some(true))
    }

    /// Whether every value of `self` is at least every value of `other`, or none is.
    pub fn at_least(&self, other: &Self) -> Truth {
        if let (Some(low), Some(high)) = (self.low.value(), other.high.value())
            && low.at_least(high) == Some(true)
        {
            return Truth::True;
        }
        if let (Some(high), Some(low)) = (self.high.value(), other.low.value()) {
            let apart = self.high.is_open() || other.low.is_open();
            if high.at_least(low) == Some(false) || (apart && high.exceeds(low) == Some(false)) {
                return Truth::False;
            }
        }
        Truth::Unknown
    }

    /// Whether every value of `self` is more than every value of `other`, or none is.
    pub fn exceeds(&self, other: &Self) -> Truth {
        !other.at_least(self)
    }

    /// Whether the two are the same value.
    pub fn is(&self, other: &Self) -> Truth {
        match (self.at_least(other), other.at_least(self)) {
            (Truth::False, _) | (_, Truth::False) => Truth::False,
            (Truth::True, Truth::True) => Truth::True,
            _ => Truth::Unknown,
        }
    }

    /// An interval that holds both, the smallest where their ends can be compared.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let outer = |one: Bound<T>, two: Bound<T>, outer: fn(T, T) -> T| {
            let (Some(first), Some(second)) = (one.value(), two.value()) else { return Bound::Unbounded };
            let end = outer(first, second);
            // An end that belongs to one of the two belongs to what holds both.
            let belongs = [one, two].into_iter().any(|bound| bound == Bound::Closed(end));
            if belongs || (end != first && end != second) { Bound::Closed(end) } else { Bound::Open(end) }
        };
        Self { low: outer(self.low, other.low, T::lesser), high: outer(self.high, other.high, T::greater) }
    }

    /// What is known of the greater (`Max`) of two: each end is the greater of both ends.
    #[must_use]
    pub fn greater(&self, other: &Self) -> Self {
        if self.at_least(other) == Truth::True {
            return *self;
        }
        if other.at_least(self) == Truth::True {
            return *other;
        }
        Self { low: inner(self.low, other.low, T::at_least), high: self.hull(other).high }
    }

    /// What is known of the lesser of two.
    #[must_use]
    pub fn lesser(&self, other: &Self) -> Self {
        if self.at_least(other) == Truth::True {
            return *other;
        }
        if other.at_least(self) == Truth::True {
            return *self;
        }
        let lower = |first: T, second: T| second.at_least(first);
        Self { low: self.hull(other).low, high: inner(self.high, other.high, lower) }
    }
}

/// The bound that binds more: where `first_binds` says so, or where the other side has none.
fn inner<T: Quantity>(one: Bound<T>, two: Bound<T>, first_binds: fn(T, T) -> Option<bool>) -> Bound<T> {
    match (one.value(), two.value()) {
        (None, _) => two,
        (_, None) => one,
        (Some(first), Some(second)) if first == second => {
            if one.is_open() {
                one
            } else {
                two
            }
        }
        (Some(first), Some(second)) => match first_binds(first, second) {
            Some(true) => one,
            // Either end is sound where the two can't be compared.
            _ => two,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Interval, Truth};
    use crate::quantity::Duration;

    fn at_least(low: i64) -> Interval<i64> {
        Interval { low: Bound::Closed(low), high: Bound::Unbounded }
    }

    #[test]
    fn a_known_part_that_passes_the_threshold_decides() {
        let threshold = Interval::exactly(1_000_000);
        assert_eq!(at_least(1_000_000).at_least(&threshold), Truth::True);
        assert_eq!(at_least(1_000_000).exceeds(&threshold), Truth::Unknown);
        assert_eq!(at_least(999_999).at_least(&threshold), Truth::Unknown);
        let below = Interval { low: Bound::Unbounded, high: Bound::Open(1_000_000) };
        assert_eq!(below.at_least(&threshold), Truth::False);
    }

    #[test]
    fn more_than_six_months_exceeds_six_months() {
        let six_months = Duration::of_months(6);
        let more = Interval { low: Bound::Open(six_months), high: Bound::Unbounded };
        assert_eq!(more.exceeds(&Interval::exactly(six_months)), Truth::True);
        let days = Interval::exactly(Duration::of_days(180));
        assert_eq!(days.at_least(&Interval::exactly(six_months)), Truth::False);
        assert_eq!(days.is(&Interval::exactly(six_months)), Truth::False);
    }

    #[test]
    fn an_interval_without_a_value_is_seen() {
        assert!(Interval::between(2, 1).is_empty());
        assert!(Interval { low: Bound::Open(1), high: Bound::Closed(1) }.is_empty());
        assert!(!Interval::exactly(1).is_empty());
    }

    #[test]
    fn the_greater_of_two_is_at_least_each() {
        let greater = at_least(5).greater(&Interval::between(1, 9));
        assert_eq!(greater, at_least(5));
        assert_eq!(Interval::between(1, 9).lesser(&at_least(5)), Interval::between(1, 9));
        assert_eq!(Interval::between(1, 3).hull(&Interval::exactly(7)), Interval::between(1, 7));
    }

    #[test]
    fn lengths_in_different_units_have_a_hull() {
        let (months, days) = (Duration::of_months(6), Duration::of_days(182));
        let hull = Interval::exactly(months).hull(&Interval::exactly(days));
        assert_eq!(hull, Interval::between(Duration::of_days(181), Duration::of_days(184)));
        assert_eq!(Interval::exactly(days).hull(&Interval::exactly(months)), hull);
        let year = Interval::exactly(Duration::of_months(12));
        assert_eq!(year.at_least(&Interval::exactly(months).greater(&Interval::exactly(days))), Truth::True);
        let month = Interval::exactly(Duration::of_days(31));
        assert_eq!(Interval::exactly(days).lesser(&Interval::exactly(months)).exceeds(&month), Truth::True);
        let open = Interval { low: Bound::Open(1), high: Bound::Open(3) };
        assert_eq!(
            open.hull(&Interval::exactly(1)),
            Interval { low: Bound::Closed(1), high: Bound::Open(3) }
        );
        assert_eq!(open.hull(&open), open);
    }
}
