//! Expressions: one file per family of operators.

mod arithmetic;
mod binding;
mod call;
mod choice;
mod comparison;
mod literal;
mod membership;
mod mismatch;
mod path;

use super::checker::Checker;
use super::types::{MaybeType, Typed};
use crate::localized;
use crate::program::{Constant, Expression, ExpressionId, List, Type};
use crate::source::Span;
use crate::syntax::ast::{self, ExpressionKind};

/// The type that the surroundings want, where they want one. It gives bare names their meaning and is no demand.
type Hint = Option<MaybeType>;

impl Checker<'_> {
    /// Resolves and types an expression.
    pub(super) fn elaborate(&mut self, expression: &ast::Expression, hint: Hint) -> Typed {
        let span = expression.span;
        match &expression.kind {
            ExpressionKind::Invalid => self.unknown(span),
            ExpressionKind::Truth(value) => self.add_constant(Constant::Truth(*value), Type::Bool, span),
            ExpressionKind::Number(number) => self.number(number, span, hint),
            ExpressionKind::Date(date) => self.add_constant(Constant::Date(*date), Type::Date, span),
            ExpressionKind::Text(text) => self.text_literal(text, span, hint),
            ExpressionKind::Today => self.add(Expression::Today, Type::Date, span),
            ExpressionKind::Path(names) => self.path(names, span, hint),
            ExpressionKind::Call { name, arguments } => self.call(name, arguments, span),
            ExpressionKind::Day(moment) => self.day_of(moment, span),
            ExpressionKind::Not(inner) => {
                let inner = self.condition(inner);
                self.add(Expression::Not(inner), Type::Bool, span)
            }
            ExpressionKind::And(parts) => {
                let parts = self.conditions(parts);
                self.add(Expression::And(parts), Type::Bool, span)
            }
            ExpressionKind::Or(parts) => {
                let parts = self.conditions(parts);
                self.add(Expression::Or(parts), Type::Bool, span)
            }
            ExpressionKind::Comparison { operator, left, right } => {
                self.comparison(*operator, left, right, span)
            }
            ExpressionKind::In { value, members } => self.within(value, members, span),
            ExpressionKind::Contains { set, element } => self.contains(set, element, span),
            ExpressionKind::Quantified { quantifier, binding, filter, body } => {
                self.quantify(*quantifier, binding, filter.as_deref(), body, span)
            }
            ExpressionKind::Aggregated { aggregate, value, binding, filter } => {
                self.aggregate(*aggregate, value.as_deref(), binding, filter.as_deref(), span)
            }
            ExpressionKind::Extreme { aggregate, values } => self.extreme(*aggregate, values, span, hint),
            ExpressionKind::Between(low, high) => self.between(low, high, span, hint),
            ExpressionKind::If { condition, then, otherwise } => {
                self.choice(condition, then, otherwise, span, hint)
            }
            ExpressionKind::Arithmetic { operator, left, right } => {
                self.calculate(*operator, left, right, span)
            }
        }
    }

    /// An expression of the type that is declared at `because`.
    pub(super) fn expect_type(
        &mut self,
        expression: &ast::Expression,
        expected: MaybeType,
        because: Span,
    ) -> Typed {
        let typed = self.elaborate(expression, Some(expected));
        if typed.of_type.join(expected).is_none() {
            let declared = Typed { span: because, of_type: expected, ..typed };
            self.report_mismatch(typed, declared);
            return Typed { of_type: MaybeType::Unknown, ..typed };
        }
        typed
    }

    /// An expression that holds or does not.
    pub(super) fn condition(&mut self, expression: &ast::Expression) -> ExpressionId {
        self.condition_typed(expression).id
    }

    /// An expression that holds or does not, with its type, which is unknown where it is wrong.
    pub(super) fn condition_typed(&mut self, expression: &ast::Expression) -> Typed {
        let typed = self.elaborate(expression, Some(MaybeType::Known(Type::Bool)));
        self.require(typed, |of_type| of_type == Type::Bool, &localized!("true or false", "是或否"))
    }

    fn conditions(&mut self, parts: &[ast::Expression]) -> List {
        let parts: Vec<ExpressionId> = parts.iter().map(|part| self.condition(part)).collect();
        self.program.arena.add_list(&parts)
    }

    fn add_constant(&mut self, constant: Constant, of_type: Type, span: Span) -> Typed {
        let constant = self.constant(constant);
        self.add(constant, of_type, span)
    }

    /// Adds an expression whose type may be unknown.
    fn add_maybe(&mut self, expression: Expression, of_type: MaybeType, span: Span) -> Typed {
        let id = self.program.arena.add(expression, of_type.or_bool(), span);
        Typed { id, of_type, span }
    }
}
