//! The first of January: counters start again, and what a manifest states of them speaks of a year that is over.
//!
//! Outcomes go on as the stated numbers decide, as they do in a check of that day. Beside them stands what they would
//! be with the counters as they are on the first day: a count of the year at zero, a count since the year before not
//! known, for nothing says how much of it is left.

use std::collections::{BTreeMap, BTreeSet};

use super::cause::{Cause, Counter};
use super::crossing::Flip;
use super::deadline::DatedFact;
use crate::evaluation::{CounterRead, Evaluator, Judgement, Outcome, Positions};
use crate::facts::{Facts, Interval, Known, Record};
use crate::program::{Program, RecordId, RuleId, Type};
use crate::quantity::{Date, Duration, Since};

/// The days on which counters start again, after that on which the facts hold; none where the manifest does not say it.
pub(super) fn restart_days(facts: &Facts, to: Date) -> BTreeSet<Date> {
    let years = facts.described_on.into_iter().flat_map(|day| day.year().saturating_add(1)..=to.year());
    years.filter_map(|year| Date::new(year, 1, 1)).collect()
}

/// What is known of a product whose counters have just started again.
pub(super) fn counted_anew(program: &Program, facts: &Facts) -> Facts {
    let mut anew = facts.clone();
    for (id, _) in program.vocabulary.roots() {
        let mut fact = facts.root(id).clone();
        start_again(program, id, &mut fact.known);
        anew.state(id, fact);
    }
    anew
}

/// Sets the counters in a table, or in the elements of a list, to where they start.
fn start_again(program: &Program, id: RecordId, known: &mut Known) {
    match known {
        Known::Record(record) => start_again_in(program, id, record),
        Known::List(list) => {
            list.elements.iter_mut().for_each(|element| start_again_in(program, id, &mut element.record));
        }
        _ => {}
    }
}

fn start_again_in(program: &Program, id: RecordId, record: &mut Record) {
    let fields = program.vocabulary.record(id).map(|record| record.fields.as_slice()).unwrap_or_default();
    for (field, index) in fields.iter().zip(0_usize..) {
        let Some(fact) = record.fact_mut(index) else { continue };
        match (field.since, field.of_type) {
            (Some(since), of_type) => fact.known = start(since, of_type),
            (None, Type::Nested(inner) | Type::List(inner)) => start_again(program, inner, &mut fact.known),
            (None, _) => {}
        }
    }
}

/// What is known of a counter on the day on which it starts again.
fn start(since: Since, of_type: Type) -> Known {
    match (since, of_type) {
        (Since::StartOfPreviousYear, _) => Known::Nothing,
        (Since::StartOfYear, Type::Duration) => Known::Duration(Interval::exactly(Duration::default())),
        (Since::StartOfYear, _) => Known::Number(Interval::exactly(0)),
    }
}

/// The findings of a day that rest on counters which start again on it: `before` is the outcome with what is stated,
/// `after` the one with the counters at their start.
pub(super) fn restarts(program: &Program, facts: &Facts, anew: &Facts, date: Date) -> Vec<Flip> {
    let [stated, anew] = [facts, anew].map(|facts| Evaluator::new(program, facts, date));
    let rules = program.rules.iter().zip(0..).filter(|(rule, _)| rule.may_read_counters);
    let mut found = Vec::new();
    for (rule, index) in rules {
        let id = RuleId::from_index(index);
        let (was, is) = (judgements(&stated, id), judgements(&anew, id));
        let positions: BTreeSet<&Positions> = was.keys().chain(is.keys()).collect();
        for at in positions {
            let before = was.get(at).copied().unwrap_or_else(|| passed_over(id, *at));
            let after = is.get(at).map_or(Outcome::NotApplicable, |judgement| judgement.outcome);
            if before.outcome == Outcome::NotApplicable && after == Outcome::NotApplicable {
                continue;
            }
            let causes = causes(stated.counters_read(rule, &before));
            if causes.is_empty() && before.outcome == after {
                continue;
            }
            found.push(Flip {
                rule: id,
                element: if at.is_empty() { Vec::new() } else { stated.keys(rule, at) },
                before: before.outcome.into(),
                after: after.into(),
                provisions_before: stated.provisions(rule, at),
                provisions_after: anew.provisions(rule, at),
                causes,
            });
        }
    }
    found
}

fn judgements(evaluator: &Evaluator<'_>, rule: RuleId) -> BTreeMap<Positions, Judgement> {
    let mut judgements = Vec::new();
    evaluator.judge(rule, |judgement| judgements.push(judgement));
    judgements.into_iter().map(|judgement| (judgement.elements, judgement)).collect()
}

/// The judgement of elements that a rule does not look at.
fn passed_over(rule: RuleId, elements: Positions) -> Judgement {
    let outcome = Outcome::NotApplicable;
    Judgement { rule, elements, outcome, exemption: None, is_about_unseen: false }
}

/// The counters, each once with the facts that state it.
fn causes(reads: Vec<CounterRead>) -> Vec<Cause> {
    let mut counters: BTreeMap<_, Counter> = BTreeMap::new();
    for CounterRead { counter, since, fact } in reads {
        let entry = counters.entry(counter.clone());
        let counter = entry.or_insert_with(|| Counter { name: counter, since, facts: Vec::new() });
        let (name, expression, known, place) = (fact.name, fact.expression, fact.known, fact.place);
        counter.facts.push(DatedFact { name, expression, known, place });
    }
    let mut counters: Vec<Counter> = counters.into_values().collect();
    for counter in &mut counters {
        counter.facts.sort_by(|one, other| one.name.cmp(&other.name));
    }
    counters.into_iter().map(Cause::StartsAgain).collect()
}
