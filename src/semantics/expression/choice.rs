//! One value out of several: `max(a, b)`, `between a and b`, `if a then b else c`.

use super::super::checker::Checker;
use super::super::types::{Typed, is_ordered};
use super::Hint;
use super::binding::checked_aggregate;
use super::comparison::something_ordered;
use crate::program::{Expression, ExpressionId};
use crate::source::Span;
use crate::syntax::ast;

impl Checker<'_> {
    pub(super) fn extreme(
        &mut self,
        aggregate: ast::Aggregate,
        values: &[ast::Expression],
        span: Span,
        hint: Hint,
    ) -> Typed {
        let mut joined: Option<Typed> = None;
        let mut ids: Vec<ExpressionId> = Vec::new();
        for value in values {
            let typed = self.elaborate(value, hint.or_else(|| joined.map(|joined| joined.of_type)));
            let typed = self.require(typed, is_ordered, &something_ordered());
            ids.push(typed.id);
            joined = Some(match joined {
                Some(before) => Typed { of_type: self.join(before, typed), ..before },
                None => typed,
            });
        }
        let Some(joined) = joined else { return self.unknown(span) };
        let aggregate = checked_aggregate(aggregate);
        let values = self.program.arena.add_list(&ids);
        self.add_maybe(Expression::Extreme { aggregate, values }, joined.of_type, span)
    }

    pub(super) fn between(
        &mut self,
        low: &ast::Expression,
        high: &ast::Expression,
        span: Span,
        hint: Hint,
    ) -> Typed {
        let low = self.elaborate(low, hint);
        let high = self.elaborate(high, hint.or(Some(low.of_type)));
        let low = self.require(low, is_ordered, &something_ordered());
        let high = self.require(high, is_ordered, &something_ordered());
        let of_type = self.join(low, high);
        self.add_maybe(Expression::Between(low.id, high.id), of_type, span)
    }

    pub(super) fn choice(
        &mut self,
        condition: &ast::Expression,
        then: &ast::Expression,
        otherwise: &ast::Expression,
        span: Span,
        hint: Hint,
    ) -> Typed {
        let condition = self.condition(condition);
        let (then, otherwise) = match hint {
            Some(_) => (self.elaborate(then, hint), self.elaborate(otherwise, hint)),
            None => self.both(then, otherwise),
        };
        let of_type = self.join(then, otherwise);
        self.add_maybe(Expression::If { condition, then: then.id, otherwise: otherwise.id }, of_type, span)
    }
}
