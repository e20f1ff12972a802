//! Two manifests under the same rules on the same day.

use std::collections::{BTreeMap, BTreeSet};

use super::fact_change::{ChangeIndex, FactChange, fact_changes};
use super::reversal::reversed;
use super::{Flipped, Reason};
use crate::evaluation::{Evaluator, Judgement, Outcome, Proof};
use crate::facts::{FactName, Facts};
use crate::program::{Program, Rule, RuleId};
use crate::quantity::Date;

/// How many times all differences together are tried out; beyond, the facts that took part are named.
const MOST_TRIALS: usize = 1_000;

/// What comes out otherwise for the second manifest, in the order of rules and elements, and which facts do it.
///
/// A fact does it where the outcome would be the first manifest's if it alone were as the first states it. Where
/// there is none such, the facts are those that do it together, none of which can be left out.
pub fn between_manifests(program: &Program, before: &Facts, after: &Facts, as_of: Date) -> Vec<Flipped> {
    let evaluators = (Evaluator::new(program, before, as_of), Evaluator::new(program, after, as_of));
    let changes = ChangeIndex::of(fact_changes(program, before, after));
    let mut comparison = Comparison { program, before, after, as_of, evaluators, changes, trials: 0 };
    let rules = (0..program.rules.len()).map(RuleId::from_index);
    rules.flat_map(|rule| comparison.rule(rule)).collect()
}

struct Comparison<'p> {
    program: &'p Program,
    before: &'p Facts,
    after: &'p Facts,
    as_of: Date,
    evaluators: (Evaluator<'p>, Evaluator<'p>),
    changes: ChangeIndex,
    trials: usize,
}

/// What is found of the elements, by their keys.
type FoundByKeys = BTreeMap<Vec<Box<str>>, Judgement>;

/// One finding on both sides.
struct Pair<'f> {
    id: RuleId,
    rule: &'f Rule,
    element: &'f Vec<Box<str>>,
    before: Option<&'f Judgement>,
    after: Option<&'f Judgement>,
}

/// The outcome of what is found; what is not found is not applicable.
fn outcome_of(found: Option<&Judgement>) -> Outcome {
    found.map_or(Outcome::NotApplicable, |found| found.outcome)
}

impl Comparison<'_> {
    fn rule(&mut self, id: RuleId) -> Vec<Flipped> {
        let Some(rule) = self.program.rule(id) else { return Vec::new() };
        let (before, after) = (found(&self.evaluators.0, id, rule), found(&self.evaluators.1, id, rule));
        let keys: BTreeSet<&Vec<Box<str>>> = before.keys().chain(after.keys()).collect();
        let mut flips = Vec::new();
        for element in keys {
            let pair = Pair { id, rule, element, before: before.get(element), after: after.get(element) };
            let outcomes = (outcome_of(pair.before), outcome_of(pair.after));
            if outcomes.0 == outcomes.1 {
                continue;
            }
            let provisions = |evaluator: &Evaluator<'_>, found: Option<&Judgement>| {
                evaluator.provisions(rule, found.map(|found| &*found.elements).unwrap_or_default())
            };
            let provisions_before = provisions(&self.evaluators.0, pair.before);
            let provisions_after = provisions(&self.evaluators.1, pair.after);
            let facts = self.reasons(&pair);
            let facts = facts.into_iter().filter_map(|index| self.changes.all.get(index).cloned());
            flips.push(Flipped {
                rule_before: Some(id),
                rule_after: Some(id),
                element: element.clone(),
                before: outcomes.0.into(),
                after: outcomes.1.into(),
                provisions_before,
                provisions_after,
                reasons: facts.map(Reason::Fact).collect(),
            });
        }
        flips
    }

    /// The facts that make the difference, by their positions among the changes.
    fn reasons(&mut self, pair: &Pair<'_>) -> Vec<usize> {
        let own = self.own_elements(pair);
        if !own.is_empty() {
            return own;
        }
        let candidates = self.candidates(pair);
        let is_value = |index: &usize| self.changes.all.get(*index).is_some_and(|one| !one.is_container());
        let values: Vec<usize> = candidates.iter().copied().filter(is_value).collect();
        let alone: Vec<usize> = values.iter().copied().filter(|&index| self.undo(pair, &[index])).collect();
        if !alone.is_empty() {
            return alone;
        }
        if values.len() < 2 || !self.undo(pair, &values) {
            return candidates;
        }
        let mut needed = values;
        for index in needed.clone() {
            let without: Vec<usize> = needed.iter().copied().filter(|&one| one != index).collect();
            if self.undo(pair, &without) {
                needed = without;
            }
        }
        needed
    }

    /// Whether the outcome is the first manifest's again with these facts as the first states them.
    fn undo(&mut self, pair: &Pair<'_>, indices: &[usize]) -> bool {
        self.trials += 1;
        if self.trials > MOST_TRIALS {
            return false;
        }
        let changes: Vec<&FactChange> =
            indices.iter().filter_map(|&index| self.changes.all.get(index)).collect();
        let facts = reversed(self.program, (self.before, self.after), &changes);
        let evaluator = Evaluator::new(self.program, &facts, self.as_of);
        let found = found(&evaluator, pair.id, pair.rule);
        outcome_of(found.get(pair.element)) == outcome_of(pair.before)
    }

    /// The elements that a finding is about, where only one manifest has them.
    fn own_elements(&self, pair: &Pair<'_>) -> Vec<usize> {
        let sides = [(&self.evaluators.0, pair.before), (&self.evaluators.1, pair.after)];
        let names = sides.into_iter().filter_map(|(evaluator, found)| {
            let positions = &found?.elements;
            (!positions.is_empty()).then(|| evaluator.element_names(pair.rule, positions))
        });
        let changes = names.flatten().filter_map(|name| self.changes.by_name.get(&name).copied());
        changes.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The changes of what took part in the outcome on either side.
    fn candidates(&self, pair: &Pair<'_>) -> Vec<usize> {
        let mut names = BTreeSet::new();
        let sides = [(&self.evaluators.0, pair.before), (&self.evaluators.1, pair.after)];
        for (evaluator, found) in sides {
            let Some(found) = found else { continue };
            names.extend(evaluator.missing(found).names);
            names.extend(evaluator.element_names(pair.rule, &found.elements));
            for clause in pair.rule.clauses() {
                gather(&evaluator.proof(pair.rule, &found.elements, clause), &mut names);
            }
        }
        let found: BTreeSet<usize> = names.iter().flat_map(|name| self.changes.concerning(name)).collect();
        found.into_iter().collect()
    }
}

/// What an evaluator finds of a rule, by the keys of its elements.
fn found(evaluator: &Evaluator<'_>, id: RuleId, rule: &Rule) -> FoundByKeys {
    let mut judgements = Vec::new();
    evaluator.judge(id, |judgement| judgements.push(judgement));
    let entry = |judgement: Judgement| {
        let positions = &judgement.elements;
        (if positions.is_empty() { Vec::new() } else { evaluator.keys(rule, positions) }, judgement)
    };
    judgements.into_iter().map(entry).collect()
}

fn gather(proof: &Proof, names: &mut BTreeSet<FactName>) {
    names.extend(proof.fact.iter().cloned());
    names.extend(proof.unseen.iter().cloned());
    for part in &proof.parts {
        gather(part, names);
    }
}
