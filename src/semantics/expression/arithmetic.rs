//! `+`, `-`, `*` and `day`.

use super::super::checker::Checker;
use super::super::types::{MaybeType, Typed, is_numeric};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Calculation, Expression, Type};
use crate::source::Span;
use crate::syntax::ast::{self, ArithmeticOperator};

impl Checker<'_> {
    pub(super) fn calculate(
        &mut self,
        operator: ArithmeticOperator,
        left: &ast::Expression,
        right: &ast::Expression,
        span: Span,
    ) -> Typed {
        let (left, right) = match operator {
            ArithmeticOperator::Multiply => (self.elaborate(left, None), self.elaborate(right, None)),
            ArithmeticOperator::Add | ArithmeticOperator::Subtract => self.both(left, right),
        };
        let (left, right) = (self.operand(left), self.operand(right));
        let (operator, of_type) = match operator {
            ArithmeticOperator::Add => (Calculation::Add, self.sum_type(left, right)),
            ArithmeticOperator::Subtract => (Calculation::Subtract, self.difference_type(left, right)),
            ArithmeticOperator::Multiply => (Calculation::Multiply, self.product_type(left, right)),
        };
        self.add_maybe(Expression::Calculate { operator, left: left.id, right: right.id }, of_type, span)
    }

    /// The day of a moment.
    pub(super) fn day_of(&mut self, moment: &ast::Expression, span: Span) -> Typed {
        let moment = self.elaborate(moment, Some(MaybeType::Known(Type::Datetime)));
        let expected = localized!("a moment: a `datetime`", "时刻，即 `datetime`");
        let moment = self.require(moment, |of_type| of_type == Type::Datetime, &expected);
        self.add(Expression::Day(moment.id), Type::Date, span)
    }

    fn operand(&mut self, typed: Typed) -> Typed {
        let accepts = |of_type| is_numeric(of_type) || is_moment(of_type);
        self.require(typed, accepts, &localized!("a number, a date or a length of time", "数、日期或时长"))
    }

    fn sum_type(&mut self, left: Typed, right: Typed) -> MaybeType {
        match (left.of_type, right.of_type) {
            (MaybeType::Known(moment), MaybeType::Known(Type::Duration)) if is_moment(moment) => left.of_type,
            (MaybeType::Known(Type::Duration), MaybeType::Known(moment)) if is_moment(moment) => {
                right.of_type
            }
            (MaybeType::Known(one), MaybeType::Known(other)) if is_moment(one) || is_moment(other) => {
                let moment = if is_moment(one) { right } else { left };
                self.require(moment, |_| false, &length_of_time()).of_type
            }
            _ => self.join(left, right),
        }
    }

    fn difference_type(&mut self, left: Typed, right: Typed) -> MaybeType {
        match (left.of_type, right.of_type) {
            (MaybeType::Known(one), MaybeType::Known(other)) if is_moment(one) => {
                if other == one {
                    MaybeType::Known(Type::Duration)
                } else if other == Type::Duration {
                    left.of_type
                } else {
                    self.report_mismatch(left, right);
                    MaybeType::Unknown
                }
            }
            _ => self.join(left, right),
        }
    }

    fn product_type(&mut self, left: Typed, right: Typed) -> MaybeType {
        let number = localized!("a bare number on one side of `*`", "`*` 的一侧为不带单位的数");
        match (left.of_type, right.of_type) {
            (MaybeType::Known(one), MaybeType::Known(Type::Number)) if is_numeric(one) => left.of_type,
            (MaybeType::Known(Type::Number), MaybeType::Known(other)) if is_numeric(other) => right.of_type,
            (MaybeType::Known(one), MaybeType::Known(_)) => {
                let wrong = if is_moment(one) { left } else { right };
                self.require(wrong, |_| false, &number).of_type
            }
            _ => MaybeType::Unknown,
        }
    }
}

fn is_moment(of_type: Type) -> bool {
    matches!(of_type, Type::Date | Type::Datetime)
}

fn length_of_time() -> Localized {
    localized!("a length of time", "时长")
}
