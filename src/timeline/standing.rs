//! The outcomes of one rule on one day.

use std::collections::BTreeMap;

use crate::evaluation::{Evaluator, Outcome, Positions};
use crate::program::RuleId;

/// Which finding: a rule, and the keys of the elements it is about.
pub type FindingKey = (RuleId, Vec<Box<str>>);

/// The outcomes of one rule, by the positions of its elements. What is not among them is not applicable: there is
/// nothing that the rule looks at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Standing(Vec<(Positions, Outcome)>);

impl Standing {
    /// What an evaluator finds of a rule.
    pub(super) fn of(evaluator: &Evaluator<'_>, rule: RuleId) -> Self {
        let mut judgements = Vec::new();
        evaluator.judge(rule, |judgement| judgements.push(judgement));
        let outcome_of = |judgement: crate::evaluation::Judgement| (judgement.elements, judgement.outcome);
        Self(judgements.into_iter().map(outcome_of).collect())
    }

    /// The outcomes by positions.
    pub(super) fn by_positions(&self) -> BTreeMap<&[u32], Outcome> {
        self.0.iter().map(|(positions, outcome)| (&**positions, *outcome)).collect()
    }

    /// How many judgements there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether every judgement is decided.
    pub(super) fn is_decided(&self) -> bool {
        self.0.iter().all(|(_, outcome)| outcome.is_decided())
    }

    /// Every judgement.
    pub(super) fn iter(&self) -> impl Iterator<Item = &(Positions, Outcome)> {
        self.0.iter()
    }
}

/// The outcome at these positions.
pub(super) fn outcome_at(standing: &BTreeMap<&[u32], Outcome>, positions: &[u32]) -> Outcome {
    standing.get(positions).copied().unwrap_or(Outcome::NotApplicable)
}
