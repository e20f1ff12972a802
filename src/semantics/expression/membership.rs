//! `in {…}` and `contains`.

use super::super::checker::Checker;
use super::super::types::{MaybeType, Typed};
use crate::localized;
use crate::program::{Expression, ExpressionId, Type};
use crate::source::Span;
use crate::syntax::ast;

impl Checker<'_> {
    pub(super) fn within(
        &mut self,
        value: &ast::Expression,
        members: &[ast::Expression],
        span: Span,
    ) -> Typed {
        let value = self.elaborate(value, None);
        let members: Vec<ExpressionId> = members
            .iter()
            .map(|member| {
                let member = self.elaborate(member, Some(value.of_type));
                self.join(member, value);
                member.id
            })
            .collect();
        let members = self.program.arena.add_list(&members);
        self.add(Expression::In { value: value.id, members }, Type::Bool, span)
    }

    pub(super) fn contains(&mut self, set: &ast::Expression, element: &ast::Expression, span: Span) -> Typed {
        let set = self.elaborate(set, None);
        let is_set = |of_type| matches!(of_type, Type::Set(_));
        let set = self.require(set, is_set, &localized!("a set", "集合"));
        let member = match set.of_type {
            MaybeType::Known(Type::Set(member)) => MaybeType::Known(member.as_type()),
            _ => MaybeType::Unknown,
        };
        let element = self.elaborate(element, Some(member));
        if element.of_type.join(member).is_none() {
            self.report_mismatch(element, set);
        }
        self.add(Expression::Contains { set: set.id, element: element.id }, Type::Bool, span)
    }
}
