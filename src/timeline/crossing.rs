//! From one day to another: which outcomes of a rule change, and why.

use std::collections::BTreeSet;

use super::cause::Cause;
use super::deadline::deadline;
use super::difference::{Differ, Difference};
use super::standing::{Standing, outcome_at};
use crate::evaluation::{Evaluator, Outcome, Positions};
use crate::facts::{Facts, Interval};
use crate::findings::{self, in_force};
use crate::program::{Depth, ParameterId, Program, ProvisionId, Rule, RuleId};
use crate::quantity::Date;

/// One finding whose outcome changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Flip {
    /// The rule.
    pub rule: RuleId,
    /// The keys of the elements it is about, from the outer list to the inner; empty where it is about the product.
    pub element: Vec<Box<str>>,
    /// The outcome on the first day.
    pub before: findings::Outcome,
    /// The outcome on the second day.
    pub after: findings::Outcome,
    /// The provisions behind the rule that are in force on the first day.
    pub provisions_before: Vec<ProvisionId>,
    /// The provisions behind the rule that are in force on the second day.
    pub provisions_after: Vec<ProvisionId>,
    /// What makes it change.
    pub causes: Vec<Cause>,
}

/// A rule whose outcomes stay, under other provisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbering {
    /// The rule.
    pub rule: RuleId,
    /// The provisions in force on the first day.
    pub before: Vec<ProvisionId>,
    /// The provisions in force on the second day.
    pub after: Vec<ProvisionId>,
}

/// One manifest on two days, and on that day between them on which only the law, or only the calendar, has moved on.
#[derive(Debug)]
pub struct Crossing<'p> {
    program: &'p Program,
    facts: &'p Facts,
    days: (Date, Date),
    before: Evaluator<'p>,
    after: Evaluator<'p>,
    /// The law of the second day, with deadlines of the first.
    law_moved: Evaluator<'p>,
    /// The deadlines of the second day, under the law of the first.
    calendar_moved: Evaluator<'p>,
}

impl<'p> Crossing<'p> {
    /// From one day to another.
    pub fn new(program: &'p Program, facts: &'p Facts, before: Date, after: Date) -> Self {
        Self {
            program,
            facts,
            days: (before, after),
            before: Evaluator::new(program, facts, before),
            after: Evaluator::new(program, facts, after),
            law_moved: Evaluator::with_today(program, facts, after, Interval::exactly(before)),
            calendar_moved: Evaluator::with_today(program, facts, before, Interval::exactly(after)),
        }
    }

    /// The findings of a rule whose outcomes change.
    pub fn flips(&self, id: RuleId) -> Vec<Flip> {
        let Some(rule) = self.program.rule(id) else { return Vec::new() };
        let (before, after) = (Standing::of(&self.before, id), Standing::of(&self.after, id));
        if before == after {
            return Vec::new();
        }
        let (was, is) = (before.by_positions(), after.by_positions());
        let law_moved = Standing::of(&self.law_moved, id);
        let calendar_moved = Standing::of(&self.calendar_moved, id);
        let (law_moved, calendar_moved) = (law_moved.by_positions(), calendar_moved.by_positions());
        let gone = was.keys().filter(|positions| !is.contains_key(*positions));
        let mut flips = Vec::new();
        for &positions in is.keys().chain(gone) {
            let outcomes = (outcome_at(&was, positions), outcome_at(&is, positions));
            if outcomes.0 == outcomes.1 {
                continue;
            }
            let moved = Moved {
                law: outcome_at(&calendar_moved, positions) != outcomes.1,
                calendar: outcome_at(&law_moved, positions) != outcomes.1,
            };
            let element = if positions.is_empty() { Vec::new() } else { self.after.keys(rule, positions) };
            flips.push(Flip {
                rule: id,
                element,
                before: outcomes.0.into(),
                after: outcomes.1.into(),
                provisions_before: self.before.provisions(rule, positions),
                provisions_after: self.after.provisions(rule, positions),
                causes: self.causes(rule, positions, outcomes.1, moved),
            });
        }
        flips
    }

