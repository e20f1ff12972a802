//! The parts of an expression as they stand in one evaluation: what proofs show and what may still be asked.

use super::evaluator::Evaluator;
use super::frame::{ElementRef, Variable};
use super::names::Names;
use super::naming::NameId;
use super::scope::{Origin, Scope};
use super::term::Argument;
use crate::facts::{Completeness, Truth};
use crate::program::{DecisionTable, Expression, ExpressionId, List, Meaning, Quantifier, TermId};

/// Who looks at the parts.
pub(super) trait PartVisitor {
    /// A sub-expression in its scope; `relevance` says whether more about it could change the whole.
    fn expression<'v>(
        &mut self,
        evaluator: &'v Evaluator<'_>,
        id: ExpressionId,
        scope: &Scope<'v>,
        relevance: Relevance,
    );

    /// Whether parts of that relevance are looked at; what is not is left out of the walk.
    fn wants(&self, _: Relevance) -> bool {
        true
    }

    /// A list that may have elements which the manifest does not show, and these could change the whole.
    fn unseen(&mut self, evaluator: &Evaluator<'_>, list: ExpressionId, names: &[NameId]);

    /// An argument of a term that is calculated; within the term it is a value.
    fn argument<'v>(&mut self, _: &'v Evaluator<'_>, _: ExpressionId, _: &Scope<'v>) {}

    /// Whether it is looked at what filters leave out.
    fn wants_excluded(&self) -> bool {
        false
    }

    /// The filter that leaves an element out, in the scope of that element.
    fn excluded<'v>(&mut self, _: &'v Evaluator<'_>, _: ExpressionId, _: &Scope<'v>) {}

    /// What is said of such elements, in a scope that has one.
    fn of_unseen<'v>(&mut self, evaluator: &'v Evaluator<'_>, id: ExpressionId, scope: &Scope<'v>);
}

/// Whether more about a part could change the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relevance {
    /// It could, where the part itself is not decided.
    Open,
    /// Another part has settled what this one contributes.
    Settled,
}

