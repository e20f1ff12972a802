//! The product manifest: its text in, what it states out, with everything that is wrong with it.
//!
//! Reading, validating against the vocabulary and building [`Facts`] are one walk over the parsed tables.

mod describe;
mod documents;
mod element_keys;
mod header;
mod interval;
mod list;
mod named_list;
mod quantity;
mod reader;
mod record;
mod reference;
mod schema;
mod set;
mod syntax;
mod to_json;
mod value;

#[cfg(test)]
mod tests;

use toml::Spanned;
use toml::de::DeTable;

pub use documents::{Document, NamedDocument};
pub use header::{MANIFEST_RECORD, described_on};
pub use schema::schema;
pub use to_json::to_json;

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::Facts;
use crate::localized;
use crate::program::Program;
use crate::source::{FileId, Span};

/// The longest manifest that is read, in bytes: 16 MiB.
pub const MOST_BYTES: usize = 16 << 20;
/// The most elements that all lists and sets of a manifest may have together.
pub const MOST_ELEMENTS: usize = 100_000;
/// How deep tables may be nested.
pub const MOST_NESTING: usize = 64;
/// The most diagnostics that one manifest yields.
pub const MOST_DIAGNOSTICS: usize = 100;

/// A manifest in TOML that is well-formed.
pub struct Parsed<'text> {
    file: FileId,
    root: Spanned<DeTable<'text>>,
}

/// Parses a manifest in TOML, the text of `file`.
///
/// # Errors
/// All syntax errors in order of place, at most [`MOST_DIAGNOSTICS`]; or that the text is too long.
pub fn parse_toml(file: FileId, text: &str) -> Result<Parsed<'_>, Vec<Diagnostic>> {
    if text.len() > MOST_BYTES {
        return Err(vec![too_long(file)]);
    }
    match DeTable::parse(text) {
        Ok(root) => Ok(Parsed { file, root }),
        Err(first) => Err(syntax::diagnostics(file, text, first)),
    }
}

impl Parsed<'_> {
    /// The documents that the manifest names for further facts, in the order of the program's imports.
    pub fn documents(&self, program: &Program) -> Vec<NamedDocument> {
        let named = documents::named(program, self.file, self.root.get_ref());
        named.into_iter().map(|(_, document)| document).collect()
    }

    /// Reads the manifest.
    ///
    /// Goes in: the checked program, for its vocabulary, and the documents that the manifest names, as far as they could
    /// be read. Comes out: what they state together, and all errors in order of place. A fact whose value is wrong is
    /// not known; its place is that of the value. What a document would have said that is not there is not known.
    pub fn read(&self, program: &Program, documents: &[Document<'_>]) -> (Facts, Vec<Diagnostic>) {
        reader::read(program, self.file, self.root.get_ref(), documents)
    }
}

/// Reads a manifest in TOML, the text of `file`, without the documents that it names: what it states, and all errors in
/// order of place, at most [`MOST_DIAGNOSTICS`]. A text with syntax errors yields those alone.
pub fn read_toml(program: &Program, file: FileId, text: &str) -> (Facts, Vec<Diagnostic>) {
    match parse_toml(file, text) {
        Ok(parsed) => parsed.read(program, &[]),
        Err(mistakes) => (Facts::unknown(program.vocabulary.records.len()), mistakes),
    }
}

fn too_long(file: FileId) -> Diagnostic {
    let mebibytes = MOST_BYTES >> 20;
    Diagnostic::error(
        Code::INPUT_TOO_LARGE,
        localized!("the manifest is longer than {mebibytes} MiB", "清单超过 {mebibytes} MiB"),
        Span::new(file, 0, 0),
        localized!("expected at most {mebibytes} MiB", "应不超过 {mebibytes} MiB"),
    )
}
