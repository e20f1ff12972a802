//! Calculations with what is known. A result out of range is unbounded on that side.

use super::day_counter::DayCounter;
use crate::facts::{Bound, Interval, Known, Quantity};
use crate::program::{Aggregate, Calculation};
use crate::quantity::{Date, Datetime, Duration};

/// `left` plus, minus or times `right`.
pub(super) fn calculate(operator: Calculation, left: &Known, right: &Known, days: &DayCounter<'_>) -> Known {
    match (operator, left, right) {
        (_, Known::Nothing, _) | (_, _, Known::Nothing) => Known::Nothing,
        // What has never happened is no time before or after anything.
        (_, Known::Never, _) | (_, _, Known::Never) => Known::Never,
        (Calculation::Add, Known::Number(_), Known::Number(_))
        | (Calculation::Add, Known::Duration(_), Known::Duration(_)) => add(left, right),
        (Calculation::Subtract, Known::Number(left), Known::Number(right)) => {
            Known::Number(add_numbers(left, &negate(right, i64::checked_neg)))
        }
        (Calculation::Multiply, Known::Number(left), Known::Number(right)) => {
            Known::Number(multiply(left, right))
        }
        (Calculation::Multiply, Known::Duration(length), Known::Number(factor))
        | (Calculation::Multiply, Known::Number(factor), Known::Duration(length)) => times(length, factor),
        (_, Known::Duration(left), Known::Duration(right)) => {
            Known::Duration(add_lengths(left, &signed(operator, right)))
        }
        (_, Known::Date(day), Known::Duration(length)) => {
            Known::Date(days.days_after(day, &signed(operator, length)))
        }
        (Calculation::Add, Known::Duration(length), Known::Date(day)) => {
            Known::Date(days.days_after(day, length))
        }
        (_, Known::Datetime(moment), Known::Duration(length)) => {
            Known::Datetime(days.moments_after(moment, &signed(operator, length)))
        }
        (Calculation::Add, Known::Duration(length), Known::Datetime(moment)) => {
            Known::Datetime(days.moments_after(moment, length))
        }
        (Calculation::Subtract, Known::Date(left), Known::Date(right)) => {
            Known::Duration(difference(left, right, |left: Date, right: Date| {
                Duration::of_days(i64::from(left.days()) - i64::from(right.days()))
            }))
        }
        (Calculation::Subtract, Known::Datetime(left), Known::Datetime(right)) => {
            Known::Duration(difference(left, right, |left, right| {
                Duration::from_parts(0, left.seconds().saturating_sub(right.seconds()), 0)
            }))
        }
        _ => Known::Nothing,
    }
}

/// The sum of two numbers or two lengths of time.
pub(super) fn add(left: &Known, right: &Known) -> Known {
    match (left, right) {
        (Known::Nothing, _) | (_, Known::Nothing) => Known::Nothing,
        (Known::Never, _) | (_, Known::Never) => Known::Never,
        (Known::Number(left), Known::Number(right)) => Known::Number(add_numbers(left, right)),
        (Known::Duration(left), Known::Duration(right)) => Known::Duration(add_lengths(left, right)),
        _ => Known::Nothing,
    }
}

/// The sum of two lengths of time.
fn add_lengths(left: &Interval<Duration>, right: &Interval<Duration>) -> Interval<Duration> {
    combine(left, right, |left, right| Some(left.plus(right)))
}

/// The sum of two numbers.
fn add_numbers(left: &Interval<i64>, right: &Interval<i64>) -> Interval<i64> {
    combine(left, right, i64::checked_add)
}

/// Combines low with low and high with high: right for everything that grows with both.
pub(super) fn combine<A: Copy, B: Copy, C>(
    left: &Interval<A>,
    right: &Interval<B>,
    join: impl Fn(A, B) -> Option<C>,
) -> Interval<C> {
    let end = |left: Bound<A>, right: Bound<B>| {
        let (Some(first), Some(second)) = (left.value(), right.value()) else { return Bound::Unbounded };
        let Some(joined) = join(first, second) else { return Bound::Unbounded };
        match (left, right) {
            (Bound::Closed(_), Bound::Closed(_)) => Bound::Closed(joined),
            _ => Bound::Open(joined),
        }
    };
    Interval { low: end(left.low, right.low), high: end(left.high, right.high) }
}

/// The day on which a moment falls. Both ends belong to it: a moment that lies only just before or behind an end may
/// be on its day.
pub(super) fn day_of(moment: &Known) -> Known {
    match moment {
        Known::Datetime(moment) => {
            let day = |end: Bound<Datetime>| {
                end.value().map_or(Bound::Unbounded, |end| Bound::Closed(end.date_in_china()))
            };
            Known::Date(Interval { low: day(moment.low), high: day(moment.high) })
        }
        Known::Never => Known::Never,
        _ => Known::Nothing,
    }
}

/// The interval of the negated values.
fn negate<T: Copy>(interval: &Interval<T>, negated: impl Fn(T) -> Option<T>) -> Interval<T> {
    Interval { low: interval.high.map(&negated), high: interval.low.map(&negated) }
}

fn signed(operator: Calculation, length: &Interval<Duration>) -> Interval<Duration> {
    match operator {
        Calculation::Subtract => negate(length, |length| Some(length.negated())),
        Calculation::Add | Calculation::Multiply => *length,
    }
}

fn difference<T: Copy>(
    left: &Interval<T>,
    right: &Interval<T>,
    between: impl Fn(T, T) -> Duration,
) -> Interval<Duration> {
    let turned = Interval { low: right.high, high: right.low };
    combine(left, &turned, |left, right| Some(between(left, right)))
}

