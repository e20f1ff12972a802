//! The facts that would decide what is not decided: what remains after all that is known has been put in.

use super::evaluator::Evaluator;
use super::frame::{Bindings, Variable};
use super::judgement::Judgement;
use super::names::{Gathered, Missing, Names};
use super::naming::NameId;
use super::parts::{PartVisitor, Relevance};
use super::scope::{Origin, Scope};
use crate::facts::{Completeness, FactName, Truth};
use crate::program::{Base, Expression, ExpressionId, FactPath, List, Rule, RuleId, Type};

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

    fn unseen(&mut self, _: &Evaluator<'_>, list: ExpressionId, names: &[NameId]) {
        self.found = true;
        self.names.add_read(list, names, false);
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
        match evaluator.arena.get(id) {
            Expression::Fact(path) => evaluator.read(id, path, scope, self.names),
            _ => evaluator.visit_parts(id, scope, self),
        }
    }

    fn unseen(&mut self, _: &Evaluator<'_>, _: ExpressionId, _: &[NameId]) {}

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
        let mut names = Names::with_room();
        self.open_clauses(id, rule, &scope, &mut names);
        let mut remaining = |id| {
            self.residual(id, &scope, &mut names);
        };
        let (excused, _) = self.excused(&rule.decisive(), Truth::Unknown, &scope.frame());
        if excused != Truth::True {
            rule.exemptions.iter().map(|exemption| exemption.condition).for_each(&mut remaining);
            remaining(rule.requirement);
        }
        self.named(names)
    }

    /// The facts that would say whether there are elements for a rule to look at, and whether it binds.
    fn missing_elements(&self, id: RuleId, rule: &Rule) -> Missing {
        let mut names = Names::with_room();
        self.open_lists(id, rule, 0, &Scope::empty(), &mut names);
        self.named(names)
    }

    fn open_lists<'v>(&'v self, id: RuleId, rule: &Rule, depth: usize, scope: &Scope<'v>, names: &mut Names) {
        let Some(range) = rule.ranges.get(depth) else { return };
        let clauses = rule.decisive();
        if self.condition(id, &clauses, &scope.frame()) == Truth::False {
            return;
        }
        let Expression::Fact(path) = self.arena.get(range.list) else { return };
        let located = self.locate(path, scope);
        let mut uncertain = false;
        let completeness = self.elements(range.list, &scope.frame(), |present| {
            let inner = self.bind_element(scope, range.variable, &located, present);
            if present.presence == Truth::Unknown {
                if self.condition(id, &clauses, &inner.frame()) != Truth::False {
                    uncertain = true;
                    self.open_clauses(id, rule, &inner, names);
                }
            } else {
                self.open_lists(id, rule, depth + 1, &inner, names);
            }
        });
        if completeness == Completeness::Open || uncertain {
            names.add_read(range.list, located.names(), false);
        }
        if completeness == Completeness::Open {
            let mut unseen = scope.with_unseen(range.variable, &located);
            // What lies within an element that is not shown is not shown either.
            for inner in rule.ranges.iter().skip(depth + 1) {
                if let Expression::Fact(path) = self.arena.get(inner.list) {
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
        if self.is_concerned(id, &scope.frame()) == Truth::Unknown {
            for condition in self.binding_conditions(id).into_iter().flatten() {
                self.residual(condition, scope, names);
            }
        }
    }

    /// The scope in which a rule looks at the elements at `positions`.
    pub(super) fn scope_of<'v>(&'v self, rule: &Rule, positions: &[u32]) -> Scope<'v> {
        let mut scope = Scope::empty();
        for (range, &position) in rule.ranges.iter().zip(positions) {
            let Expression::Fact(path) = self.arena.get(range.list) else { continue };
            let located = self.locate(path, &scope);
            if let Some(present) = self.element_at(range.list, position, &scope.frame()) {
                scope = self.bind_element(&scope, range.variable, &located, present);
            }
        }
        scope
    }

    /// The keys of the elements at `positions`.
    pub fn keys(&self, rule: &Rule, positions: &[u32]) -> Vec<Box<str>> {
        let mut bindings = Bindings::EMPTY;
        let mut keys = Vec::with_capacity(positions.len());
        for (range, &position) in rule.ranges.iter().zip(positions) {
            if let Some(present) = self.element_at(range.list, position, &bindings.frame()) {
                bindings.set(range.variable, Variable::Element(present.element));
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
            let Expression::Fact(path) = self.arena.get(range.list) else { break };
            let located = self.locate(path, &scope);
            let position = positions.get(index);
            let present = position.and_then(|&at| self.element_at(range.list, at, &scope.frame()));
            let Some(present) = present else {
                names.push(self.naming.name(located.name()));
                break;
            };
            let name = self.name_of_element(located.name(), present.element);
            names.push(self.naming.name(name));
            scope = self.bind_element(&scope, range.variable, &located, present);
        }
        names
    }

    /// What was gathered, by name.
    fn named(&self, names: Names) -> Missing {
        let Gathered { names, has_more } = names.finish();
        Missing { names: names.into_iter().map(|name| self.naming.name(name)).collect(), has_more }
    }

    /// Adds the facts that remain in an expression which is not decided; `false` where none does.
    pub(super) fn residual<'v>(&'v self, id: ExpressionId, scope: &Scope<'v>, names: &mut Names) -> bool {
        match self.arena.get(id) {
            Expression::Constant(_) => return false,
            Expression::Not(inner) => return self.residual(inner, scope, names),
            Expression::And(members) => return self.residual_of_members(members, Truth::False, scope, names),
            Expression::Or(members) => return self.residual_of_members(members, Truth::True, scope, names),
            _ if self.is_decided(id, scope) => return false,
            _ => self.residual_of_open(id, scope, names),
        }
        true
    }

    /// The same of a conjunction or a disjunction, which a member of that truth decides. What is found of the members is
    /// not asked again.
    fn residual_of_members<'v>(
        &'v self,
        members: List,
        deciding: Truth,
        scope: &Scope<'v>,
        names: &mut Names,
    ) -> bool {
        let members = self.arena.list(members);
        let mut open = OpenMembers::default();
        for (index, &member) in (0..).zip(members) {
            match self.truth(member, &scope.frame()) {
                truth if truth == deciding => return false,
                Truth::Unknown => open.add(index),
                _ => {}
            }
        }
        for (index, &member) in (0..).zip(members) {
            match open.holds(index) {
                Truth::True => self.residual_of_open(member, scope, names),
                Truth::False => {}
                Truth::Unknown => {
                    self.residual(member, scope, names);
                }
            }
        }
        open.any
    }

    /// Adds the facts that remain in an expression of which it is known that it is not decided.
    fn residual_of_open<'v>(&'v self, id: ExpressionId, scope: &Scope<'v>, names: &mut Names) {
        match self.arena.get(id) {
            Expression::Fact(path) => self.read(id, path, scope, names),
            Expression::Not(inner) => self.residual_of_open(inner, scope, names),
            Expression::And(members) | Expression::Or(members) => {
                for &member in self.arena.list(members) {
                    self.residual(member, scope, names);
                }
            }
            Expression::Call { term, arguments } if arguments.is_empty() => {
                if let Some(shared) = self.shared_missing(term) {
                    let find = || self.names_of_parts(id, &Scope::empty());
                    names.add_all(shared.get_or_init(find));
                }
            }
            Expression::Call { term, arguments } => {
                let arguments = self.arena.list(arguments);
                let find = || self.names_of_parts(id, scope);
                match self.applied.application(&self.binding, term, arguments, &scope.frame()) {
                    Some(at) if at.is_shown => names.add_all(&self.applied.missing(at, find)),
                    Some(_) if let Some(element) = self.unseen_argument(arguments, scope) => {
                        names.add_all(&self.unseen_missing(term, element, find));
                    }
                    _ => self.residual_of_parts(id, scope, names),
                }
            }
            _ => self.residual_of_parts(id, scope, names),
        }
    }

    /// Adds the fact to which a path leads.
    fn read<'v>(&'v self, id: ExpressionId, path: FactPath, scope: &Scope<'v>, names: &mut Names) {
        if names.wants(id) {
            let located = self.locate(path, scope);
            names.add_read(id, located.names(), located.has_more());
        }
    }

    /// The name that stands for the element of which a term is asked, where the manifest does not show it.
    fn unseen_argument(&self, arguments: &[ExpressionId], scope: &Scope<'_>) -> Option<NameId> {
        let Expression::Fact(path) = self.arena.get(*arguments.first()?) else { return None };
        let Base::Variable(slot) = path.base() else { return None };
        match scope.origin(slot) {
            Origin::Unseen(name) => Some(*name),
            _ => None,
        }
    }

    fn names_of_parts<'v>(&'v self, id: ExpressionId, scope: &Scope<'v>) -> Names {
        let mut names = Names::default();
        self.residual_of_parts(id, scope, &mut names);
        names
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
        if self.arena.type_of(id) == Type::Bool {
            return self.truth(id, &scope.frame()) != Truth::Unknown;
        }
        match self.arena.get(id) {
            Expression::Fact(path) if let Some(known) = self.known(path, &scope.frame()) => known.is_exact(),
            _ => self.value(id, &scope.frame()).is_exact(),
        }
    }
}

/// Which members of a conjunction or a disjunction are not decided.
#[derive(Debug, Default)]
struct OpenMembers {
    /// The first of them, by position; there are hardly ever as many as there are bits.
    first: u64,
    any: bool,
}

impl OpenMembers {
    fn add(&mut self, index: u32) {
        self.any = true;
        self.first |= 1_u64.checked_shl(index).unwrap_or(0);
    }

    /// Whether a member is among them; not known of those that lie behind the first.
    fn holds(&self, index: u32) -> Truth {
        Truth::known(1_u64.checked_shl(index).map(|bit| self.first & bit != 0))
    }
}
