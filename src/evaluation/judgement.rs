//! From what is known of a rule's clauses to its outcome.

use super::evaluator::Evaluator;
use super::frame::{Frame, Variable};
use super::positions::Positions;
use crate::facts::{Completeness, Truth};
use crate::program::{Clauses, ExpressionId, Rule, RuleId};

/// What is known of one rule for one element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The duty binds, nothing excuses, and it is not met.
    Breached,
    /// What is known does not decide.
    Undetermined,
    /// The duty binds, but an exemption excuses from it.
    Exempt,
    /// The duty binds and is met.
    Satisfied,
    /// The duty does not bind.
    NotApplicable,
}

impl Outcome {
    /// Whether more information can no longer change it.
    pub fn is_decided(self) -> bool {
        self != Self::Undetermined
    }
}

/// The outcome of one rule for one element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// The rule.
    pub rule: RuleId,
    /// The positions of the elements that the rule's variables stand for; none where the judgement is about the
    /// product as a whole, or about elements that the manifest does not show.
    pub elements: Positions,
    /// The outcome.
    pub outcome: Outcome,
    /// The exemption that excuses, by its position in the rule.
    pub exemption: Option<u16>,
    /// Whether it is about elements that the manifest may have but does not show.
    pub is_about_unseen: bool,
}

impl Evaluator<'_> {
    /// The clauses of a judgement's rule that lead to the outcome, for the elements in a frame.
    pub(super) fn clauses<'v>(
        &'v self,
        judgement: &Judgement,
        rule: &Rule,
        frame: &Frame<'_, 'v>,
    ) -> Vec<ExpressionId> {
        let mut clauses: Vec<ExpressionId> = rule.filter.into_iter().chain(rule.condition).collect();
        clauses.extend(self.deciding_conditions(judgement, frame));
        let exemptions = rule.exemptions.iter().map(|exemption| exemption.condition);
        match judgement.outcome {
            Outcome::NotApplicable => {}
            Outcome::Exempt => {
                clauses.extend(exemptions.skip(judgement.exemption.map_or(0, usize::from)).take(1));
            }
            _ => clauses.extend(exemptions.chain([rule.requirement])),
        }
        clauses
    }

    /// Judges every rule, in the program's order.
    pub fn judge_all(&self) -> Vec<Judgement> {
        // Most rules give one judgement; room for as many again spares moving them all for the few that give more.
        let mut judgements = Vec::with_capacity(2 * self.binding.length());
        for index in 0..self.binding.length() {
            self.judge(RuleId::from_index(index), |judgement| judgements.push(judgement));
        }
        judgements
    }

    /// Judges one rule: one judgement for each element that it looks at, at least one in all.
    pub fn judge(&self, id: RuleId, mut take: impl FnMut(Judgement)) {
        let simple = |outcome| Judgement {
            rule: id,
            elements: Positions::default(),
            outcome,
            exemption: None,
            is_about_unseen: false,
        };
        let Some(rule) = self.binding.clauses(id) else {
            take(simple(Outcome::NotApplicable));
            return;
        };
        // A condition that fails whatever the element is settles the rule as a whole.
        let when = match self.condition_of_class(rule) {
            Truth::False => Truth::False,
            when => when.and(self.is_concerned(id, &Frame::EMPTY)),
        };
        let settled = if when == Truth::False {
            simple(Outcome::NotApplicable)
        } else if rule.ranges.is_empty() {
            self.judge_in(id, rule, Positions::default(), when, &Frame::EMPTY)
        } else {
            let mut sweep = Sweep {
                evaluator: self,
                id,
                rule,
                when,
                take: &mut take,
                at: Positions::default(),
                found: Found::default(),
            };
            sweep.range_over(0, &Frame::EMPTY);
            match sweep.found {
                Found { unseen: true, .. } => {
                    Judgement { is_about_unseen: true, ..simple(Outcome::Undetermined) }
                }
                Found { shown: false, .. } => simple(Outcome::NotApplicable),
                Found { shown: true, .. } => return,
            }
        };
        take(settled);
    }

    /// The judgement in a frame that holds the rule's elements.
    fn judge_in<'v>(
        &'v self,
        id: RuleId,
        rule: &Clauses<'_>,
        elements: Positions,
        binds: Truth,
        frame: &Frame<'_, 'v>,
    ) -> Judgement {
        let (excused, exemption) = self.excused(rule, binds, frame);
        let outcome = match (binds, excused) {
            (Truth::False, _) => Outcome::NotApplicable,
            (Truth::True, Truth::True) => Outcome::Exempt,
            (Truth::True, Truth::False) => match self.truth(rule.requirement, frame) {
                Truth::True => Outcome::Satisfied,
                Truth::False => Outcome::Breached,
                Truth::Unknown => Outcome::Undetermined,
            },
            _ => Outcome::Undetermined,
        };
        let exemption = exemption.filter(|_| outcome == Outcome::Exempt);
        Judgement { rule: id, elements, outcome, exemption, is_about_unseen: false }
    }

    /// What is known of a clause; one that is not there holds.
    pub(super) fn clause<'v>(&'v self, clause: Option<ExpressionId>, frame: &Frame<'_, 'v>) -> Truth {
        clause.map_or(Truth::True, |clause| self.truth(clause, frame))
    }

    /// What is known of a rule's condition whatever the element is.
    fn condition_of_class(&self, rule: &Clauses<'_>) -> Truth {
        let Some(condition) = rule.condition else { return Truth::True };
        self.conditions.truth(usize::from(rule.condition_class), || self.truth(condition, &Frame::EMPTY))
    }

    /// Whether the duty binds for the elements in a frame, if the rule looks at them.
    pub(super) fn binds<'v>(&'v self, id: RuleId, rule: &Clauses<'_>, frame: &Frame<'_, 'v>) -> Truth {
        match self.clause(rule.condition, frame) {
            Truth::False => Truth::False,
            binds => binds.and(self.is_concerned(id, frame)),
        }
    }

    /// Whether the rule looks at the elements in a frame and binds.
    pub(super) fn condition<'v>(&'v self, id: RuleId, rule: &Clauses<'_>, frame: &Frame<'_, 'v>) -> Truth {
        match self.binds(id, rule, frame) {
            Truth::False => Truth::False,
            binds => binds.and(self.clause(rule.filter, frame)),
        }
    }

    /// Whether an exemption excuses, and which one.
    pub(super) fn excused<'v>(
        &'v self,
        rule: &Clauses<'_>,
        binds: Truth,
        frame: &Frame<'_, 'v>,
    ) -> (Truth, Option<u16>) {
        let mut excused = Truth::False;
        if binds == Truth::False {
            return (excused, None);
        }
        for (exemption, index) in rule.exemptions.iter().zip(0..) {
            match self.truth(exemption.condition, frame) {
                Truth::True => return (Truth::True, Some(index)),
                Truth::Unknown => excused = Truth::Unknown,
                Truth::False => {}
            }
        }
        (excused, None)
    }
}

