//! Bills of materials in `CycloneDX`: the text of a document in, what it lists out, with everything that is wrong with it.
//!
//! Versions 1.5 and 1.6, in JSON. Of a document that has other forms than these demand, nothing is used.

mod completeness;
mod component;
mod document;
mod keys;
mod scanner;
mod supplier;

#[cfg(test)]
mod tests;

use crate::diagnostic::{self, Diagnostic};
use crate::facts::Completeness;
use crate::program::BillPart;
use crate::quantity::Country;
use crate::source::{FileId, Span};

/// The most components, nested ones included, that a bill of materials may list.
pub const MOST_COMPONENTS: usize = 100_000;
/// How deep components may be nested.
pub const MOST_NESTING: usize = 64;
/// The most diagnostics that one document yields.
pub const MOST_DIAGNOSTICS: usize = 100;

/// A value and its place in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub place: Span,
}

/// What a bill of materials lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// Its entries in the order of the document, each before those nested in it; no two of one part share a key.
    pub entries: Vec<Entry>,
    /// Where the document says that it lists everything; nothing where it does not say so.
    pub complete: Option<Span>,
}

/// A component or a cryptographic asset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is; nothing for a cryptographic asset of which the document does not say it.
    pub part: Option<BillPart>,
    /// By what it is known among the entries of its part: its name, and its version where others have that name.
    pub key: Box<str>,
    /// Its name, behind the group to which it belongs.
    pub name: Stated<Box<str>>,
    /// Its version.
    pub version: Option<Stated<Box<str>>>,
    /// The name of its supplier.
    pub supplier: Option<Stated<Box<str>>>,
    /// The country of the supplier's address.
    pub country: Option<Stated<Country>>,
}

impl Bill {
    /// The entries of these parts, in the order of the document.
    pub fn of_parts(&self, parts: &[BillPart]) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.part.is_some_and(|part| parts.contains(&part)))
    }

    /// Whether there may be more of these parts than are listed.
    ///
    /// A bill that lists none of them may not know of them at all, whatever it says of being complete; and an asset of
    /// which it does not say what it is may be any of them.
    pub fn completeness(&self, parts: &[BillPart]) -> Completeness {
        let is_listed = self.of_parts(parts).next().is_some();
        let has_assets = parts.iter().any(|&part| part != BillPart::Components);
        let is_vague = has_assets && self.entries.iter().any(|entry| entry.part.is_none());
        if self.complete.is_some() && is_listed && !is_vague {
            Completeness::Complete
        } else {
            Completeness::Open
        }
    }
}

/// Reads a bill of materials.
///
/// Goes in: the text of `file`. Comes out: what it lists, and all diagnostics in order of place, at most
/// [`MOST_DIAGNOSTICS`]; nothing is listed where one of them is an error.
pub fn read(file: FileId, text: &str) -> (Option<Bill>, Vec<Diagnostic>) {
    let (bill, mut found) = document::read(file, text);
    diagnostic::sort(&mut found);
    found.truncate(MOST_DIAGNOSTICS);
    (bill.filter(|_| !diagnostic::has_errors(&found)), found)
}
