//! The proof of an outcome: the tree of sub-expressions with what each was known to be.

use super::evaluator::Evaluator;
use super::naming::NameId;
use super::parts::{PartVisitor, Relevance};
use super::scope::Scope;
use crate::facts::{FactName, Known, Truth};
use crate::program::{Expression, ExpressionId, Rule, Type};
use crate::source::Span;

/// One sub-expression and what it was known to be.
#[derive(Debug, Clone)]
pub struct Proof {
    /// The sub-expression; its place in the rule is the program's.
    pub expression: ExpressionId,
    /// What was known of it.
    pub known: Known,
    /// The name of the fact, where it is one; `None` for one of an element that the manifest does not show.
    pub fact: Option<FactName>,
    /// The place in the manifest that states the fact.
    pub place: Option<Span>,
    /// What it rests on.
    pub parts: Vec<Proof>,
    /// The filter of each element that it leaves out; it is no part, and yet the whole rests on it.
    pub excluded: Vec<Proof>,
    /// Lists that may have elements which the manifest does not show.
    pub unseen: Vec<FactName>,
}

impl Proof {
    /// What was known of it as a statement.
    pub fn truth(&self) -> Truth {
        self.known.truth()
    }
}

/// Gathers the proofs of the parts.
#[derive(Default)]
struct Gathered {
    parts: Vec<Proof>,
    excluded: Vec<Proof>,
    unseen: Vec<FactName>,
}

impl PartVisitor for Gathered {
    fn expression<'v>(
        &mut self,
        evaluator: &'v Evaluator<'_>,
        id: ExpressionId,
        scope: &Scope<'v>,
        _: Relevance,
    ) {
        self.parts.push(evaluator.prove(id, scope));
    }

    fn unseen(&mut self, evaluator: &Evaluator<'_>, _: ExpressionId, names: &[NameId]) {
        self.unseen.extend(names.iter().map(|&name| evaluator.naming.name(name)).filter(is_named));
    }

    fn argument<'v>(&mut self, evaluator: &'v Evaluator<'_>, id: ExpressionId, scope: &Scope<'v>) {
        self.parts.push(evaluator.prove(id, scope));
    }

    fn wants_excluded(&self) -> bool {
        true
    }

    fn excluded<'v>(&mut self, evaluator: &'v Evaluator<'_>, filter: ExpressionId, scope: &Scope<'v>) {
        self.excluded.push(evaluator.prove(filter, scope));
    }

    fn of_unseen<'v>(&mut self, _: &'v Evaluator<'_>, _: ExpressionId, _: &Scope<'v>) {}
}

/// Whether a name is one: what belongs to an element that the manifest does not show has none.
fn is_named(name: &FactName) -> bool {
    name.parts().next().is_some_and(|root| !root.is_empty())
}

impl Evaluator<'_> {
    /// The proof of one of a rule's clauses for the elements at `positions`.
    pub fn proof(&self, rule: &Rule, positions: &[u32], clause: ExpressionId) -> Proof {
        self.prove(clause, &self.scope_of(rule, positions))
    }

    fn prove<'v>(&'v self, id: ExpressionId, scope: &Scope<'v>) -> Proof {
        let known = match self.arena.type_of(id) {
            Type::Bool => Known::from_truth(self.truth(id, &scope.frame())),
            _ => self.value(id, &scope.frame()).into_owned(),
        };
        let (mut fact, mut place) = (None, None);
        if let Expression::Fact(path) = self.arena.get(id) {
            let located = self.locate(path, scope);
            place = located.place;
            fact = Some(self.naming.name(located.name())).filter(is_named);
        }
        let mut gathered = Gathered::default();
        self.visit_parts(id, scope, &mut gathered);
        let Gathered { parts, excluded, unseen } = gathered;
        Proof { expression: id, known, fact, place, parts, excluded, unseen }
    }
}
