//! Evidence: which list of a manifest names the documents behind facts, and which of its fields says what of them.

use serde::Serialize;

use super::{Member, RecordId, Type};
use crate::items::Items;

/// The list of documents.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceList {
    /// The list, at the top of a manifest.
    pub list: RecordId,
    /// The fields that say something of a document; there is one for each part at most, and one for what it supports.
    pub fields: Items<EvidenceField>,
}

impl EvidenceList {
    /// The position of the field that says that part.
    pub fn field(&self, part: EvidencePart) -> Option<usize> {
        self.fields.iter().find(|field| field.part == part).map(|field| usize::from(field.field))
    }
}

/// A field that says something of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct EvidenceField {
    /// What it says.
    pub part: EvidencePart,
    /// Its position among the fields of the list.
    pub field: u16,
}

/// What there is to say of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum EvidencePart {
    /// What it is called.
    Title,
    /// Where its file lies, from the folder of the manifest.
    Path,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    Sha256,
    /// The day of which it is.
    Issued,
    /// The last day on which it is valid.
    Expires,
    /// The facts that it supports, by their names.
    Supports,
}

impl EvidencePart {
    /// Every part with the word by which rule files name it.
    pub const WORDS: &'static [(&'static str, Self)] = &[
        ("title", Self::Title),
        ("path", Self::Path),
        ("sha256", Self::Sha256),
        ("issued", Self::Issued),
        ("expires", Self::Expires),
        ("supports", Self::Supports),
    ];

    /// The part of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|&(_, part)| part)
    }

    /// The type of the field that says it.
    pub fn of_type(self) -> Type {
        match self {
            Self::Title | Self::Path | Self::Sha256 => Type::Text,
            Self::Issued | Self::Expires => Type::Date,
            Self::Supports => Type::Set(Member::Text),
        }
    }
}
