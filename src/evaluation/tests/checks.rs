//! What must hold of one program, one manifest and one day.

use std::collections::BTreeMap;

use super::choices::{Choices, all_or_some};
use super::completions::{Refinement, complete};
use super::fixture::{line, rule};
use super::naive::{Found, Naive};
use super::pool::Pool;
use super::shown::shown;
use super::world::World;
use crate::evaluation::{Evaluator, Judgement, Outcome, Proof};
use crate::facts::{FactName, Facts};
use crate::findings::{Finding, Findings, Fingerprint};
use crate::program::{Program, RuleId};
use crate::quantity::Date;

/// A rule, and the keys of the elements that a judgement is about.
type About = (RuleId, Option<Vec<String>>);

/// A program, a manifest and a day.
pub(super) struct Case<'c> {
    pub(super) program: &'c Program,
    pub(super) pool: &'c Pool,
    pub(super) facts: Facts,
    pub(super) as_of: Date,
    /// The rule file, for messages.
    pub(super) text: String,
}

impl Case<'_> {
    fn judge(&self, facts: &Facts) -> BTreeMap<About, Judgement> {
        let evaluator = Evaluator::new(self.program, facts, self.as_of);
        let about = |judgement: &Judgement| {
            let keys = evaluator.keys(rule(self.program, judgement.rule), &judgement.elements);
            let keys = (!keys.is_empty()).then(|| keys.iter().map(ToString::to_string).collect());
            (judgement.rule, keys)
        };
        evaluator.judge_all().into_iter().map(|judgement| (about(&judgement), judgement)).collect()
    }

    /// No two findings share a fingerprint.
    pub(super) fn check_fingerprints(&self) {
        let findings = Findings::of(&Evaluator::new(self.program, &self.facts, self.as_of)).findings;
        let about = |finding: &Finding| {
            let keys = finding.element.iter().map(ToString::to_string).collect();
            self.name(&(finding.rule, Some(keys)))
        };
        let mut found = BTreeMap::new();
        for finding in &findings {
            let fingerprint = Fingerprint::of(self.program, "product.toml", finding);
            if let Some(other) = found.insert(fingerprint, finding) {
                panic!("{} and {} share {fingerprint}", about(finding), about(other));
            }
        }
    }

    fn missing(&self, facts: &Facts, judgement: &Judgement) -> Vec<FactName> {
        Evaluator::new(self.program, facts, self.as_of).missing(judgement).names
    }

    fn name(&self, about: &About) -> String {
        let rule = self.program.texts.symbol(rule(self.program, about.0).name);
        format!("{}\n{rule} {:?} on {}", self.text, about.1, self.as_of)
    }

    /// What is decided is found alike in every completion.
    pub(super) fn check_agreement(&self, most: usize, seed: u64) {
        let judged = self.judge(&self.facts);
        let completions = all_or_some(most, seed, |choices| {
            (
                complete(self.program, self.pool, &self.facts, choices),
                World::some(&self.program.calendar, choices),
            )
        });
        for (completion, world) in &completions {
            let naive = Naive { program: self.program, facts: completion, as_of: self.as_of, world };
            let mut found = BTreeMap::new();
            for (about, judgement) in &judged {
                let found = found.entry(about.0).or_insert_with(|| {
                    world.is_impossible.set(false);
                    let found = naive.found(rule(self.program, about.0));
                    (found, world.is_impossible.get())
                });
                if found.1 {
                    continue;
                }
                self.check_citations(about, judgement, &found.0);
                if !judgement.outcome.is_decided() {
                    continue;
                }
                let is_product = rule(self.program, about.0).ranges.is_empty();
                let alike = match &about.1 {
                    None if !is_product => {
                        found.0.values().all(|found| found.outcome == Outcome::NotApplicable)
                    }
                    keys => {
                        let keys = keys.clone().unwrap_or_default();
                        let outcome =
                            found.0.get(&keys).map_or(Outcome::NotApplicable, |found| found.outcome);
                        outcome == judgement.outcome
                    }
                };
                assert!(
                    alike,
                    "{} is {:?}, but {:?}\nin {world:?}\nof {}\nof {}",
                    self.name(about),
                    judgement.outcome,
                    found.0,
                    shown(self.program, completion),
                    shown(self.program, &self.facts),
                );
            }
        }
    }

    /// No provision is left out that is cited in a completion.
    fn check_citations(&self, about: &About, judgement: &Judgement, found: &BTreeMap<Vec<String>, Found>) {
        let keys = about.1.clone().unwrap_or_default();
        let Some(found) = found.get(&keys) else { return };
        let evaluator = Evaluator::new(self.program, &self.facts, self.as_of);
        let cited = evaluator.provisions(rule(self.program, about.0), &judgement.elements);
        assert!(
            found.cited.iter().all(|provision| cited.contains(provision)),
            "{} cites {cited:?}, but {:?}\nof {}",
            self.name(about),
            found.cited,
            shown(self.program, &self.facts),
        );
    }

    /// What is decided stays so when more is stated.
    pub(super) fn check_more_information(&self, choices: &mut Choices) {
        let few = 2 + choices.below(30);
        let wanted = |_: &FactName, choices: &mut Choices| choices.once_in(few);
        let partly = choices.below(2) == 1;
        let more = Refinement { program: self.program, pool: self.pool, wanted: &wanted, partly };
        let more = more.of(&self.facts, choices);
        let (before, after) = (self.judge(&self.facts), self.judge(&more));
        for (about, judgement) in before.iter().filter(|(_, judgement)| judgement.outcome.is_decided()) {
            let is_product = rule(self.program, about.0).ranges.is_empty();
            let not_applicable = judgement.outcome == Outcome::NotApplicable;
            let same = if not_applicable && about.1.is_none() && !is_product {
                let of_rule = after.iter().filter(|(other, _)| other.0 == about.0);
                of_rule.clone().all(|(_, other)| other.outcome == Outcome::NotApplicable)
            } else {
                after.get(about).map_or(not_applicable, |other| other.outcome == judgement.outcome)
            };
            assert!(
                same,
                "{} was {:?}, then {:?}\nwith {}\nafter {}",
                self.name(about),
                judgement.outcome,
                after.get(about),
                shown(self.program, &more),
                shown(self.program, &self.facts)
            );
        }
    }

    /// Stating what is missing, again and again, decides; stating anything else does not.
    pub(super) fn check_missing(&self, choices: &mut Choices) {
        let judged = self.judge(&self.facts);
        let open: Vec<_> = judged.iter().filter(|(_, judgement)| !judgement.outcome.is_decided()).collect();
        if open.is_empty() {
            return;
        }
        let (about, judgement) = *choices.one_of(&open);
        let missing = self.missing(&self.facts, judgement);
        if missing.is_empty() {
            // Constants alone can be open: whether three days are ten working days depends on where they start.
            assert!(
                !self.rests_on_facts(judgement),
                "{} misses nothing in {}",
                self.name(about),
                shown(self.program, &self.facts)
            );
            return;
        }

        let others = |name: &FactName, choices: &mut Choices| !missing.contains(name) && choices.below(3) > 0;
        let others = Refinement { program: self.program, pool: self.pool, wanted: &others, partly: false };
        let beside = others.of(&self.facts, choices);
        let then = self.judge(&beside).get(about).map(|judgement| judgement.outcome);
        assert!(
            then == Some(Outcome::Undetermined),
            "{} missed {missing:?}, then is {then:?}\nwith {}\nafter {}",
            self.name(about),
            shown(self.program, &beside),
            shown(self.program, &self.facts)
        );

        let mut facts = self.facts.clone();
        let mut missing = missing.clone();
        loop {
            let wanted = |name: &FactName, _: &mut Choices| missing.contains(name);
            let stating =
                Refinement { program: self.program, pool: self.pool, wanted: &wanted, partly: false };
            let stated = stating.of(&facts, choices);
            let progress = stated != facts;
            facts = stated;
            let judged = self.judge(&facts);
            let Some(open) = judged.get(about).filter(|judgement| !judgement.outcome.is_decided()) else {
                return;
            };
            if !progress {
                break;
            }
            missing = self.missing(&facts, open);
        }
        let stated = shown(self.program, &facts);
        let is_stated =
            |name: &FactName| stated.contains(&format!("{name} =")) || stated.contains(&format!("{name}:"));
        if !missing.iter().all(is_stated) {
            // A reference can't be stated before the list that it refers to.
            return;
        }
        // The language itself leaves it open: then whatever else is stated does not help either.
        let all = complete(self.program, self.pool, &facts, choices);
        let then = self.judge(&all).get(about).map(|judgement| judgement.outcome);
        assert!(
            then == Some(Outcome::Undetermined),
            "{} misses only {missing:?}, but then is {then:?}\nwith {}\nafter {}",
            self.name(about),
            shown(self.program, &all),
            shown(self.program, &facts),
        );
    }

    /// Whether any fact stands in a clause that is not decided.
    fn rests_on_facts(&self, judgement: &Judgement) -> bool {
        fn names_a_fact(proof: &Proof) -> bool {
            proof.fact.is_some() || proof.parts.iter().any(names_a_fact)
        }
        // What is open rests on its open parts; where all parts are known, on all that they name.
        fn rests_on_a_fact(proof: &Proof) -> bool {
            let mut open = proof.parts.iter().filter(|part| !part.known.is_exact()).peekable();
            if open.peek().is_none() { names_a_fact(proof) } else { open.any(rests_on_a_fact) }
        }
        let evaluator = Evaluator::new(self.program, &self.facts, self.as_of);
        let rule = rule(self.program, judgement.rule);
        let positions = judgement.elements;
        let mut proofs = rule.clauses().map(|clause| evaluator.proof(rule, &positions, clause));
        proofs.any(|proof| !proof.known.is_exact() && rests_on_a_fact(&proof))
    }

    /// Proofs, grounds and findings can be had of every judgement, and are the same each time.
    pub(super) fn check_proofs(&self) {
        let evaluator = Evaluator::new(self.program, &self.facts, self.as_of);
        for judgement in evaluator.judge_all() {
            let rule = rule(self.program, judgement.rule);
            let positions = judgement.elements;
            for clause in rule.clauses() {
                let proof = evaluator.proof(rule, &positions, clause);
                proof.grounds(&self.program.arena);
            }
        }
        let findings = Findings::of(&evaluator);
        assert_eq!(format!("{findings:?}"), format!("{:?}", Findings::of(&evaluator)));
    }

    /// All judgements as lines, by the names of their rules.
    pub(super) fn lines(&self) -> Vec<String> {
        let evaluator = Evaluator::new(self.program, &self.facts, self.as_of);
        let judged = evaluator.judge_all();
        let mut lines: Vec<String> = judged.iter().map(|judgement| line(&evaluator, judgement)).collect();
        lines.sort();
        lines
    }
}
