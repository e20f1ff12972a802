//! Which documents support the facts behind findings, and which facts none supports.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::state::{FileSeen, document};
use super::stated::StatedDocument;
use crate::evaluation::Evaluator;
use crate::facts::{FactName, FactPattern};
use crate::findings::{Document, Evidence, Finding, Findings, Outcome, Particulars};
use crate::program::{ExpressionId, Program, Rule};
use crate::quantity::Date;

/// The documents of a manifest on one day, by the facts that they support.
#[derive(Debug)]
pub struct Backing {
    documents: Vec<Arc<Document>>,
    /// The documents that support what is meant, by their positions.
    by_fact: BTreeMap<FactPattern, Vec<usize>>,
}

impl Backing {
    /// The backing by documents as they are on a day; `seen` has what was seen of each one's file.
    pub fn of(stated: Vec<StatedDocument>, seen: &[Option<FileSeen>], as_of: Date) -> Self {
        let seen = seen.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        let documents =
            stated.iter().zip(seen).map(|(stated, seen)| Arc::new(document(stated, seen, as_of))).collect();
        let mut by_fact: BTreeMap<FactPattern, Vec<usize>> = BTreeMap::new();
        for (position, stated) in stated.into_iter().enumerate() {
            for pattern in stated.supports {
                by_fact.entry(pattern).or_default().push(position);
            }
        }
        Self { documents, by_fact }
    }

    /// The documents, in the order of the manifest.
    pub fn documents(&self) -> &[Arc<Document>] {
        &self.documents
    }

    /// Adds to each finding of which these particulars are worked out the documents that support the facts which decided it.
    pub fn support(&self, evaluator: &Evaluator<'_>, findings: &mut Findings, particulars: Particulars) {
        if self.by_fact.is_empty() {
            return;
        }
        let meant = |finding: &&mut Finding| particulars.include(finding.outcome);
        for finding in findings.findings.iter_mut().filter(meant) {
            let evidence = self.behind(evaluator.program, &deciding_facts(evaluator, finding));
            if !evidence.is_empty() {
                finding.details_mut().evidence = evidence;
            }
        }
    }

    /// Turns each satisfied finding into an undetermined one that rests on a fact without a sound document.
    pub fn require(&self, evaluator: &Evaluator<'_>, findings: &mut Findings) {
        let program = evaluator.program;
        let list = program.evidence.as_ref().and_then(|evidence| program.vocabulary.record(evidence.list));
        let list = list.map(|list| FactName::root(program.texts.symbol(list.name)));
        let satisfied = findings.findings.iter_mut().filter(|finding| finding.outcome == Outcome::Satisfied);
        for finding in satisfied {
            let mut facts = deciding_facts(evaluator, finding);
            let sound = finding.details().evidence.iter().filter(|evidence| evidence.document.is_sound());
            let supported: Vec<&FactName> = sound.flat_map(|evidence| &evidence.supports).collect();
            facts.retain(|fact| !supported.contains(&fact));
            if !facts.is_empty() {
                finding.lack_evidence(evaluator, list.iter().cloned().collect(), facts);
            }
        }
    }

    /// The documents that support some of these facts, in the order of the manifest.
    fn behind(&self, program: &Program, facts: &[FactName]) -> Vec<Evidence> {
        let mut found: BTreeMap<usize, Vec<FactName>> = BTreeMap::new();
        for fact in facts {
            for pattern in FactPattern::containing(program, fact) {
                for position in self.by_fact.get(&pattern).into_iter().flatten() {
                    let supported = found.entry(*position).or_default();
                    if !supported.contains(fact) {
                        supported.push(fact.clone());
                    }
                }
            }
        }
        let evidence = |(position, supports)| {
            let document = self.documents.get(position)?;
            Some(Evidence { document: Arc::clone(document), supports })
        };
        found.into_iter().filter_map(evidence).collect()
    }
}

/// The facts that decided that a duty is met, is not met, or is excused from, as far as the manifest states them; none
/// where it does not bind or is not decided.
fn deciding_facts(evaluator: &Evaluator<'_>, finding: &Finding) -> Vec<FactName> {
    if let Some(breach) = &finding.details().breach {
        let stated = breach.places.iter().filter(|place| place.span.is_some());
        return stated.map(|place| place.name.clone()).collect();
    }
    let Some(rule) = evaluator.program.rule(finding.rule) else { return Vec::new() };
    let Some(clause) = deciding_clause(rule, finding) else { return Vec::new() };
    let grounds = evaluator.proof(rule, &finding.positions, clause).grounds(&evaluator.program.arena);
    grounds.into_iter().filter(|ground| ground.place.is_some()).map(|ground| ground.name).collect()
}

/// The clause that a duty is met by, or excused by.
fn deciding_clause(rule: &Rule, finding: &Finding) -> Option<ExpressionId> {
    match finding.outcome {
        Outcome::Satisfied => Some(rule.requirement),
        Outcome::Exempt => {
            let exemption = finding.exemption.and_then(|index| rule.exemptions.get(usize::from(index)));
            exemption.map(|exemption| exemption.condition)
        }
        Outcome::Breached | Outcome::Undetermined | Outcome::Waived | Outcome::NotApplicable => None,
    }
}
