//! `is`, `is not`, `<`, `<=`, `>`, `>=`.

use super::super::checker::Checker;
use super::super::types::{MaybeType, Typed, is_ordered};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Comparison, Expression, Type};
use crate::source::Span;
use crate::syntax::ast::{self, ComparisonOperator};

impl Checker<'_> {
    pub(super) fn comparison(
        &mut self,
        operator: ComparisonOperator,
        left: &ast::Expression,
        right: &ast::Expression,
        span: Span,
    ) -> Typed {
        let (left, right) = self.both(left, right);
        let operator = match operator {
            ComparisonOperator::Is => Comparison::Is,
            ComparisonOperator::IsNot => Comparison::IsNot,
            ComparisonOperator::Less => Comparison::Less,
            ComparisonOperator::AtMost => Comparison::AtMost,
            ComparisonOperator::Greater => Comparison::Greater,
            ComparisonOperator::AtLeast => Comparison::AtLeast,
        };
        let is_about_order = !matches!(operator, Comparison::Is | Comparison::IsNot);
        let accepts =
            |of_type| if is_about_order { is_ordered(of_type) } else { !matches!(of_type, Type::List(_)) };
        let expected = if is_about_order { something_ordered() } else { one_value() };
        if self.join(left, right) != MaybeType::Unknown {
            let left = self.require(left, accepts, &expected);
            if left.of_type != MaybeType::Unknown {
                self.require(right, accepts, &expected);
            }
        }
        self.add(Expression::Compare { operator, left: left.id, right: right.id }, Type::Bool, span)
    }

    /// Both sides, each with the type of the other as its hint: a bare name takes its meaning from the other side.
    pub(super) fn both(&mut self, left: &ast::Expression, right: &ast::Expression) -> (Typed, Typed) {
        let turned =
            needs_type(left) && !needs_type(right) || self.is_bare_value(left) && !self.is_bare_value(right);
        if turned {
            let right = self.elaborate(right, None);
            (self.elaborate(left, Some(member_or_self(right.of_type))), right)
        } else {
            let left = self.elaborate(left, None);
            (left, self.elaborate(right, Some(member_or_self(left.of_type))))
        }
    }
}

/// The type whose values a bare name beside an expression may mean: beside a set, its members, so that `is` in the place of
/// `contains` is told from a misspelt name.
fn member_or_self(of_type: MaybeType) -> MaybeType {
    match of_type {
        MaybeType::Known(Type::Set(member)) => MaybeType::Known(member.as_type()),
        other => other,
    }
}

/// Whether the meaning of a literal depends on the type that is wanted.
fn needs_type(expression: &ast::Expression) -> bool {
    matches!(expression.kind, ast::ExpressionKind::Number(_) | ast::ExpressionKind::Text(_))
}

/// What may stand on the sides of `<`.
pub(super) fn something_ordered() -> Localized {
    localized!("a number, a date, a length of time or a version", "数、日期、时长或版本号")
}

fn one_value() -> Localized {
    localized!("one value", "单个值")
}

/// What may be summed up.
pub(super) fn something_numeric() -> Localized {
    localized!("a number or a length of time", "数或时长")
}
