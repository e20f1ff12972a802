//! What is known of an expression.

use std::borrow::Cow;

use super::evaluator::Evaluator;
use super::frame::{Frame, Variable};
use crate::facts::{Known, Truth};
use crate::program::{Aggregate, Base, Constant, ConstantId, Expression, ExpressionId, FactPath, List};

impl Evaluator<'_> {
    /// What is known of a statement. This is what an evaluation does most: it goes from one kind of statement to the
    /// next, and whatever needs room for more is a function of its own, so that this one needs none.
    pub(super) fn truth<'v>(&'v self, id: ExpressionId, frame: &Frame<'_, 'v>) -> Truth {
        match self.arena.get(id) {
            Expression::Constant(constant) => self.constant_truth(constant),
            Expression::Fact(_) => self.fact_truth(id, frame),
            Expression::Not(inner) => self.contrary(inner, frame),
            Expression::And(members) => self.all(members, frame),
            Expression::Or(members) => self.any(members, frame),
            Expression::Compare { operator, left, right } => self.compare(operator, left, right, frame),
            Expression::In { value, members } => self.is_in(value, members, frame),
            Expression::Contains { set, element } => self.contains(set, element, frame),
            Expression::Quantified { .. } => self.quantified(id, frame),
            Expression::If { condition, then, otherwise } => self.branch(condition, then, otherwise, frame),
            Expression::Call { term, arguments } if arguments.is_empty() => self.shared_truth(term),
            Expression::Call { term, arguments } => self.call_truth(term, arguments, frame),
            Expression::Parameter(_) | Expression::Keyed { .. } => self.fixed_truth(id, frame),
            _ => Truth::Unknown,
        }
    }

    /// What is known of a fact that makes a statement.
    #[inline(never)]
    fn fact_truth<'v>(&'v self, id: ExpressionId, frame: &Frame<'_, 'v>) -> Truth {
        let Expression::Fact(path) = self.arena.get(id) else { return Truth::Unknown };
        self.known(path, frame).map_or(Truth::Unknown, Known::truth)
    }

    /// What is known of the contrary of a statement.
    #[inline(never)]
    fn contrary<'v>(&'v self, id: ExpressionId, frame: &Frame<'_, 'v>) -> Truth {
        !self.truth(id, frame)
    }

    /// `true`, `false`
    #[inline(never)]
    fn constant_truth(&self, constant: ConstantId) -> Truth {
        match self.arena.constant(constant) {
            Constant::Truth(value) => Truth::from(value),
            _ => Truth::Unknown,
        }
    }

    /// What is known of a statement that is one of two.
    #[inline(never)]
    fn branch<'v>(
        &'v self,
        condition: ExpressionId,
        then: ExpressionId,
        otherwise: ExpressionId,
        frame: &Frame<'_, 'v>,
    ) -> Truth {
        match self.truth(condition, frame) {
            Truth::True => self.truth(then, frame),
            Truth::False => self.truth(otherwise, frame),
            Truth::Unknown => {
                let (yes, no) = (self.truth(then, frame), self.truth(otherwise, frame));
                if yes == no { yes } else { Truth::Unknown }
            }
        }
    }

    /// What is known of a statement that the law fixes.
    #[inline(never)]
    fn fixed_truth<'v>(&'v self, id: ExpressionId, frame: &Frame<'_, 'v>) -> Truth {
        match self.arena.get(id) {
            Expression::Parameter(parameter) => self.parameter(parameter).truth(),
            Expression::Keyed { parameter, key } => self.keyed(parameter, key, frame).truth(),
            _ => Truth::Unknown,
        }
    }

    /// What is known of a value.
    pub(super) fn value<'v>(&'v self, id: ExpressionId, frame: &Frame<'_, 'v>) -> Cow<'v, Known> {
        match self.arena.get(id) {
            Expression::Constant(constant) => {
                Cow::Owned(Known::constant(self.arena.constant(constant), &self.program.texts))
            }
            Expression::Today => Cow::Owned(Known::Date(self.today)),
            Expression::Fact(path) => self.fact(path, frame),
            Expression::Parameter(parameter) => self.parameter(parameter),
            Expression::Keyed { parameter, key } => self.keyed(parameter, key, frame),
            Expression::Call { term, arguments } => self.call(term, arguments, frame),
            Expression::Aggregated { aggregate, variable, list, filter, value } => {
                Cow::Owned(self.aggregated(aggregate, variable, list, filter, value, frame))
            }
            Expression::Extreme { aggregate, values } => Cow::Owned(self.extreme(aggregate, values, frame)),
            Expression::Between(low, high) => {
                Cow::Owned(super::arithmetic::between(&self.value(low, frame), &self.value(high, frame)))
            }
            Expression::If { condition, then, otherwise } => match self.truth(condition, frame) {
                Truth::True => self.value(then, frame),
                Truth::False => self.value(otherwise, frame),
                Truth::Unknown => {
                    let (yes, no) = (self.value(then, frame), self.value(otherwise, frame));
                    Cow::Owned(super::term::either(&yes, &no))
                }
            },
            Expression::Calculate { operator, left, right } => {
                let (left, right) = (self.value_from_zero(left, frame), self.value_from_zero(right, frame));
                let found = super::arithmetic::calculate(operator, &left, &right, &self.days);
                self.days.end(id);
                Cow::Owned(found)
            }
            Expression::Day(moment) => Cow::Owned(super::arithmetic::day_of(&self.value(moment, frame))),
            _ => Cow::Owned(Known::from_truth(self.truth(id, frame))),
        }
    }

    /// Calls `then` with what is known of a value; of a fact, where it lies.
    pub(super) fn with_value<'v, T>(
        &'v self,
        id: ExpressionId,
        frame: &Frame<'_, 'v>,
        then: impl FnOnce(&Known) -> T,
    ) -> T {
        if let Expression::Fact(path) = self.arena.get(id)
            && let Some(known) = self.known(path, frame)
        {
            return then(known);
        }
        then(&self.value(id, frame))
    }

    fn fact<'v>(&'v self, path: FactPath, frame: &Frame<'_, 'v>) -> Cow<'v, Known> {
        match (self.known(path, frame), path.base()) {
            (Some(known), _) => Cow::Borrowed(known),
            (None, Base::Variable(slot)) => match frame.get(slot) {
                Variable::Element(found) if found.list.is_some() => {
                    Cow::Owned(Known::Element(found.position))
                }
                _ => Cow::Owned(Known::Nothing),
            },
            (None, Base::Root(_)) => Cow::Owned(Known::Nothing),
        }
    }

    #[inline(never)]
    fn all<'v>(&'v self, members: List, frame: &Frame<'_, 'v>) -> Truth {
        let mut all = Truth::True;
        for &member in self.arena.list(members) {
            match self.truth(member, frame) {
                Truth::False => return Truth::False,
                Truth::Unknown => all = Truth::Unknown,
                Truth::True => {}
            }
        }
        all
    }

    #[inline(never)]
    fn any<'v>(&'v self, members: List, frame: &Frame<'_, 'v>) -> Truth {
        let mut any = Truth::False;
        for &member in self.arena.list(members) {
            match self.truth(member, frame) {
                Truth::True => return Truth::True,
                Truth::Unknown => any = Truth::Unknown,
                Truth::False => {}
            }
        }
        any
    }

    fn extreme<'v>(&'v self, aggregate: Aggregate, values: List, frame: &Frame<'_, 'v>) -> Known {
        let mut members = self.arena.list(values).iter().map(|&member| self.value(member, frame));
        let first = members.next().map_or(Known::Nothing, Cow::into_owned);
        members.fold(first, |so_far, next| super::arithmetic::extreme(aggregate, &so_far, &next))
    }
}
