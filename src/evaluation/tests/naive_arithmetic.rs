//! Calculations of the naive evaluator.

use super::naive_value::Value;
use crate::program::Calculation;
use crate::quantity::{Calendar, Duration};

/// `left` plus, minus or times `right`.
pub(super) fn calculate<'f>(
    operator: Calculation,
    left: &Value<'f>,
    right: &Value<'f>,
    calendar: &Calendar,
) -> Value<'f> {
    let signed = |length: Duration| {
        if operator == Calculation::Subtract { length.negated() } else { length }
    };
    match (operator, left, right) {
        (_, Value::Undefined, _) | (_, _, Value::Undefined) => Value::Undefined,
        (_, Value::Never, _) | (_, _, Value::Never) => Value::Never,
        (Calculation::Add, Value::Number(left), Value::Number(right)) => Value::Number(left + right),
        (Calculation::Subtract, Value::Number(left), Value::Number(right)) => Value::Number(left - right),
        (Calculation::Multiply, Value::Number(left), Value::Number(right)) => Value::Number(left * right),
        (Calculation::Multiply, Value::Duration(length), Value::Number(times))
        | (Calculation::Multiply, Value::Number(times), Value::Duration(length)) => (0..*times)
            .fold(Value::Duration(Duration::default()), |sum, _| {
                calculate(Calculation::Add, &sum, &Value::Duration(*length), calendar)
            }),
        (_, Value::Duration(left), Value::Duration(right)) => Value::Duration(left.plus(signed(*right))),
        (_, Value::Date(day), Value::Duration(length)) => Value::Date(day.plus(signed(*length), calendar)),
        (_, Value::Duration(length), Value::Date(day)) => Value::Date(day.plus(*length, calendar)),
        (_, Value::Datetime(moment), Value::Duration(length)) => {
            Value::Datetime(moment.plus(signed(*length), calendar))
        }
        (_, Value::Duration(length), Value::Datetime(moment)) => {
            Value::Datetime(moment.plus(*length, calendar))
        }
        (_, Value::Date(left), Value::Date(right)) => {
            Value::Duration(Duration::of_days(i64::from(left.days()) - i64::from(right.days())))
        }
        (_, Value::Datetime(left), Value::Datetime(right)) => {
            Value::Duration(Duration::from_parts(0, left.seconds() - right.seconds(), 0))
        }
        other => panic!("no calculation with {other:?}"),
    }
}
