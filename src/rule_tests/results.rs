//! What the cases showed.

use super::time::UncoveredChange;
use crate::diagnostic::Diagnostic;
use crate::localized::Localized;
use crate::program::RuleId;
use crate::quantity::Date;
use crate::source::{FileId, Span};

/// What an expectation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Whether the rule looks at the element.
    Element,
    /// The outcome.
    Outcome,
    /// The facts that would decide.
    Missing,
    /// The provisions in force.
    Provisions,
    /// The severity.
    Severity,
    /// How many elements the rule looks at.
    Elements,
}

impl Aspect {
    /// The key in a case file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Element => "element",
            Self::Outcome => "outcome",
            Self::Missing => "missing",
            Self::Provisions => "provisions",
            Self::Severity => "severity",
            Self::Elements => "elements",
        }
    }
}

/// An expectation that was not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The rule and the element, as the case names them.
    pub target: String,
    /// Their place in the case file.
    pub span: Span,
    /// What differs.
    pub aspect: Aspect,
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// The facts that the findings wait for, where an outcome differs.
    pub missing: Vec<String>,
}

/// Why a case failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The case is not well-formed; the diagnostics of the results say why.
    Invalid,
    /// Its base is not a manifest without errors; the diagnostics of the results say why.
    Base,
    /// The manifest as the case changed it has an error.
    Manifest(Localized),
    /// An expectation was not met.
    Mismatch(Mismatch),
}

/// The result of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseResult {
    /// Its file.
    pub file: FileId,
    /// Its name; empty where it has none.
    pub name: String,
    /// Its place.
    pub span: Span,
    /// How many rules or elements of rules it has expectations for.
    pub expectations: usize,
    /// Why it failed; empty where it passed.
    pub failures: Vec<Failure>,
}

impl CaseResult {
    /// Whether all is as expected.
    pub fn passed(&self) -> bool {
        self.failures.is_empty()
    }
}

/// How often cases mention a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleCases {
    /// The rule.
    pub rule: RuleId,
    /// The number of cases that mention it.
    pub cases: usize,
    /// The as-of dates of these cases, in order, each once.
    pub dates: Vec<Date>,
}

/// The results of all cases of a run.
#[derive(Debug, Clone, Default)]
pub struct Results {
    /// One for each case, in the order of files and places.
    pub cases: Vec<CaseResult>,
    /// What is wrong with case files and bases.
    pub diagnostics: Vec<Diagnostic>,
    /// The number of case files in which something outside of the cases is wrong.
    pub broken_files: usize,
    /// One for each rule of the program, in its order.
    pub rules: Vec<RuleCases>,
    /// The days around changes of the law that no case of the rule stands on.
    pub uncovered: Vec<UncoveredChange>,
}

impl Results {
    /// How many cases passed.
    pub fn passed(&self) -> usize {
        self.cases.iter().filter(|case| case.passed()).count()
    }

    /// How many cases failed; a broken case file counts as one.
    pub fn failed(&self) -> usize {
        self.cases.len() - self.passed() + self.broken_files
    }

    /// How many expectations all cases have.
    pub fn expectations(&self) -> usize {
        self.cases.iter().map(|case| case.expectations).sum()
    }

    /// The rules that fewer than `least` cases mention.
    pub fn rules_below(&self, least: usize) -> impl Iterator<Item = &RuleCases> {
        self.rules.iter().filter(move |rule| rule.cases < least)
    }
}
