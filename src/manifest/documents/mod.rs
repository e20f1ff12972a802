//! Documents that a manifest names, and which supply further facts: what they are is said by the program's imports.

mod contradiction;
mod join;
mod named;
mod outside;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::program::{DocumentFormat, FilledList, Import, RecordId};
use crate::sbom::{self, Bill, Entry};
use crate::source::{FileId, Span};

pub(super) use join::join;
pub(super) use named::named;
pub use outside::{not_below, outside, stays_below};

/// A document that a manifest names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDocument {
    /// Its path, as the manifest states it.
    pub path: String,
    /// Where the manifest states it.
    pub place: Span,
}

/// A document that was read.
#[derive(Debug, Clone)]
pub struct Document {
    /// Where the manifest names it.
    pub named: Span,
    /// The text's id.
    pub file: FileId,
    /// The text.
    pub text: Arc<str>,
}

/// A named document with what is in it.
pub(super) struct Supply<'a> {
    /// How it is read as facts.
    pub(super) import: &'a Import,
    /// Where the manifest names it.
    pub(super) named: Span,
    /// What is in it; nothing where it was not read, or not understood.
    pub(super) bill: Option<&'a Bill>,
}

/// The bills of materials among some documents, each text read once.
pub(super) struct Bills {
    read: BTreeMap<FileId, Option<Bill>>,
    files: BTreeMap<Span, FileId>,
}

impl Bills {
    /// Reads the documents that are named; what is wrong with them goes to `found`.
    pub(super) fn read(
        named: &[(&Import, NamedDocument)],
        read_documents: impl FnOnce(&[NamedDocument]) -> Vec<Document>,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut bills = Self { read: BTreeMap::new(), files: BTreeMap::new() };
        if named.is_empty() {
            return bills;
        }
        let named: Vec<NamedDocument> = named.iter().map(|(_, document)| document.clone()).collect();
        for document in read_documents(&named) {
            bills.files.insert(document.named, document.file);
            bills.read.entry(document.file).or_insert_with(|| {
                let (bill, mistakes) = sbom::read(document.file, &document.text);
                found.extend(mistakes);
                bill
            });
        }
        bills
    }

    /// What the documents supply that are named.
    pub(super) fn supplies<'a>(&'a self, named: &[(&'a Import, NamedDocument)]) -> Vec<Supply<'a>> {
        let supply = |(import, document): &(&'a Import, NamedDocument)| {
            let file = self.files.get(&document.place);
            let bill = match import.format {
                DocumentFormat::CycloneDx => file.and_then(|file| self.read.get(file)?.as_ref()),
            };
            Supply { import, named: document.place, bill }
        };
        named.iter().map(supply).collect()
    }
}

/// What documents supply to a list at the top, in their order; `None` where one of the documents is not known.
pub(super) fn supplied<'a>(supplies: &'a [Supply<'a>], list: RecordId) -> Option<Vec<&'a Entry>> {
    let mut entries = Vec::new();
    for supply in supplies {
        for filling in supply.import.fillings.iter().filter(|one| one.list == FilledList::Root(list)) {
            entries.extend(supply.bill?.of_parts(&filling.parts));
        }
    }
    Some(entries)
}