    /// Whether a rule with outcomes that stay cites other provisions on the second day.
    pub fn renumbering(&self, id: RuleId) -> Option<Renumbering> {
        let rule = self.program.rule(id)?;
        let depends = rule.citation_conditions().next().is_some();
        if !depends && self.in_force(rule, self.days.0) == self.in_force(rule, self.days.1) {
            return None;
        }
        let (before, after) = (Standing::of(&self.before, id), Standing::of(&self.after, id));
        let was = before.by_positions();
        let stays = |(positions, outcome): &&(Positions, Outcome)| {
            *outcome != Outcome::NotApplicable && outcome_at(&was, positions) == *outcome
        };
        let staying: Vec<&Positions> = after.iter().filter(stays).map(|(positions, _)| positions).collect();
        let provisions = |evaluator: &Evaluator<'_>| {
            let cited = staying.iter().flat_map(|positions| evaluator.provisions(rule, positions));
            let cited: BTreeSet<ProvisionId> = cited.collect();
            rule.provisions().copied().filter(|provision| cited.contains(provision)).collect()
        };
        let (before, after): (Vec<_>, Vec<_>) = (provisions(&self.before), provisions(&self.after));
        (before != after).then_some(Renumbering { rule: id, before, after })
    }

    /// The provisions in force of a rule.
    fn in_force(&self, rule: &Rule, day: Date) -> Vec<ProvisionId> {
        in_force(self.program, rule.provisions(), day).collect()
    }

    /// What makes an outcome change, whatever of law and calendar has moved it.
    fn causes(&self, rule: &Rule, positions: &[u32], after: Outcome, moved: Moved) -> Vec<Cause> {
        // Where each by itself would have done, both have.
        let both = !moved.law && !moved.calendar;
        let mut causes = Vec::new();
        if moved.law || both {
            self.instruments(rule, positions, &mut causes);
        }
        let pairs = [
            (moved.law && causes.is_empty(), &self.calendar_moved),
            (moved.calendar, &self.law_moved),
            (both, &self.before),
        ];
        for (is_meant, other) in pairs {
            if is_meant {
                self.differences(rule, positions, after, other, &mut causes);
            }
        }
        if causes.is_empty() {
            // Citations with a condition: another provision may now be the one that concerns it, or may.
            self.changed_instruments(rule, &mut causes);
        }
        if causes.is_empty() {
            self.everything(rule, &mut causes);
        }
        causes.sort_by_key(|cause| matches!(cause, Cause::Deadline(_)));
        causes
    }

    /// The instruments that make a rule bind, or no longer bind.
    fn instruments(&self, rule: &Rule, positions: &[u32], causes: &mut Vec<Cause>) {
        let is_unbound = |evaluator: &Evaluator<'_>| evaluator.provisions(rule, positions).is_empty();
        if is_unbound(&self.before) != is_unbound(&self.after) {
            self.changed_instruments(rule, causes);
        }
    }

    /// The instruments behind a rule that come into force or cease.
    fn changed_instruments(&self, rule: &Rule, causes: &mut Vec<Cause>) {
        let instruments = |day| {
            let of_day = self.in_force(rule, day).into_iter().map(|provision| provision.instrument);
            of_day.collect::<BTreeSet<_>>()
        };
        let (before, after) = (instruments(self.days.0), instruments(self.days.1));
        causes.extend(after.difference(&before).map(|&id| Cause::InForce(id)));
        causes.extend(before.difference(&after).map(|&id| Cause::NoLongerInForce(id)));
    }

    /// What the clauses that matter show as the difference between another evaluator and that of the second day.
    fn differences(
        &self,
        rule: &Rule,
        positions: &[u32],
        after: Outcome,
        other: &Evaluator<'_>,
        causes: &mut Vec<Cause>,
    ) {
        let binding = rule.filter.into_iter().chain(rule.condition).chain(rule.citation_conditions());
        let exemptions = rule.exemptions.iter().map(|exemption| exemption.condition);
        let that_matter: Vec<_> = match after {
            Outcome::NotApplicable => binding.collect(),
            Outcome::Exempt => binding.chain(exemptions).collect(),
            _ => rule.clauses().collect(),
        };
        let differ = Differ { program: self.program, law: (other.as_of, self.after.as_of) };
        for clause in that_matter {
            let proofs = [other, &self.after].map(|evaluator| evaluator.proof(rule, positions, clause));
            let [before, after] = &proofs;
            let mut found = Vec::new();
            differ.compare(before, after, &mut found);
            for difference in found {
                let cause = match difference {
                    Difference::Parameter(id) => self.parameter(id),
                    Difference::Term(id) => Cause::Term(id),
                    Difference::Comparison(proof) => {
                        Cause::Deadline(deadline(self.program, self.facts, proof))
                    }
                };
                if !causes.iter().any(|known| says_the_same(known, &cause)) {
                    causes.push(cause);
                }
            }
        }
    }

    /// A parameter as a cause.
    fn parameter(&self, id: ParameterId) -> Cause {
        Cause::Parameter { id, before: self.before.values(id), after: self.after.values(id) }
    }

    /// Everything of the rule that is otherwise on the second day: named where the proofs do not show what decided.
    fn everything(&self, rule: &Rule, causes: &mut Vec<Cause>) {
        let reach = self.program.reach(rule.clauses(), Depth::Whole);
        let parameters = reach.parameters.into_iter().map(|id| self.parameter(id));
        causes.extend(
            parameters
                .filter(|cause| !matches!(cause, Cause::Parameter { before, after, .. } if before == after)),
        );
        let terms = reach.terms.into_iter().filter(|id| {
            let content = |day| {
                let term = self.program.terms.get(id.index())?;
                term.periods.iter().position(|period| period.period.holds(day))
            };
            content(self.days.0) != content(self.days.1)
        });
        causes.extend(terms.map(Cause::Term));
    }
}

/// Whether two causes read alike: several comparisons may be with one and the same day.
fn says_the_same(one: &Cause, other: &Cause) -> bool {
    match (one, other) {
        (Cause::Deadline(one), Cause::Deadline(other)) if !one.sum.is_empty() => {
            one.sum == other.sum && one.day == other.day && one.facts == other.facts
        }
        _ => one == other,
    }
}

/// Which of the two the outcome depends on: it would be another one if that had not moved on.
#[derive(Clone, Copy)]
struct Moved {
    law: bool,
    calendar: bool,
}
