//! Compares what a case expects with what was found.

use super::case::Expectation;
use super::results::{Aspect, Mismatch};
use crate::facts::{Facts, Known, Record};
use crate::findings::{Finding, Outcome};
use crate::program::Program;
use crate::quantity::Date;

/// The most findings that a mismatch repeats.
const MOST_SHOWN: usize = 6;

/// One case's program, facts and date.
#[derive(Clone, Copy)]
pub(super) struct Checker<'a> {
    /// The rules.
    pub(super) program: &'a Program,
    /// What the edited manifest states.
    pub(super) facts: &'a Facts,
    /// The as-of date.
    pub(super) as_of: Date,
}

impl Checker<'_> {
    /// Everything in which the findings of the expectation's rule are not as expected.
    pub(super) fn mismatches(&self, expectation: &Expectation, findings: &[Finding]) -> Vec<Mismatch> {
        let about = |finding: &&Finding| match &expectation.element {
            Some(element) => finding.element_key().as_ref() == Some(element),
            None => true,
        };
        let selected: Vec<&Finding> = findings.iter().filter(about).collect();
        if selected.is_empty() {
            return self.without_finding(expectation, findings).into_iter().collect();
        }
        let of_outcome = expectation.outcome.and_then(|outcome| {
            let differs = selected.iter().any(|finding| finding.outcome != outcome);
            differs.then(|| Mismatch {
                missing: missing(&selected),
                ..mismatch(expectation, Aspect::Outcome, outcome.name(), &shown(&selected))
            })
        });
        let of_missing =
            differing(expectation, Aspect::Missing, expectation.missing.as_deref(), || missing(&selected));
        let wanted = expectation.provisions.as_deref();
        let of_provisions = differing(expectation, Aspect::Provisions, wanted, || self.provisions(&selected));
        let of_severity = expectation.severity.and_then(|severity| {
            let other = selected.iter().find(|finding| finding.severity != severity)?;
            Some(mismatch(expectation, Aspect::Severity, severity.name(), other.severity.name()))
        });
        let of_elements = expectation.elements.and_then(|elements| {
            let found = findings.iter().filter(|finding| !finding.element.is_empty()).count();
            let differs = found != elements;
            differs
                .then(|| mismatch(expectation, Aspect::Elements, &elements.to_string(), &found.to_string()))
        });
        let all = [of_outcome, of_missing, of_provisions, of_severity, of_elements];
        all.into_iter().flatten().collect()
    }

    /// The mismatch where the rule has no finding for the element: none where the element is one of the manifest,
    /// the rule passes over it, and nothing else was expected.
    fn without_finding(&self, expectation: &Expectation, findings: &[Finding]) -> Option<Mismatch> {
        let element = expectation.element.as_deref().unwrap_or_default();
        let unseen = findings
            .iter()
            .any(|finding| finding.element.is_empty() && finding.outcome != Outcome::NotApplicable);
        let passed_over = !unseen && self.is_element(element);
        if passed_over && expectation.outcome == Some(Outcome::NotApplicable) {
            return None;
        }
        let selected: Vec<&Finding> = findings.iter().collect();
        let expected = expectation.outcome.map_or("a finding", Outcome::name);
        let found = format!("no finding of this element, but {}", shown(&selected));
        Some(mismatch(expectation, Aspect::Element, expected, &found))
    }

    /// Whether some list of the manifest has an element of that key.
    fn is_element(&self, key: &str) -> bool {
        let roots = self.program.vocabulary.roots();
        let mut lists = roots.map(|(id, _)| &self.facts.root(id).known);
        lists.any(|known| has_element(known, key))
    }

    /// The provisions that findings cite, in order, each once.
    fn provisions(&self, findings: &[&Finding]) -> Vec<String> {
        let cited = findings.iter().flat_map(|finding| finding.provisions(self.program, self.as_of));
        let mut names: Vec<String> = cited.map(|provision| self.program.provision_name(provision)).collect();
        names.sort();
        names.dedup();
        names
    }
}

fn has_element(known: &Known, key: &str) -> bool {
    let within = |record: &Record, key: &str| record.facts().any(|fact| has_element(&fact.known, key));
    match known {
        Known::List(list) => list.elements.iter().any(|element| {
            let rest = key.strip_prefix(element.key.as_ref());
            rest.is_some_and(|rest| {
                rest.is_empty() || rest.strip_prefix('/').is_some_and(|rest| within(&element.record, rest))
            })
        }),
        Known::Record(record) => within(record, key),
        _ => false,
    }
}

fn mismatch(expectation: &Expectation, aspect: Aspect, expected: &str, found: &str) -> Mismatch {
    Mismatch {
        target: expectation.target.clone(),
        span: expectation.span,
        aspect,
        expected: expected.to_owned(),
        found: found.to_owned(),
        missing: Vec::new(),
    }
}

/// The mismatch of a list of names, where one is expected and another was found.
fn differing(
    expectation: &Expectation,
    aspect: Aspect,
    expected: Option<&[String]>,
    found: impl FnOnce() -> Vec<String>,
) -> Option<Mismatch> {
    let expected = expected?;
    let found = found();
    (expected != found).then(|| mismatch(expectation, aspect, &listed(expected), &listed(&found)))
}

fn listed(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// The facts that the findings wait for, in order, each once.
fn missing(findings: &[&Finding]) -> Vec<String> {
    let names = findings.iter().flat_map(|finding| finding.details().missing.names.iter());
    let mut names: Vec<String> = names.map(ToString::to_string).collect();
    names.sort();
    names.dedup();
    names
}

/// The outcomes of findings with their elements: `breached (a, b), satisfied (c)`.
fn shown(findings: &[&Finding]) -> String {
    let mut shown = Vec::new();
    for (name, outcome) in Outcome::ALL {
        let of_outcome: Vec<&&Finding> =
            findings.iter().filter(|finding| finding.outcome == *outcome).collect();
        let keys: Vec<String> =
            of_outcome.iter().take(MOST_SHOWN).filter_map(|finding| finding.element_key()).collect();
        let more = if of_outcome.len() > MOST_SHOWN { ", …" } else { "" };
        match (of_outcome.is_empty(), keys.is_empty()) {
            (true, _) => {}
            (false, true) => shown.push((*name).to_owned()),
            (false, false) => shown.push(format!("{name} ({}{more})", keys.join(", "))),
        }
    }
    listed(&shown)
}
