//! The facts that would decide what is not decided: what remains after all that is known has been put in.

use super::evaluator::Evaluator;
use super::frame::{Frame, Variable};
use super::judgement::Judgement;
use super::names::{Missing, Names};
use super::parts::{PartVisitor, Relevance};
use super::scope::Scope;
use crate::facts::{Completeness, FactName, Truth};
use crate::program::{Expression, ExpressionId, Rule, RuleId, Type};

/// Collects the facts that remain open in the parts of an expression.
struct Remaining<'out> {
    names: &'out mut Names,
    found: bool,
}

impl PartVisitor for Remaining<'_> {
    fn wants(&self, relevance: Relevance) -> bool {
        relevance == Relevance::Open
    }

    fn expression<'v>(
        &mut self,
        evaluator: &'v Evaluator<'_>,
        id: ExpressionId,
        scope: &Scope<'v>,
        relevance: Relevance,
    ) {
        if relevance == Relevance::Open {
            self.found |= evaluator.residual(id, scope, self.names);
        }
    }

    fn unseen(&mut self, list: ExpressionId, names: &[FactName]) {
        self.found = true;
        self.names.read(list, || names.to_vec().into());
    }

    fn of_unseen<'v>(&mut self, evaluator: &'v Evaluator<'_>, id: ExpressionId, scope: &Scope<'v>) {
        evaluator.residual(id, scope, self.names);
    }
}

/// Every fact below an expression, known or not.
struct Everything<'out> {
    names: &'out mut Names,
}

impl PartVisitor for Everything<'_> {
    fn expression<'v>(
        &mut self,
        evaluator: &'v Evaluator<'_>,
        id: ExpressionId,
        scope: &Scope<'v>,
        _: Relevance,
    ) {
        match evaluator.program.arena.get(id) {
            Expression::Fact(path) => {
                self.names.read(id, || evaluator.locate(path, scope).facts());
            }
            _ => evaluator.visit_parts(id, scope, self),
        }
    }

    fn unseen(&mut self, _: ExpressionId, _: &[FactName]) {}

    fn of_unseen<'v>(&mut self, _: &'v Evaluator<'_>, _: ExpressionId, _: &Scope<'v>) {}
}