/// The walk over all elements that one rule looks at.
struct Sweep<'v, 'out, Take> {
    evaluator: &'v Evaluator<'v>,
    id: RuleId,
    rule: &'v Clauses<'v>,
    /// Whether the duty binds whatever the element is.
    when: Truth,
    take: &'out mut Take,
    /// Where it is.
    at: Positions,
    found: Found,
}

/// Of which elements a walk has found some.
#[derive(Debug, Default)]
struct Found {
    /// Of those that were judged.
    shown: bool,
    /// Of those that there may be and that the manifest does not show.
    unseen: bool,
}

impl<Take: FnMut(Judgement)> Sweep<'_, '_, Take> {
    fn range_over(&mut self, depth: usize, frame: &Frame<'_, '_>) {
        let evaluator = self.evaluator;
        let Some(range) = self.rule.ranges.get(depth) else {
            self.judge(frame);
            return;
        };
        let mut positions = 0..;
        let completeness = evaluator.elements(range.list, frame, |present| {
            let element = Variable::Element(present.element);
            let inner = frame.with(range.variable, &element);
            let position = positions.next().unwrap_or(u32::MAX);
            if present.presence == Truth::Unknown {
                self.found.unseen |= evaluator.condition(self.id, self.rule, &inner) != Truth::False;
                return;
            }
            self.at.push(position);
            self.range_over(depth + 1, &inner);
            self.at.pop();
        });
        if completeness == Completeness::Open
            && evaluator.clause(self.rule.filter, frame) != Truth::False
            && self.binds(frame) != Truth::False
        {
            self.found.unseen = true;
        }
    }

    fn judge(&mut self, frame: &Frame<'_, '_>) {
        let meant = self.evaluator.clause(self.rule.filter, frame);
        if meant != Truth::False {
            let binds = meant.and(self.binds(frame));
            self.found.shown = true;
            (self.take)(self.evaluator.judge_in(self.id, self.rule, self.at, binds, frame));
        }
    }

    /// Whether the duty binds for the elements in the frame.
    fn binds(&self, frame: &Frame<'_, '_>) -> Truth {
        if self.when.is_decided() { self.when } else { self.evaluator.binds(self.id, self.rule, frame) }
    }
}
