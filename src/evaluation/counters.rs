//! The counters on which a judgement rests: what counts since the start of a year speaks of that year alone.

use super::evaluator::Evaluator;
use super::grounds::Ground;
use super::judgement::{Judgement, Outcome};
use super::naming::NameId;
use super::parts::{PartVisitor, Relevance};
use super::scope::Scope;
use crate::facts::{FactName, Known, Truth};
use crate::program::{Base, Expression, ExpressionId, FactPath, Rule, RuleId};
use crate::quantity::Since;

/// A counter that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct CounterRead {
    /// Its name in the vocabulary, without the keys of elements.
    pub counter: FactName,
    /// From when it counts.
    pub since: Since,
    /// The fact itself.
    pub fact: Ground,
}

/// Gathers the counters below an expression that take part in what is known of it.
#[derive(Default)]
struct Counters {
    found: Vec<CounterRead>,
}

impl PartVisitor for Counters {
    fn expression<'v>(
        &mut self,
        evaluator: &'v Evaluator<'_>,
        id: ExpressionId,
        scope: &Scope<'v>,
        _: Relevance,
    ) {
        let arena = &evaluator.program.arena;
        match arena.get(id) {
            Expression::Fact(path) => return self.fact(evaluator, id, path, scope),
            Expression::And(members) | Expression::Or(members) => {
                for member in evaluator.deciding_members(id, members, scope) {
                    self.expression(evaluator, member, scope, Relevance::Open);
                }
                return;
            }
            // What a term is given is no part of it.
            Expression::Call { arguments, .. } => {
                for &argument in arena.list(arguments) {
                    self.expression(evaluator, argument, scope, Relevance::Open);
                }
            }
            Expression::Quantified { variable, list, filter: Some(filter), .. }
            | Expression::Aggregated { variable, list, filter: Some(filter), .. } => {
                self.filter(evaluator, (variable, list), filter, scope);
            }
            _ => {}
        }
        evaluator.visit_parts(id, scope, self);
    }

    fn unseen(&mut self, _: &Evaluator<'_>, _: ExpressionId, _: &[NameId]) {}

    fn of_unseen<'v>(&mut self, _: &'v Evaluator<'_>, _: ExpressionId, _: &Scope<'v>) {}
}

impl Counters {
    /// What lets elements take part; those that are left out are no parts.
    fn filter<'v>(
        &mut self,
        evaluator: &'v Evaluator<'_>,
        (variable, list): (u8, ExpressionId),
        filter: ExpressionId,
        scope: &Scope<'v>,
    ) {
        let Expression::Fact(path) = evaluator.arena.get(list) else { return };
        let located = evaluator.locate(path, scope);
        evaluator.elements(list, &scope.frame(), |present| {
            let inner = evaluator.bind_element(scope, variable, &located, present);
            self.expression(evaluator, filter, &inner, Relevance::Settled);
        });
    }

    fn fact<'v>(
        &mut self,
        evaluator: &'v Evaluator<'_>,
        id: ExpressionId,
        path: FactPath,
        scope: &Scope<'v>,
    ) {
        // A variable alone is an element, or an argument that was looked at where it was given.
        let steps = evaluator.arena.steps(path);
        if steps.is_empty() && matches!(path.base(), Base::Variable(_)) {
            return;
        }
        let located = evaluator.locate(path, scope);
        let known = located.fact.map_or(Known::Nothing, |fact| fact.known.clone());
        let place = located.place;
        let name = evaluator.naming.name(located.name());
        let definition = name.definition(evaluator.program);
        let counter = definition.and_then(|definition| Some((definition.field?.since?, definition.name)));
        let Some((since, counter)) = counter else { return };
        if !self.found.iter().any(|read| read.fact.name == name) {
            self.found.push(CounterRead {
                counter,
                since,
                fact: Ground { expression: id, name, known, place },
            });
        }
    }
}

impl Evaluator<'_> {
    /// The counters on which a judgement rests, each fact once, in the order of the rule.
    pub fn counters_read(&self, rule: &Rule, judgement: &Judgement) -> Vec<CounterRead> {
        let mut counters = Counters::default();
        if rule.ranges.len() > judgement.elements.len() {
            self.of_elements(judgement.rule, rule, 0, &Scope::empty(), &mut counters);
        } else {
            let scope = self.scope_of(rule, &judgement.elements);
            let clauses = self.clauses(judgement, rule, &scope.frame());
            self.of_clauses(&clauses, judgement.outcome, &scope, &mut counters);
        }
        counters.found
    }

    /// Of clauses that make a rule not applicable, those that do; otherwise all.
    fn of_clauses<'v>(
        &'v self,
        clauses: &[ExpressionId],
        outcome: Outcome,
        scope: &Scope<'v>,
        counters: &mut Counters,
    ) {
        let fails = |clause: ExpressionId| self.truth(clause, &scope.frame()) == Truth::False;
        for &clause in clauses.iter().filter(|&&clause| outcome != Outcome::NotApplicable || fails(clause)) {
            counters.expression(self, clause, scope, Relevance::Open);
        }
    }

    /// What says of elements that the rule passes them over.
    fn of_elements<'v>(
        &'v self,
        id: RuleId,
        rule: &Rule,
        depth: usize,
        scope: &Scope<'v>,
        counters: &mut Counters,
    ) {
        let is_unconcerned = self.is_concerned(id, &scope.frame()) == Truth::False;
        let is_settled = is_unconcerned || self.clause(rule.condition, &scope.frame()) == Truth::False;
        if is_settled || depth == rule.ranges.len() {
            let mut clauses: Vec<_> = rule.condition.into_iter().chain(rule.filter).collect();
            if is_unconcerned {
                clauses.extend(self.binding_conditions(id).into_iter().flatten());
            }
            return self.of_clauses(&clauses, Outcome::NotApplicable, scope, counters);
        }
        let list = rule.ranges.get(depth).map(|range| (range, self.arena.get(range.list)));
        let Some((range, Expression::Fact(path))) = list else { return };
        let located = self.locate(path, scope);
        self.elements(range.list, &scope.frame(), |present| {
            let inner = self.bind_element(scope, range.variable, &located, present);
            self.of_elements(id, rule, depth + 1, &inner, counters);
        });
    }
}
