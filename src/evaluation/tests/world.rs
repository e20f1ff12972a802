//! What a manifest that states everything still leaves open, settled one way.

use std::cell::Cell;
use std::cmp::Ordering;

use super::choices::Choices;
use super::naive_value::{Node, Value};
use crate::program::Aggregate;
use crate::quantity::{Calendar, Date, Datetime, Duration};

/// One way in which things may really be.
#[derive(Debug)]
pub(super) struct World {
    /// When lengths of time begin that are compared with one another.
    start: Datetime,
    /// Which days are worked.
    calendar: Calendar,
    /// Which of the values that `between` allows it is: the least, one in the middle, the greatest.
    position: i128,
    /// Whether statements hold that speak of what is not defined.
    pub(super) undefined_holds: bool,
    /// Whether two facts exclude each other: no thing lies between a greater and a lesser.
    pub(super) is_impossible: Cell<bool>,
}

impl World {
    /// Some world.
    pub(super) fn some(calendar: &Calendar, choices: &mut Choices) -> Self {
        let day = Date::parse("2023-01-31").expect("a day").days()
            + 17 * i32::try_from(choices.below(90)).expect("small");
        Self {
            start: Datetime::new(Date::from_days(day), 0, Datetime::CHINA_OFFSET),
            calendar: calendar.clone(),
            position: i128::try_from(choices.below(3)).expect("small"),
            undefined_holds: choices.below(2) == 1,
            is_impossible: Cell::new(false),
        }
    }

    /// How two values stand to each other.
    pub(super) fn order(&self, left: &Value<'_>, right: &Value<'_>) -> Ordering {
        match (left, right) {
            (Value::Truth(left), Value::Truth(right)) => left.cmp(right),
            (Value::Number(left), Value::Number(right)) => left.cmp(right),
            (Value::Date(left), Value::Date(right)) => left.cmp(right),
            (Value::Datetime(left), Value::Datetime(right)) => left.cmp(right),
            (Value::Version(left), Value::Version(right)) => left.cmp(right),
            (Value::Choice(left), Value::Choice(right)) => left.cmp(right),
            (Value::Country(left), Value::Country(right)) => left.cmp(right),
            (Value::Text(left), Value::Text(right)) => left.cmp(right),
            (Value::Set(left), Value::Set(right)) => left.cmp(right),
            (Value::Duration(left), Value::Duration(right)) => self.end(*left).cmp(&self.end(*right)),
            _ => match (position(left), position(right)) {
                (Some(left), Some(right)) => left.cmp(&right),
                _ => panic!("no comparison of {left:?} and {right:?}"),
            },
        }
    }

    /// The greatest or the least of the values; what has never happened is none.
    pub(super) fn extreme<'f>(&self, aggregate: Aggregate, mut values: Vec<Value<'f>>) -> Value<'f> {
        if values.iter().any(|value| matches!(value, Value::Undefined)) {
            return Value::Undefined;
        }
        let is_never = !values.is_empty() && values.iter().all(|value| matches!(value, Value::Never));
        values.retain(|value| !matches!(value, Value::Never));
        let order = |left: &Value<'f>, right: &Value<'f>| self.order(left, right);
        let found = match aggregate {
            Aggregate::Max => values.into_iter().max_by(order),
            _ => values.into_iter().min_by(order),
        };
        found.unwrap_or(if is_never { Value::Never } else { Value::Undefined })
    }

    fn end(&self, length: Duration) -> Datetime {
        self.start.plus(length, &self.calendar)
    }

    /// A value between two.
    pub(super) fn between<'f>(&self, low: &Value<'f>, high: &Value<'f>) -> Value<'f> {
        match (low, high) {
            (Value::Number(low), Value::Number(high)) => {
                self.is_impossible.set(self.is_impossible.get() || low > high);
                Value::Number(low + (high - low) * self.position / 2)
            }
            (Value::Number(low), Value::Undefined) => Value::Number(low + self.position * 1_000),
            (Value::Undefined, Value::Number(high)) => Value::Number(high - self.position * 1_000),
            (Value::Undefined | Value::Never, _) | (_, Value::Undefined | Value::Never) => Value::Undefined,
            (low, high) => {
                let is_empty = self.order(low, high) == Ordering::Greater;
                self.is_impossible.set(self.is_impossible.get() || is_empty);
                if self.position == 0 { low.clone() } else { high.clone() }
            }
        }
    }
}

fn position(value: &Value<'_>) -> Option<u32> {
    match value {
        Value::Reference(position) | Value::Node(Node { position: Some(position), .. }) => Some(*position),
        _ => None,
    }
}
