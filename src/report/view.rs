//! What every format of the check report reads.

use super::citation::provisions_behind;
use super::observed::Observed;
use crate::evaluation::Evaluator;
use crate::facts::Facts;
use crate::findings::{Finding, Findings, place_of_missing};
use crate::localized::Localized;
use crate::manifest::Notation;
use crate::program::{Program, ProvisionId, Rule};
use crate::source::{Sources, Span};
use crate::timeline::Timeline;

/// One checked manifest with everything that a report may show of it.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The rules by which it was checked.
    pub program: &'a Program,
    /// What the manifest states.
    pub facts: &'a Facts,
    /// What the check found.
    pub findings: &'a Findings,
    /// The manifest's name.
    pub manifest: &'a str,
    /// What the manifest is written in.
    pub notation: Notation,
    /// The texts that places in `facts` point into.
    pub sources: &'a Sources,
    /// The texts that places in `program` point into; a report does without them where there are none.
    pub rules: Option<&'a Sources>,
    /// What changes after the as-of date; a report does without it where nobody has looked.
    pub ahead: Option<&'a Timeline>,
}

impl<'a> View<'a> {
    /// The rule of a finding.
    pub fn rule(&self, finding: &Finding) -> Option<&'a Rule> {
        self.program.rule(finding.rule)
    }

    /// The name of a finding's rule.
    pub fn rule_name(&self, finding: &Finding) -> &'a str {
        self.rule(finding).map_or("", |rule| self.program.texts.symbol(rule.name))
    }

    /// The pack of a finding's rule: what stands before the first dot of its name.
    pub fn pack(&self, finding: &Finding) -> &'a str {
        self.rule(finding).map_or("", |rule| self.program.pack_of(rule))
    }

    /// The title of a finding's rule.
    pub fn title(&self, finding: &Finding) -> Localized {
        self.rule(finding).map(|rule| self.program.texts.localized(rule.title)).unwrap_or_default()
    }

    /// The provisions that a finding cites: those in force that concern what it is about.
    pub(super) fn provisions(&self, finding: &Finding) -> Vec<ProvisionId> {
        finding.provisions(self.program, self.findings.as_of).collect()
    }

    /// The provisions behind a finding: those that it cites or, where it cites none, all behind its rule.
    pub(super) fn provisions_behind(&self, finding: &Finding) -> Vec<ProvisionId> {
        let found = self.provisions(finding);
        match self.rule(finding) {
            Some(rule) if found.is_empty() => provisions_behind(self.program, rule, self.findings.as_of),
            _ => found,
        }
    }

    /// The place in the manifest that a finding is about: the value that decided a breach, the table where a
    /// missing fact belongs; `None` where the manifest has no such place, or the outcome needs none.
    pub fn place(&self, finding: &Finding) -> Option<Span> {
        let table = |name| place_of_missing(self.program, self.facts, name);
        match &finding.details().breach {
            Some(breach) => {
                breach.primary().or_else(|| breach.places.iter().find_map(|place| table(&place.name)))
            }
            None => finding.details().missing.names.iter().find_map(table),
        }
    }

    /// What was observed beside the findings.
    pub(super) fn observed(&self) -> Observed<'a> {
        Observed {
            program: self.program,
            as_of: self.findings.as_of,
            manifest: Some(self.manifest),
            observations: &self.findings.observations,
            sources: self.sources,
        }
    }

    /// An evaluator for what was checked.
    pub(super) fn evaluator(&self) -> Evaluator<'a> {
        Evaluator::new(self.program, self.facts, self.findings.as_of)
    }
}
