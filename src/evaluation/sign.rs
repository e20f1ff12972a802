//! Whether a calculated value can lie below zero.

use std::borrow::Cow;

use super::evaluator::Evaluator;
use super::frame::Frame;
use crate::facts::{Bound, Interval, Known};
use crate::program::{
    Aggregate, Base, Calculation, Constant, DecisionTable, Expression, ExpressionId, Meaning, ParameterCase,
    TermId, Type,
};
use crate::quantity::Duration;

impl Evaluator<'_> {
    /// What is known of a value, of which no less than zero can be stated where it begins there.
    pub(super) fn value_from_zero<'v>(&'v self, id: ExpressionId, frame: &Frame<'_, 'v>) -> Cow<'v, Known> {
        let known = self.value(id, frame);
        let is_open = match &*known {
            Known::Nothing => true,
            Known::Number(interval) => interval.low == Bound::Unbounded,
            Known::Duration(interval) => interval.low == Bound::Unbounded,
            _ => false,
        };
        if is_open && self.is_never_negative(id) {
            return Cow::Owned(from_zero(self.arena.type_of(id), known.into_owned()));
        }
        known
    }

    /// Whether the value is zero or more whatever the manifest states. Counts, sizes, rates and lengths of time that
    /// a manifest states are; amounts of money and differences need not be.
    pub(super) fn is_never_negative(&self, id: ExpressionId) -> bool {
        let arena = &self.program.arena;
        match arena.get(id) {
            Expression::Constant(constant) => match arena.constant(constant) {
                Constant::Number(value) => value >= 0,
                Constant::Duration(value) => value.at_least(Duration::default()) == Some(true),
                _ => false,
            },
            Expression::Fact(path) => {
                // A variable alone is an argument of a term, and may be calculated.
                let is_stated = matches!(path.base(), Base::Root(_)) || !arena.steps(path).is_empty();
                let begins_at_zero =
                    matches!(arena.type_of(id), Type::Count(_) | Type::Size | Type::Rate(_) | Type::Duration);
                is_stated && begins_at_zero
            }
            Expression::Parameter(parameter) | Expression::Keyed { parameter, .. } => {
                let all =
                    |cases: &[ParameterCase]| cases.iter().all(|case| self.is_never_negative(case.value));
                self.binding.values(parameter).is_some_and(|period| all(&period.cases))
            }
            Expression::Aggregated { aggregate: Aggregate::Count, .. } => true,
            Expression::Aggregated { value, .. } => value.is_some_and(|value| self.is_never_negative(value)),
            Expression::Extreme { values, .. } => {
                arena.list(values).iter().all(|&value| self.is_never_negative(value))
            }
            Expression::Between(low, _) => self.is_never_negative(low),
            Expression::If { then, otherwise, .. } => {
                self.is_never_negative(then) && self.is_never_negative(otherwise)
            }
            Expression::Calculate { operator, left, right } => {
                operator != Calculation::Subtract
                    && self.is_never_negative(left)
                    && self.is_never_negative(right)
            }
            Expression::Call { term, .. } => self.gives_never_negative(term),
            _ => false,
        }
    }

    fn gives_never_negative(&self, term: TermId) -> bool {
        match self.binding.meaning(term) {
            None => false,
            Some(Meaning::Expression(body)) => self.is_never_negative(body),
            Some(Meaning::Table(DecisionTable { rows, otherwise })) => {
                let values = rows.iter().map(|row| row.value);
                let mut values = values.chain(otherwise.as_ref().map(|(value, _)| *value));
                values.all(|value| self.is_never_negative(value))
            }
        }
    }
}

/// Zero of that type.
pub(super) fn zero(of_type: Type) -> Known {
    match of_type {
        Type::Duration => Known::Duration(Interval::exactly(Duration::default())),
        _ => Known::Number(Interval::exactly(0)),
    }
}

/// What is known of a value that is never below zero.
pub(super) fn from_zero(of_type: Type, value: Known) -> Known {
    match (of_type, value) {
        (Type::Duration, Known::Nothing) => {
            Known::Duration(Interval { low: Bound::Closed(Duration::default()), high: Bound::Unbounded })
        }
        (_, Known::Nothing) => Known::Number(Interval { low: Bound::Closed(0), high: Bound::Unbounded }),
        (_, Known::Number(interval)) if interval.low == Bound::Unbounded => {
            Known::Number(Interval { low: Bound::Closed(0), ..interval })
        }
        (_, Known::Duration(interval)) if interval.low == Bound::Unbounded => {
            Known::Duration(Interval { low: Bound::Closed(Duration::default()), ..interval })
        }
        (_, other) => other,
    }
}
