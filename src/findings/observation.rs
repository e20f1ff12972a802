//! What a check finds that no rule makes: waivers, documents and baselines in a state that somebody should look at.

use crate::localized::Localized;
use crate::program::Severity;
use crate::source::Span;

/// What kind of observation it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObservationKind {
    /// The last day of a waiver is over.
    WaiverExpired,
    /// A waiver is given for a rule that is marked as not waivable.
    WaiverRefused,
    /// The file of a document is not there.
    EvidenceMissing,
    /// The file of a document can't be looked at.
    EvidenceUnreadable,
    /// The file of a document is not the one that the manifest states.
    EvidenceAltered,
    /// The last day of a document is over.
    EvidenceExpired,
    /// The first day of a waiver is still to come.
    WaiverNotYetValid,
    /// A waiver covers nothing.
    WaiverUnused,
    /// The day on which a document is issued is still to come.
    EvidenceNotYetIssued,
    /// A finding that a baseline has is there no more.
    FindingVanished,
}

impl ObservationKind {
    /// All kinds with their names in reports and in `--fail-on`, and their severities, gravest first.
    pub const ALL: &'static [(&'static str, Self, Severity)] = &[
        ("waiver-expired", Self::WaiverExpired, Severity::Error),
        ("waiver-refused", Self::WaiverRefused, Severity::Error),
        ("evidence-missing", Self::EvidenceMissing, Severity::Error),
        ("evidence-unreadable", Self::EvidenceUnreadable, Severity::Error),
        ("evidence-altered", Self::EvidenceAltered, Severity::Error),
        ("evidence-expired", Self::EvidenceExpired, Severity::Error),
        ("waiver-not-yet-valid", Self::WaiverNotYetValid, Severity::Warning),
        ("waiver-unused", Self::WaiverUnused, Severity::Warning),
        ("evidence-not-yet-issued", Self::EvidenceNotYetIssued, Severity::Warning),
        ("finding-vanished", Self::FindingVanished, Severity::Note),
    ];

    /// The name in reports.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind, _)| *kind == self).map_or("", |(name, ..)| name)
    }

    /// How grave it is.
    pub fn severity(self) -> Severity {
        Self::ALL
            .iter()
            .find(|(_, kind, _)| *kind == self)
            .map_or(Severity::Error, |(.., severity)| *severity)
    }
}

/// Something that a check observed beside its findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// What kind it is.
    pub kind: ObservationKind,
    /// The name of the rule that it is about, where there is one.
    pub rule: Option<Box<str>>,
    /// The key of the element that it is about, where there is one.
    pub element: Option<Box<str>>,
    /// What tells it from others of its kind about the same rule and element, such as the name of a document. It stays
    /// when lines move.
    pub subject: Box<str>,
    /// What was observed, in a sentence.
    pub message: Localized,
    /// What to do, in a sentence.
    pub remedy: Localized,
    /// Where it stands: in the manifest, or in another text of the run.
    pub place: Option<Span>,
}

impl Observation {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// The rule, and the element in brackets behind it, as `why` takes them; `None` where it is about no rule.
    pub fn about(&self) -> Option<String> {
        let rule = self.rule.as_deref()?;
        Some(match self.element.as_deref() {
            Some(element) => format!("{rule}[{element}]"),
            None => rule.to_owned(),
        })
    }
}
