//! What a reader must know to trust a finding: where the program had to assume something.

use std::collections::BTreeSet;

use super::finding::{Outcome, in_force};
use crate::evaluation::{Evaluator, Judgement};
use crate::facts::Truth;
use crate::program::{ExpressionId, Rule};

/// An assumption behind a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// Working days of these years were counted Monday to Friday, for the rules have no calendar of them.
    NoCalendar(Vec<i16>),
}

impl Note {
    /// The notes of several findings, joined to one of each kind.
    pub(super) fn together<'n>(notes: impl IntoIterator<Item = &'n Self>) -> Vec<Self> {
        let years = notes.into_iter().flat_map(|Self::NoCalendar(years)| years.iter().copied());
        Self::of_years(&years.collect())
    }

    fn of_years(years: &BTreeSet<i16>) -> Vec<Self> {
        if years.is_empty() { Vec::new() } else { vec![Self::NoCalendar(years.iter().copied().collect())] }
    }
}

/// The assumptions on which a judgement rests.
pub(super) fn notes(evaluator: &Evaluator<'_>, rule: &Rule, judgement: &Judgement) -> Vec<Note> {
    let applies = || in_force(evaluator.program, &rule.citations, evaluator.as_of).next().is_some();
    if !evaluator.has_guessed_working_days(rule) || !applies() {
        return Vec::new();
    }
    let outcome = Outcome::from(judgement.outcome);
    let positions = judgement.elements;
    let mut years = BTreeSet::new();
    for clause in clauses(rule, outcome, judgement.exemption) {
        let proof = evaluator.proof(rule, &positions, clause);
        if outcome != Outcome::NotApplicable || proof.truth() == Truth::False {
            evaluator.years_without_calendar(&proof, &mut years);
        }
    }
    Note::of_years(&years)
}

/// The clauses that lead to an outcome.
fn clauses(rule: &Rule, outcome: Outcome, exemption: Option<u16>) -> Vec<ExpressionId> {
    let mut clauses: Vec<ExpressionId> = rule.filter.into_iter().chain(rule.condition).collect();
    let exemptions = rule.exemptions.iter().map(|exemption| exemption.condition);
    match outcome {
        Outcome::NotApplicable => {}
        Outcome::Exempt => clauses.extend(exemptions.skip(exemption.map_or(0, usize::from)).take(1)),
        _ => clauses.extend(exemptions.chain([rule.requirement])),
    }
    clauses
}
