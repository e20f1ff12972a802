//! Evidence: documents that support facts, and whether they are sound.

use std::sync::Arc;

use crate::facts::FactName;
use crate::quantity::Date;
use crate::source::Span;

/// A document that a manifest names, as it is on the as-of date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The key by which the manifest knows it.
    pub id: Box<str>,
    /// What it is called.
    pub title: Option<Box<str>>,
    /// Where its file lies, from the folder of the manifest; `None` where it is kept elsewhere.
    pub path: Option<Box<str>>,
    /// What is wrong with it, the gravest first; nothing where it is sound.
    pub faults: Vec<Fault>,
    /// Where the manifest states it.
    pub place: Span,
}

impl Document {
    /// The state of a document without a fault, as reports for programs name it.
    pub const SOUND: &'static str = "sound";

    /// Whether it supports anything: it is there, it is the one that was meant, and it is in time.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// Its state as reports for programs name it: the gravest fault, or that it has none.
    pub fn state(&self) -> &'static str {
        self.faults.first().map_or(Self::SOUND, Fault::name)
    }
}

/// What is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing lies where its file should.
    Missing,
    /// What lies there can't be looked at.
    Unreadable(Unreadable),
    /// It has another hash than the manifest states.
    Altered,
    /// Its last day is over.
    Expired(Date),
    /// It is issued later, on that day where it is known.
    NotYetIssued(Option<Date>),
}

impl Fault {
    /// Its name in reports for programs.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unreadable(_) => "unreadable",
            Self::Altered => "altered",
            Self::Expired(_) => "expired",
            Self::NotYetIssued(_) => "not-yet-issued",
        }
    }
}

/// Why a file can't be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is a folder.
    Folder,
    /// It is a device or a pipe.
    NoFile,
    /// Reading it is not permitted.
    NotPermitted,
    /// It is larger than what is hashed, in bytes.
    TooLarge(u64),
    /// The system says why.
    Failed(Box<str>),
}

/// A document behind a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The document.
    pub document: Arc<Document>,
    /// The facts behind the finding that it supports, in the order of the rule.
    pub supports: Vec<FactName>,
}
