//! Which values the sub-expressions of rules took, over many evaluations.
//!
//! Ordinary evaluation records nothing. What is asked for is walked again as a proof is, along the parts that take part
//! in the value.

use super::elements::Present;
use super::evaluator::Evaluator;
use super::naming::NameId;
use super::parameter::possible_cases;
use super::parts::{PartVisitor, Relevance};
use super::scope::Scope;
use crate::facts::{Known, Truth};
use crate::program::{Expression, ExpressionId, ParameterId, Program, Rule, RuleId, Type};

/// What one expression was known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen {
    /// Whether it was evaluated at all.
    pub evaluated: bool,
    /// Whether it was known to hold.
    pub holds: bool,
    /// Whether it was known to fail.
    pub fails: bool,
}

/// What every expression of a program was known to be so far.
#[derive(Debug, Clone)]
pub struct Observed {
    seen: Vec<Seen>,
}

impl Observed {
    /// Nothing of a program was evaluated yet.
    pub fn nothing(program: &Program) -> Self {
        Self { seen: vec![Seen::default(); program.arena.len()] }
    }

    /// What an expression was known to be.
    pub fn of(&self, id: ExpressionId) -> Seen {
        self.seen.get(id.index()).copied().unwrap_or_default()
    }

    fn record(&mut self, id: ExpressionId, truth: Truth) {
        if let Some(seen) = self.seen.get_mut(id.index()) {
            seen.evaluated = true;
            seen.holds |= truth == Truth::True;
            seen.fails |= truth == Truth::False;
        }
    }

    fn clause<'v>(&mut self, evaluator: &'v Evaluator<'_>, id: ExpressionId, scope: &Scope<'v>) -> Truth {
        self.expression(evaluator, id, scope, Relevance::Open);
        evaluator.truth(id, &scope.frame())
    }

    /// The elements that a filter excludes take no part in a value; the filter itself was evaluated for each.
    fn excluded<'v>(&mut self, evaluator: &'v Evaluator<'_>, id: ExpressionId, scope: &Scope<'v>) {
        let (Expression::Quantified { variable, list, filter: Some(filter), .. }
        | Expression::Aggregated { variable, list, filter: Some(filter), .. }) = evaluator.arena.get(id)
        else {
            return;
        };
        evaluator.each(list, variable, scope, |present, inner| {
            if evaluator.is_meant(present, Some(filter), &inner.frame()) == Truth::False {
                self.expression(evaluator, filter, inner, Relevance::Settled);
            }
        });
    }
}

impl Observed {
    /// The values of a parameter that may apply for what is known of its key, where it has one.
    fn parameter(&mut self, evaluator: &Evaluator<'_>, id: ParameterId, key: &Known) {
        let Some((parameter, period)) = evaluator.fixed(id) else { return };
        let applicable = match parameter.key {
            Some(_) => possible_cases(evaluator.program, parameter, period, key),
            None => period.case_of(None).into_iter().collect(),
        };
        for case in applicable {
            self.record(case.value, Truth::Unknown);
        }
    }
}

impl PartVisitor for Observed {
    fn expression<'v>(
        &mut self,
        evaluator: &'v Evaluator<'_>,
        id: ExpressionId,
        scope: &Scope<'v>,
        _: Relevance,
    ) {
        let arena = &evaluator.program.arena;
        let truth = match arena.type_of(id) {
            Type::Bool => evaluator.truth(id, &scope.frame()),
            _ => Truth::Unknown,
        };
        self.record(id, truth);
        match arena.get(id) {
            Expression::Parameter(parameter) => self.parameter(evaluator, parameter, &Known::Nothing),
            Expression::Keyed { parameter, key } => {
                self.parameter(evaluator, parameter, &evaluator.value(key, &scope.frame()));
            }
            _ => {}
        }
        self.excluded(evaluator, id, scope);
        evaluator.visit_parts(id, scope, self);
    }

    fn unseen(&mut self, _: &Evaluator<'_>, _: ExpressionId, _: &[NameId]) {}

    fn of_unseen<'v>(&mut self, _: &'v Evaluator<'_>, _: ExpressionId, _: &Scope<'v>) {}
}

impl Evaluator<'_> {
    /// Records what the sub-expressions of a rule are known to be, for every element that it looks at.
    pub fn observe(&self, id: RuleId, observed: &mut Observed) {
        let Some(rule) = self.program.rule(id) else { return };
        let empty = Scope::empty();
        // The condition is looked at first, whatever the element is, and may settle the rule.
        let binds = rule.condition.map(|condition| observed.clause(self, condition, &empty));
        if !self.binding.binds(id) || binds == Some(Truth::False) {
            return;
        }
        if self.observe_citations(id, rule, &empty, observed) != Truth::False {
            self.observe_elements(id, rule, 0, &empty, observed);
        }
    }

    /// The conditions of what is in force, and whether the duty binds by them.
    fn observe_citations<'v>(
        &'v self,
        id: RuleId,
        rule: &Rule,
        scope: &Scope<'v>,
        observed: &mut Observed,
    ) -> Truth {
        for cited in rule.citations.iter().filter(|cited| self.program.in_force(cited.provision, self.as_of))
        {
            cited.condition.into_iter().for_each(|condition| {
                observed.clause(self, condition, scope);
            });
        }
        self.is_concerned(id, &scope.frame())
    }

    fn observe_elements<'v>(
        &'v self,
        id: RuleId,
        rule: &Rule,
        depth: usize,
        scope: &Scope<'v>,
        observed: &mut Observed,
    ) {
        match rule.ranges.get(depth) {
            None => self.observe_clauses(id, rule, scope, observed),
            Some(range) => self.each(range.list, range.variable, scope, |_, inner| {
                self.observe_elements(id, rule, depth + 1, inner, observed);
            }),
        }
    }

    /// The clauses in the order in which they are judged, up to the one that settles the outcome.
    fn observe_clauses<'v>(&'v self, id: RuleId, rule: &Rule, scope: &Scope<'v>, observed: &mut Observed) {
        for clause in rule.filter.into_iter().chain(rule.condition) {
            if observed.clause(self, clause, scope) == Truth::False {
                return;
            }
        }
        if self.observe_citations(id, rule, scope, observed) == Truth::False {
            return;
        }
        for exemption in &rule.exemptions {
            if observed.clause(self, exemption.condition, scope) == Truth::True {
                return;
            }
        }
        observed.clause(self, rule.requirement, scope);
    }

    /// Each element of a list, in a scope in which a variable stands for it.
    fn each<'v>(
        &'v self,
        list: ExpressionId,
        variable: u8,
        scope: &Scope<'v>,
        mut visit: impl FnMut(Present<'v>, &Scope<'v>),
    ) {
        let Expression::Fact(path) = self.arena.get(list) else { return };
        let located = self.locate(path, scope);
        self.elements(list, &scope.frame(), |present| {
            visit(present, &self.bind_element(scope, variable, &located, present));
        });
    }
}
