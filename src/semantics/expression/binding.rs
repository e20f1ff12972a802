//! Statements about many elements: `every`, `some`, `no`, and `count`, `sum`, `max`, `min`.

use super::super::checker::Checker;
use super::super::scope::{Quantified, Variable};
use super::super::types::{MaybeType, Typed, is_numeric, is_ordered};
use super::comparison::{something_numeric, something_ordered};
use crate::localized;
use crate::program::{Aggregate, Expression, ExpressionId, Member, Quantifier, RecordKind, Type};
use crate::source::Span;
use crate::syntax::ast;

impl Checker<'_> {
    /// Resolves the list of a binding and adds its variable.
    pub(in crate::semantics) fn bind(&mut self, binding: &ast::Binding) -> (ExpressionId, Variable) {
        let ends = binding.list.first().zip(binding.list.last());
        let span = ends.map_or(binding.span, |(first, end)| first.span.to(end.span));
        let list = self.path(&binding.list, span, None);
        let is_many = |of_type| matches!(of_type, Type::List(_) | Type::Set(Member::Reference(_)));
        let expected = localized!("a list, or a set of elements of a list", "列表，或列表元素的集合");
        let list = self.require(list, is_many, &expected);
        let element = match list.of_type {
            MaybeType::Known(Type::List(record)) => {
                let kind = self.program.vocabulary.record(record).map(|found| found.kind);
                let is_nested = kind == Some(RecordKind::Nested);
                MaybeType::Known(if is_nested { Type::Nested(record) } else { Type::Reference(record) })
            }
            MaybeType::Known(Type::Set(Member::Reference(record))) => {
                MaybeType::Known(Type::Reference(record))
            }
            _ => MaybeType::Unknown,
        };
        (list.id, self.declare_variable(&binding.variable, element))
    }

    pub(super) fn quantify(
        &mut self,
        quantifier: ast::Quantifier,
        binding: &ast::Binding,
        filter: Option<&ast::Expression>,
        body: &ast::Expression,
        span: Span,
    ) -> Typed {
        let depth = self.scope.depth();
        let (list, variable) = self.bind(binding);
        let filter = filter.map(|filter| self.condition(filter));
        let body = self.condition(body);
        self.scope.leave(depth);
        let quantifier = match quantifier {
            ast::Quantifier::Every => Quantifier::Every,
            ast::Quantifier::Some => Quantifier::Some,
            ast::Quantifier::No => Quantifier::No,
        };
        let slot = variable.slot;
        let statement = Expression::Quantified { quantifier, variable: slot, list, filter, body };
        let typed = self.add(statement, Type::Bool, span);
        self.quantified.push(Quantified { variable, id: typed.id });
        typed
    }

    pub(super) fn aggregate(
        &mut self,
        aggregate: ast::Aggregate,
        value: Option<&ast::Expression>,
        binding: &ast::Binding,
        filter: Option<&ast::Expression>,
        span: Span,
    ) -> Typed {
        let depth = self.scope.depth();
        let (list, variable) = self.bind(binding);
        let filter = filter.map(|filter| self.condition(filter));
        let aggregate = checked_aggregate(aggregate);
        let value = value.map(|value| {
            let value = self.elaborate(value, None);
            if aggregate == Aggregate::Sum {
                self.require(value, is_numeric, &something_numeric())
            } else {
                self.require(value, is_ordered, &something_ordered())
            }
        });
        self.scope.leave(depth);
        let of_type = value.map_or(MaybeType::Known(Type::Number), |value| value.of_type);
        let value = value.map(|value| value.id);
        let variable = variable.slot;
        self.add_maybe(Expression::Aggregated { aggregate, variable, list, filter, value }, of_type, span)
    }
}

/// The aggregate of the program for that of the syntax tree.
pub(super) fn checked_aggregate(aggregate: ast::Aggregate) -> Aggregate {
    match aggregate {
        ast::Aggregate::Count => Aggregate::Count,
        ast::Aggregate::Sum => Aggregate::Sum,
        ast::Aggregate::Max => Aggregate::Max,
        ast::Aggregate::Min => Aggregate::Min,
    }
}