impl Evaluator<'_> {
    /// The facts that would decide what is undetermined, each once; none of what is decided.
    pub fn missing(&self, judgement: &Judgement) -> Missing {
        match self.program.rule(judgement.rule) {
            Some(_) if judgement.outcome.is_decided() => Missing::default(),
            Some(rule) if judgement.is_about_unseen => self.missing_elements(judgement.rule, rule),
            Some(rule) => self.missing_in_clauses(judgement.rule, rule, &judgement.elements),
            None => Missing::default(),
        }
    }

    /// The facts that remain in a rule's clauses for the elements at `positions`, in the order of the clauses.
    fn missing_in_clauses(&self, id: RuleId, rule: &Rule, positions: &[u32]) -> Missing {
        let scope = self.scope_of(rule, positions);
        let mut names = Names::default();
        self.open_clauses(id, rule, &scope, &mut names);
        let mut remaining = |id| {
            self.residual(id, &scope, &mut names);
        };
        let (excused, _) = self.excused(rule, Truth::Unknown, &scope.frame);
        if excused != Truth::True {
            rule.exemptions.iter().map(|exemption| exemption.condition).for_each(&mut remaining);
            remaining(rule.requirement);
        }
        names.finish()
    }

    /// The facts that would say whether there are elements for a rule to look at, and whether it binds.
    fn missing_elements(&self, id: RuleId, rule: &Rule) -> Missing {
        let mut names = Names::default();
        self.open_lists(id, rule, 0, &Scope::empty(), &mut names);
        names.finish()
    }

    fn open_lists<'v>(&'v self, id: RuleId, rule: &Rule, depth: usize, scope: &Scope<'v>, names: &mut Names) {
        let Some(range) = rule.ranges.get(depth) else { return };
        if self.condition(id, rule, &scope.frame) == Truth::False {
            return;
        }
        let Expression::Fact(path) = self.program.arena.get(range.list) else { return };
        let located = self.locate(path, scope);
        let mut uncertain = false;
        let completeness = self.elements(range.list, &scope.frame, |present| {
            let inner = self.bind_element(scope, range.variable, &located, present);
            if present.presence == Truth::Unknown {
                if self.condition(id, rule, &inner.frame) != Truth::False {
                    uncertain = true;
                    self.open_clauses(id, rule, &inner, names);
                }
            } else {
                self.open_lists(id, rule, depth + 1, &inner, names);
            }
        });
        if completeness == Completeness::Open || uncertain {
            names.read(range.list, || located.names.clone().into());
        }
        if completeness == Completeness::Open {
            let mut unseen = scope.with_unseen(range.variable, &located);
            // What lies within an element that is not shown is not shown either.
            for inner in rule.ranges.iter().skip(depth + 1) {
                if let Expression::Fact(path) = self.program.arena.get(inner.list) {
                    unseen = unseen.with_unseen(inner.variable, &self.locate(path, &unseen));
                }
            }
            self.open_clauses(id, rule, &unseen, names);
        }
    }

    /// The facts that would say whether a rule looks at an element and binds.
    fn open_clauses<'v>(&'v self, id: RuleId, rule: &Rule, scope: &Scope<'v>, names: &mut Names) {
        for clause in rule.filter.into_iter().chain(rule.condition) {
            self.residual(clause, scope, names);
        }
        if self.is_concerned(id, rule, &scope.frame) == Truth::Unknown {
            for condition in self.binding_conditions(id, rule).into_iter().flatten() {
                self.residual(condition, scope, names);
            }
        }
    }

    /// The scope in which a rule looks at the elements at `positions`.
    pub(super) fn scope_of<'v>(&'v self, rule: &Rule, positions: &[u32]) -> Scope<'v> {
        let mut scope = Scope::empty();
        for (range, &position) in rule.ranges.iter().zip(positions) {
            let Expression::Fact(path) = self.program.arena.get(range.list) else { continue };
            let located = self.locate(path, &scope);
            if let Some(present) = self.element_at(range.list, position, &scope.frame) {
                scope = self.bind_element(&scope, range.variable, &located, present);
            }
        }
        scope
    }

    /// The keys of the elements at `positions`.
    pub fn keys(&self, rule: &Rule, positions: &[u32]) -> Vec<Box<str>> {
        let mut frame = Frame::EMPTY;
        let mut keys = Vec::with_capacity(positions.len());
        for (range, &position) in rule.ranges.iter().zip(positions) {
            if let Some(present) = self.element_at(range.list, position, &frame) {
                frame.set(range.variable, Variable::Element(present.element));
                keys.push(present.element.element.key.clone());
            }
        }
        keys
    }

    /// The names of the elements at `positions`; of a list of which no element is meant, its own.
    pub fn element_names(&self, rule: &Rule, positions: &[u32]) -> Vec<FactName> {
        let mut scope = Scope::empty();
        let mut names = Vec::new();
        for (index, range) in rule.ranges.iter().enumerate() {
            let Expression::Fact(path) = self.program.arena.get(range.list) else { break };
            let located = self.locate(path, &scope);
            let list = located.names.first().cloned().unwrap_or_default();
            let position = positions.get(index);
            let present = position.and_then(|&at| self.element_at(range.list, at, &scope.frame));
            let Some(present) = present else {
                names.push(list);
                break;
            };
            names.push(list.join(&present.element.element.key));
            scope = self.bind_element(&scope, range.variable, &located, present);
        }
        names
    }

    /// Adds the facts that remain in an expression which is not decided; `false` where none does.
    pub(super) fn residual<'v>(&'v self, id: ExpressionId, scope: &Scope<'v>, names: &mut Names) -> bool {
        if self.is_decided(id, scope) {
            return false;
        }
        match self.program.arena.get(id) {
            Expression::Fact(path) => names.read(id, || self.locate(path, scope).facts()),
            Expression::Call { term, arguments } if arguments.is_empty() => {
                if let Some(shared) = self.shared_missing(term) {
                    let shared = shared.get_or_init(|| {
                        let mut names = Names::default();
                        self.residual_of_parts(id, &Scope::empty(), &mut names);
                        names
                    });
                    names.add_all(shared);
                }
            }
            Expression::Call { term, arguments } => {
                let arguments = self.program.arena.list(arguments);
                match self.applied.application(self.program, term, arguments, &scope.frame) {
                    Some(at) if at.is_shown => {
                        let found = self.applied.missing(at, || {
                            let mut names = Names::default();
                            self.residual_of_parts(id, scope, &mut names);
                            names
                        });
                        names.add_all(&found);
                    }
                    _ => self.residual_of_parts(id, scope, names),
                }
            }
            _ => self.residual_of_parts(id, scope, names),
        }
        true
    }

    fn residual_of_parts<'v>(&'v self, id: ExpressionId, scope: &Scope<'v>, names: &mut Names) {
        let mut remaining = Remaining { names, found: false };
        self.visit_parts(id, scope, &mut remaining);
        if !remaining.found {
            // Everything is stated, but the comparison needs it more exactly: 182 days against six months.
            self.visit_parts(id, scope, &mut Everything { names });
        }
    }

    fn is_decided<'v>(&'v self, id: ExpressionId, scope: &Scope<'v>) -> bool {
        match self.program.arena.type_of(id) {
            Type::Bool => self.truth(id, &scope.frame) != Truth::Unknown,
            _ => self.value(id, &scope.frame).is_exact(),
        }
    }
}
