//! One case as its file states it.

use crate::findings::Outcome;
use crate::program::{RuleId, Severity};
use crate::quantity::Date;
use crate::source::Span;

/// A case file that was read.
#[derive(Debug, Default)]
pub(super) struct CaseFile {
    /// Its cases, in order.
    pub(super) entries: Vec<Entry>,
    /// Whether something outside of its cases is wrong.
    pub(super) broken: bool,
}

/// One `[[case]]`.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its name; empty where it has none.
    pub(super) name: String,
    /// Its place.
    pub(super) span: Span,
    /// What it says; `None` where it is not well-formed.
    pub(super) case: Option<Case>,
}

/// What a case says.
#[derive(Debug)]
pub(super) struct Case {
    /// The base manifest, by its position among the bases.
    pub(super) base: usize,
    /// The as-of date.
    pub(super) as_of: Date,
    /// What differs from the base, in the order in which it is applied.
    pub(super) edits: Vec<Edit>,
    /// What is expected.
    pub(super) expectations: Vec<Expectation>,
}

/// One difference from the base.
#[derive(Debug)]
pub(super) struct Edit {
    /// The names that lead to the fact.
    pub(super) path: Vec<String>,
    /// What happens to it.
    pub(super) change: Change,
    /// Its place in the case file.
    pub(super) span: Span,
}

/// What happens to a fact.
#[derive(Debug)]
pub(super) enum Change {
    /// It is no longer stated.
    Unset,
    /// It is stated so.
    Set(toml::Value),
    /// These elements are appended.
    Add(Vec<toml::Value>),
}

/// What is expected of one rule, for one element or for all.
#[derive(Debug)]
pub(super) struct Expectation {
    /// The rule and the element as written.
    pub(super) target: String,
    /// Their place in the case file.
    pub(super) span: Span,
    /// The rule.
    pub(super) rule: RuleId,
    /// The element's key; `None` for all findings of the rule.
    pub(super) element: Option<String>,
    /// The outcome.
    pub(super) outcome: Option<Outcome>,
    /// The facts that would decide, as their names are written, in order.
    pub(super) missing: Option<Vec<String>>,
    /// The provisions in force, in order.
    pub(super) provisions: Option<Vec<String>>,
    /// The severity.
    pub(super) severity: Option<Severity>,
    /// How many elements the rule looks at.
    pub(super) elements: Option<usize>,
}
