//! A finding that is known.

use crate::findings::{Finding, Fingerprint, Outcome};
use crate::program::{Program, Severity};
use crate::source::Span;

/// What a baseline says of a finding. The fingerprint alone decides; the rest is for its readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What tells it from all others.
    pub fingerprint: Fingerprint,
    /// The name of the rule.
    pub rule: Box<str>,
    /// The element's key as reports show it; `None` where it is about the product.
    pub element: Option<Box<str>>,
    /// The outcome when it was written: breached or undetermined.
    pub outcome: Outcome,
    /// How grave it was.
    pub severity: Severity,
    /// Where it stands in the baseline that was read; `None` where it was just found.
    pub place: Option<Span>,
}

impl Entry {
    /// The entry of a finding that has that fingerprint.
    pub(super) fn of(program: &Program, finding: &Finding, fingerprint: Fingerprint) -> Self {
        let rule = program.rule(finding.rule).map_or("", |rule| program.texts.symbol(rule.name));
        Self {
            fingerprint,
            rule: rule.into(),
            element: finding.element_key().map(String::into_boxed_str),
            outcome: finding.own_outcome(),
            severity: finding.severity,
            place: None,
        }
    }
}
