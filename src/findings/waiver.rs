//! Waivers: what a person approved for a time.

use crate::quantity::Date;
use crate::source::Span;

/// That a breach, or what is not known yet, is accepted for a time. Its days are those of China.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The name of the rule.
    pub rule: Box<str>,
    /// The element's key as reports show it, `customer profiles/primary`; `None` for every element.
    pub element: Option<Box<str>>,
    /// Why it is accepted.
    pub reason: Box<str>,
    /// Who approved it.
    pub approver: Option<Box<str>>,
    /// Where the approval is filed.
    pub ticket: Option<Box<str>>,
    /// The first day; `None` where it has held from the start.
    pub from: Option<Date>,
    /// The last day, which counts to its end.
    pub until: Date,
    /// What kind of text it stands in.
    pub written_in: WrittenIn,
    /// Its place there.
    pub place: Span,
}

/// What kind of text a waiver stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenIn {
    /// A comment of the manifest: it covers that manifest alone.
    Manifest,
    /// A file beside the manifests: it covers all that a run checks.
    File,
}

impl Waiver {
    /// Whether it names that rule and that element.
    pub fn names(&self, rule: &str, element: Option<&str>) -> bool {
        *self.rule == *rule && self.element.as_deref().is_none_or(|named| Some(named) == element)
    }

    /// Whether its first day is still to come.
    pub fn is_early(&self, as_of: Date) -> bool {
        self.from.is_some_and(|from| as_of < from)
    }

    /// Whether its last day is over.
    pub fn is_over(&self, as_of: Date) -> bool {
        self.until < as_of
    }
}
