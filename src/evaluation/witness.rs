//! The values that fill a rule's texts.

use super::evaluator::Evaluator;
use super::naming::NameId;
use super::parts::{PartVisitor, Relevance};
use super::scope::Scope;
use crate::facts::{Known, Truth};
use crate::program::{Expression, ExpressionId, Meaning, Placeholder, Quantifier, Rule, Type};

/// Looks for the elements that broke a quantified expression, and takes a value of each. What came out as it had to, or
/// does not bear on the breach, is passed over.
struct Witnesses {
    body: ExpressionId,
    value: ExpressionId,
    /// What the parts of the expression at hand are where they led to the breach.
    parts: Parts,
    found: Vec<Known>,
}

/// What parts of an expression are where they led to a breach.
#[derive(Debug, Clone, Copy)]
enum Parts {
    /// Anything: they are no statements, or it is not known how they bear on it.
    Any,
    /// All of them this.
    All(Truth),
    /// This, but for a condition.
    But(ExpressionId, Truth),
    /// One of them this, which is said of elements.
    Body(ExpressionId, Truth),
}

impl Parts {
    /// What one of the parts is.
    fn of(self, part: ExpressionId) -> Option<Truth> {
        match self {
            Self::Any => None,
            Self::All(truth) => Some(truth),
            Self::But(condition, truth) => (part != condition).then_some(truth),
            Self::Body(body, truth) => (part == body).then_some(truth),
        }
    }
}

impl Witnesses {
    /// What the parts of a statement are where it is this and led to the breach.
    fn parts_of(evaluator: &Evaluator<'_>, id: ExpressionId, truth: Truth) -> Parts {
        match evaluator.arena.get(id) {
            Expression::Not(_) => Parts::All(!truth),
            Expression::And(_) | Expression::Or(_) => Parts::All(truth),
            Expression::If { condition, .. } => Parts::But(condition, truth),
            Expression::Call { term, .. } => match evaluator.binding.meaning(term) {
                Some(Meaning::Expression(_)) => Parts::All(truth),
                Some(Meaning::Table(_)) | None => Parts::Any,
            },
            Expression::Quantified { quantifier: Quantifier::No, body, .. } => Parts::Body(body, !truth),
            Expression::Quantified { body, .. } => Parts::Body(body, truth),
            _ => Parts::Any,
        }
    }
}

impl PartVisitor for Witnesses {
    fn expression<'v>(
        &mut self,
        evaluator: &'v Evaluator<'_>,
        id: ExpressionId,
        scope: &Scope<'v>,
        relevance: Relevance,
    ) {
        let is_statement = evaluator.arena.type_of(id) == Type::Bool;
        let truth = if is_statement { evaluator.truth(id, &scope.frame()) } else { Truth::Unknown };
        let led_to_it = self.parts.of(id).is_none_or(|expected| !truth.is_decided() || truth == expected);
        if !led_to_it {
            return;
        }
        if id == self.body && relevance == Relevance::Settled {
            let value = evaluator.value(self.value, &scope.frame()).into_owned();
            if !self.found.contains(&value) {
                self.found.push(value);
            }
            return;
        }
        let outer = self.parts;
        self.parts = if truth.is_decided() { Self::parts_of(evaluator, id, truth) } else { Parts::Any };
        evaluator.visit_parts(id, scope, self);
        self.parts = outer;
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
        let Expression::Quantified { body, .. } = self.arena.get(binder) else { return Vec::new() };
        let parts = Parts::All(Truth::False);
        let mut witnesses = Witnesses { body, value: placeholder.value, parts, found: Vec::new() };
        witnesses.expression(self, rule.requirement, &scope, Relevance::Open);
        witnesses.found
    }
}
