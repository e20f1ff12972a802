//! The values that fill a rule's texts.

use super::evaluator::Evaluator;
use super::naming::NameId;
use super::parts::{PartVisitor, Relevance};
use super::scope::Scope;
use crate::facts::{Known, Truth};
use crate::program::{Expression, ExpressionId, Placeholder, Quantifier, Rule};

/// Looks for the elements that broke a quantified expression, and takes a value of each.
struct Witnesses {
    binder: ExpressionId,
    quantifier: Quantifier,
    body: ExpressionId,
    /// What the body is for an element that decides; known once the quantified expression is reached.
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
        relevance: Relevance,
    ) {
        if id == self.binder {
            let holds = evaluator.truth(id, &scope.frame());
            self.witness = if self.quantifier == Quantifier::No { !holds } else { holds };
        }
        if id != self.body {
            evaluator.visit_parts(id, scope, self);
        } else if relevance == Relevance::Settled && evaluator.truth(id, &scope.frame()) == self.witness {
            let value = evaluator.value(self.value, &scope.frame()).into_owned();
            if !self.found.contains(&value) {
                self.found.push(value);
            }
        }
    }

    fn unseen(&mut self, _: &Evaluator<'_>, _: ExpressionId, _: &[NameId]) {}

    fn of_unseen<'v>(&mut self, _: &'v Evaluator<'_>, _: ExpressionId, _: &Scope<'v>) {}
}

impl Evaluator<'_> {
    /// What fills a place in a rule's text for the elements at `positions`: one value, or one of each element that
    /// broke the requirement, each value once.
    pub fn fill(&self, rule: &Rule, positions: &[u32], placeholder: &Placeholder) -> Vec<Known> {
        let scope = self.scope_of(rule, positions);
        let Some(binder) = placeholder.bound_by else {
            return vec![self.value(placeholder.value, &scope.frame()).into_owned()];
        };
        let Expression::Quantified { quantifier, body, .. } = self.arena.get(binder) else {
            return Vec::new();
        };
        let (witness, value, found) = (Truth::Unknown, placeholder.value, Vec::new());
        let mut witnesses = Witnesses { binder, quantifier, body, witness, value, found };
        witnesses.expression(self, rule.requirement, &scope, Relevance::Open);
        witnesses.found
    }
}