/// Farther from zero than every number: where an end is unbounded.
const BEYOND: i128 = 1 << 64;

fn multiply(left: &Interval<i64>, right: &Interval<i64>) -> Interval<i64> {
    let ends = |one: &Interval<i64>| {
        let [low, high] = [one.low, one.high].map(|end| end.value().map(i128::from));
        [low.unwrap_or(-BEYOND), high.unwrap_or(BEYOND)]
    };
    let products = ends(left).map(|first| ends(right).map(|second| first.saturating_mul(second)));
    let end = |product: Option<&i128>| {
        product.and_then(|&product| i64::try_from(product).ok()).map_or(Bound::Unbounded, Bound::Closed)
    };
    let products = products.as_flattened();
    Interval { low: end(products.iter().min()), high: end(products.iter().max()) }
}

/// A length of time, that many times.
fn times(length: &Interval<Duration>, factor: &Interval<i64>) -> Known {
    let is_from_zero = length.low.value().is_some_and(|low| low.at_least(Duration::default()) == Some(true));
    let ends = match (factor.exact(), factor.low.value(), factor.high.value()) {
        (Some(factor), ..) if factor < 0 => {
            [scaled(length.high, Some(factor)), scaled(length.low, Some(factor))]
        }
        (Some(factor), ..) => [scaled(length.low, Some(factor)), scaled(length.high, Some(factor))],
        // Both grow from zero.
        (None, Some(least), most) if least >= 0 && is_from_zero => {
            [scaled(length.low, Some(least)), scaled(length.high, most)]
        }
        _ => return Known::Nothing,
    };
    match ends {
        [Bound::Unbounded, Bound::Unbounded] => Known::Nothing,
        [low, high] => Known::Duration(Interval { low, high }),
    }
}

/// An end of what is known of a length of time, that many times; unbounded where the number or the product is.
fn scaled(length: Bound<Duration>, factor: Option<i64>) -> Bound<Duration> {
    let product = |length: Duration| {
        let part = |part: i64| part.checked_mul(factor?);
        let small = |one: i32| part(i64::from(one)).and_then(|part| i32::try_from(part).ok());
        let (months, working_days) = (small(length.months())?, small(length.working_days())?);
        Some(Duration::from_parts(months, part(length.seconds())?, working_days))
    };
    length.value().and_then(product).map_or(Bound::Unbounded, Bound::Closed)
}

/// A value known only to lie between two.
pub(super) fn between(low: &Known, high: &Known) -> Known {
    fn ends<T: Quantity>(low: &Interval<T>, high: &Interval<T>) -> Option<Interval<T>> {
        let both = Interval { low: low.low, high: high.high };
        (!both.is_empty()).then_some(both)
    }
    let found = match (low, high) {
        (Known::Number(low), Known::Number(high)) => ends(low, high).map(Known::Number),
        (Known::Date(low), Known::Date(high)) => ends(low, high).map(Known::Date),
        (Known::Datetime(low), Known::Datetime(high)) => ends(low, high).map(Known::Datetime),
        (Known::Duration(low), Known::Duration(high)) => ends(low, high).map(Known::Duration),
        (Known::Version(low), Known::Version(high)) => ends(low, high).map(Known::Version),
        (Known::Number(low), _) => Some(Known::Number(Interval { high: Bound::Unbounded, ..*low })),
        (_, Known::Number(high)) => Some(Known::Number(Interval { low: Bound::Unbounded, ..*high })),
        _ => None,
    };
    found.unwrap_or(Known::Nothing)
}

/// The greater or the lesser of two values.
pub(super) fn extreme(aggregate: Aggregate, left: &Known, right: &Known) -> Known {
    fn pick<T: Quantity>(aggregate: Aggregate, left: &Interval<T>, right: &Interval<T>) -> Interval<T> {
        if aggregate == Aggregate::Max { left.greater(right) } else { left.lesser(right) }
    }
    match (left, right) {
        (Known::Number(left), Known::Number(right)) => Known::Number(pick(aggregate, left, right)),
        (Known::Date(left), Known::Date(right)) => Known::Date(pick(aggregate, left, right)),
        (Known::Datetime(left), Known::Datetime(right)) => Known::Datetime(pick(aggregate, left, right)),
        (Known::Duration(left), Known::Duration(right)) => Known::Duration(pick(aggregate, left, right)),
        (Known::Version(left), Known::Version(right)) => Known::Version(pick(aggregate, left, right)),
        (known, Known::Never) | (Known::Never, known) => known.clone(),
        (known, Known::Nothing) | (Known::Nothing, known) => unbounded_towards(aggregate, known),
        _ => Known::Nothing,
    }
}

/// What is left of a value when more of its kind may follow: the greatest is at least this, the least at most.
pub(super) fn unbounded_towards(aggregate: Aggregate, known: &Known) -> Known {
    fn open<T: Copy>(aggregate: Aggregate, interval: &Interval<T>) -> Interval<T> {
        match aggregate {
            Aggregate::Min => Interval { low: Bound::Unbounded, ..*interval },
            _ => Interval { high: Bound::Unbounded, ..*interval },
        }
    }
    match known {
        Known::Number(interval) => Known::Number(open(aggregate, interval)),
        Known::Date(interval) => Known::Date(open(aggregate, interval)),
        Known::Datetime(interval) => Known::Datetime(open(aggregate, interval)),
        Known::Duration(interval) => Known::Duration(open(aggregate, interval)),
        Known::Version(interval) => Known::Version(open(aggregate, interval)),
        _ => Known::Nothing,
    }
}