impl Evaluator<'_> {
    /// Visits the parts of an expression that take part in its value: rows and branches that do not apply are
    /// left out, and so is what a filter excludes.
    pub(super) fn visit_parts<'v>(
        &'v self,
        id: ExpressionId,
        scope: &Scope<'v>,
        visit: &mut dyn PartVisitor,
    ) {
        let mut one = |id| visit.expression(self, id, scope, Relevance::Open);
        match self.arena.get(id) {
            Expression::Constant(_) | Expression::Today | Expression::Fact(_) | Expression::Parameter(_) => {}
            Expression::Day(inner) | Expression::Not(inner) | Expression::Keyed { key: inner, .. } => {
                one(inner);
            }
            Expression::And(members)
            | Expression::Or(members)
            | Expression::Extreme { values: members, .. } => {
                self.arena.list(members).iter().copied().for_each(one);
            }
            Expression::Compare { left, right, .. }
            | Expression::Calculate { left, right, .. }
            | Expression::Between(left, right)
            | Expression::Contains { set: left, element: right } => [left, right].into_iter().for_each(one),
            Expression::In { value, members } => {
                one(value);
                self.arena.list(members).iter().copied().for_each(one);
            }
            Expression::If { condition, then, otherwise } => {
                one(condition);
                match self.truth(condition, &scope.frame()) {
                    Truth::True => one(then),
                    Truth::False => one(otherwise),
                    Truth::Unknown => [then, otherwise].into_iter().for_each(one),
                }
            }
            Expression::Call { term, arguments } => self.visit_term(term, arguments, scope, visit),
            Expression::Quantified { quantifier, variable, list, filter, body } => {
                self.visit_elements(variable, list, filter, Some(body), Some(quantifier), scope, visit);
            }
            Expression::Aggregated { variable, list, filter, value, .. } => {
                self.visit_elements(variable, list, filter, value, None, scope, visit);
            }
        }
    }

    /// The members that decide a conjunction or a disjunction; all where none does.
    pub(super) fn deciding_members(
        &self,
        id: ExpressionId,
        members: List,
        scope: &Scope<'_>,
    ) -> Vec<ExpressionId> {
        let deciding = Truth::from(matches!(self.arena.get(id), Expression::Or(_)));
        let members = self.arena.list(members);
        let decides = |member: &ExpressionId| self.truth(*member, &scope.frame()) == deciding;
        let decisive: Vec<ExpressionId> = members.iter().copied().filter(decides).collect();
        if decisive.is_empty() { members.to_vec() } else { decisive }
    }

    #[expect(clippy::too_many_arguments, reason = "the clauses of one construct")]
    fn visit_elements<'v>(
        &'v self,
        variable: u8,
        list: ExpressionId,
        filter: Option<ExpressionId>,
        body: Option<ExpressionId>,
        quantifier: Option<Quantifier>,
        scope: &Scope<'v>,
        visit: &mut dyn PartVisitor,
    ) {
        let Expression::Fact(path) = self.arena.get(list) else { return };
        visit.expression(self, list, scope, Relevance::Settled);
        let located = self.locate(path, scope);
        let mut uncertain = false;
        let outer = scope.frame();
        let completeness = self.elements(list, &outer, |present| {
            let element = Variable::Element(present.element);
            let frame = outer.with(variable, &element);
            let meant = self.is_meant(present, filter, &frame);
            if meant == Truth::False {
                if let Some(filter) = filter.filter(|_| visit.wants_excluded()) {
                    visit.excluded(self, filter, &self.bind_element(scope, variable, &located, present));
                }
                return;
            }
            let matters = match (quantifier, body) {
                (Some(quantifier), Some(body)) => {
                    let holds = self.truth(body, &frame);
                    let witness = if quantifier == Quantifier::Every { !holds } else { holds };
                    meant.and(witness) == Truth::Unknown
                }
                _ => true,
            };
            uncertain |= matters && present.presence == Truth::Unknown;
            let relevance = if matters { Relevance::Open } else { Relevance::Settled };
            if !visit.wants(relevance) {
                return;
            }
            let scope = self.bind_element(scope, variable, &located, present);
            for id in filter.into_iter().chain(body) {
                visit.expression(self, id, &scope, relevance);
            }
        });
        let unseen = completeness == Completeness::Open
            && match (quantifier, body) {
                (Some(quantifier), Some(body)) => {
                    self.unseen_witness(quantifier, filter, body, &outer, variable) == Truth::Unknown
                }
                _ => true,
            };
        if unseen || uncertain {
            visit.unseen(self, list, located.names());
        }
        if unseen {
            let scope = scope.with_unseen(variable, &located);
            for id in filter.into_iter().chain(body) {
                visit.of_unseen(self, id, &scope);
            }
        }
    }

    fn visit_term<'v>(
        &'v self,
        term: TermId,
        arguments: List,
        scope: &Scope<'v>,
        visit: &mut dyn PartVisitor,
    ) {
        let Some(definition) = self.program.terms.get(term.index()) else { return };
        let arguments = self.arena.list(arguments);
        let values = self.argument_values(arguments, &scope.frame());
        let mut inner = Scope::empty();
        for (((&argument, value), slot), (_, of_type)) in
            arguments.iter().zip(&values).zip(0..).zip(&definition.arguments)
        {
            let origin = match (self.arena.get(argument), value) {
                (Expression::Fact(path), _) => self.origin_of(*of_type, &self.locate(path, scope)),
                (_, Argument::Element(element @ ElementRef { list: Some(list), .. })) => {
                    self.origin_of_element(*element, *list)
                }
                _ => {
                    visit.argument(self, argument, scope);
                    let mut names = Names::default();
                    self.residual(argument, scope, &mut names);
                    Origin::Value(names.finish().into())
                }
            };
            inner.set(slot, value.variable(), origin);
        }
        self.visit_content(term, &inner, visit);
    }

    /// Visits what a term gives: the rows up to the first that applies, and their values.
    fn visit_content<'v>(&'v self, term: TermId, scope: &Scope<'v>, visit: &mut dyn PartVisitor) {
        let mut one = |id| visit.expression(self, id, scope, Relevance::Open);
        match self.binding.meaning(term) {
            None => {}
            Some(Meaning::Expression(body)) => one(body),
            Some(Meaning::Table(DecisionTable { rows, otherwise })) => {
                for row in rows {
                    one(row.condition);
                    match self.truth(row.condition, &scope.frame()) {
                        Truth::False => {}
                        Truth::Unknown => one(row.value),
                        Truth::True => {
                            one(row.value);
                            return;
                        }
                    }
                }
                if let Some((value, _)) = otherwise {
                    one(*value);
                }
            }
        }
    }
}
