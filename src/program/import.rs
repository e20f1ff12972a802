//! Imports: how a document that a manifest names is read as facts.
//!
//! What a format of documents can say is fixed here, as the format fixes it; which facts that becomes is data.

use serde::Serialize;

use super::{Constant, RecordId, Symbol};
use crate::items::Items;
use crate::source::Span;

/// How a kind of document fills lists of the manifest that names it.
#[derive(Debug, Clone, Serialize)]
pub struct Import {
    /// The kind of document.
    pub format: DocumentFormat,
    /// The table or list at the top in which the fact stands that names the document.
    pub root: RecordId,
    /// The fields that lead from there to that fact, through tables and lists.
    pub way: Items<u16>,
    /// The lists that the document fills.
    pub fillings: Items<Filling>,
    /// Its place in the rule files.
    pub span: Span,
}

/// A format of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum DocumentFormat {
    /// A bill of materials of `CycloneDX`.
    CycloneDx,
}

/// A list and what of the document its elements are.
#[derive(Debug, Clone, Serialize)]
pub struct Filling {
    /// What the list is called in manifests.
    pub name: Symbol,
    /// The list.
    pub list: FilledList,
    /// The record of its elements.
    pub elements: RecordId,
    /// What of the document becomes elements.
    pub parts: Items<BillPart>,
    /// The facts of an element.
    pub facts: Items<FilledFact>,
}

impl Filling {
    /// Whether the document can say that the list is complete: not where every element that it gives has a value fixed,
    /// for then it speaks of elements with that value alone.
    pub fn speaks_of_all(&self) -> bool {
        self.facts.iter().all(|fact| matches!(fact.value, FilledValue::From(_)))
    }
}

/// A fact of an element that a document fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FilledFact {
    /// Its position among the fields of the record.
    pub field: u16,
    /// What it is.
    pub value: FilledValue,
}

/// A list that a document fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum FilledList {
    /// One at the top of the manifest.
    Root(RecordId),
    /// One in the table, or the element, that names the document: the field's position.
    Beside(u16),
}

/// What a fact of an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum FilledValue {
    /// What the document says.
    From(BillProperty),
    /// The same for every element.
    Is(Constant),
}

/// What a bill of materials lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum BillPart {
    /// Everything but cryptographic assets, nested components too.
    Components,
    /// Cryptographic assets that are algorithms.
    Algorithms,
    /// Cryptographic assets that are protocols.
    Protocols,
    /// Cryptographic assets that are certificates.
    Certificates,
    /// Cryptographic assets that are keys and the like.
    RelatedCryptoMaterial,
}

/// What a bill of materials says of each entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum BillProperty {
    /// Its name; as the key of a list, with what tells it from others of that name.
    Name,
    /// Its version.
    Version,
    /// The name of its supplier.
    Supplier,
    /// The country in which the supplier has its address.
    SupplierCountry,
}

/// A word of an import that stands for something of the format.
pub trait BillWord: Copy + 'static {
    /// Every word with what it stands for.
    const WORDS: &'static [(&'static str, Self)];

    /// What a word stands for.
    fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|&(_, value)| value)
    }
}

impl BillWord for DocumentFormat {
    const WORDS: &'static [(&'static str, Self)] = &[("cyclonedx", Self::CycloneDx)];
}

impl BillWord for BillPart {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("components", Self::Components),
        ("algorithms", Self::Algorithms),
        ("protocols", Self::Protocols),
        ("certificates", Self::Certificates),
        ("related-crypto-material", Self::RelatedCryptoMaterial),
    ];
}

impl BillWord for BillProperty {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("name", Self::Name),
        ("version", Self::Version),
        ("supplier", Self::Supplier),
        ("supplier-country", Self::SupplierCountry),
    ];
}
