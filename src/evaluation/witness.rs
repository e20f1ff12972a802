//! The values that fill a rule's texts.

use super::evaluator::Evaluator;
use super::parts::{PartVisitor, Relevance};
use super::scope::Scope;
use crate::facts::{FactName, Known, Truth};
use crate::program::{Expression, ExpressionId, Placeholder, Quantifier, Rule};

/// Looks for the elements that broke a quantified expression, and takes a value of each.
struct Witnesses {
    body: ExpressionId,
    witness: Truth,
    value: ExpressionId,
    found: Vec<Known>,
}

impl PartVisitor for Witnesses {
    fn expression<'v>(
        &mut self,
        evaluator: &'v Evaluator<'_>,
        id: ExpressionId,
        scope: &Scope<'v>,
        _: Relevance,
    ) {
        if id != self.body {
            evaluator.visit_parts(id, scope, self);
        } else if evaluator.truth(id, &scope.frame) == self.witness {
            let value = evaluator.value(self.value, &scope.frame).into_owned();
            if !self.found.contains(&value) {
                self.found.push(value);
            }
        }
    }

    fn unseen(&mut self, _: Vec<FactName>) {}

    fn of_unseen<'v>(&mut self, _: &'v Evaluator<'_>, _: ExpressionId, _: &Scope<'v>) {}
}

impl Evaluator<'_> {
    /// What fills a place in a rule's text for the elements at `positions`: one value, or one of each element that
    /// broke the requirement, each value once.
    pub fn fill(&self, rule: &Rule, positions: &[u32], placeholder: &Placeholder) -> Vec<Known> {
        let scope = self.scope_of(rule, positions);
        let Some(binder) = placeholder.bound_by else {
            return vec![self.value(placeholder.value, &scope.frame).into_owned()];
        };
        let Expression::Quantified { quantifier, body, .. } = self.program.arena.get(binder) else {
            return Vec::new();
        };
        let witness = Truth::from(quantifier == Quantifier::No);
        let mut witnesses = Witnesses { body, witness, value: placeholder.value, found: Vec::new() };
        witnesses.expression(self, rule.requirement, &scope, Relevance::Open);
        witnesses.found
    }
}
