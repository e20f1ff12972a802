//! The product manifest: its text in, what it states out, with everything that is wrong with it.
//!
//! Each notation is parsed into one kind of tree; reading, validating against the vocabulary and building [`Facts`] are
//! one walk over it.

mod comments;
mod describe;
mod documents;
mod element_keys;
mod evidence;
mod header;
mod interval;
mod list;
mod lost;
mod named_list;
mod notation;
mod quantity;
mod reader;
mod recognise;
mod record;
mod reference;
mod schema;
mod set;
mod to_json;
mod tree;
mod value;
mod whole;

#[cfg(test)]
mod tests;

pub use comments::comments;
pub use documents::{Document, NamedDocument, not_below, outside, stays_below};
pub use header::MANIFEST_RECORD;
pub use lost::Lost;
pub use notation::{Notation, Repaired, is_mistaken, repair, tables};
pub use recognise::is_manifest;
pub use schema::schema;
pub use to_json::to_json;

use notation::Parsed;
use reader::Input;
use tree::Arena;

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
pub const MOST_DIAGNOSTICS: usize = 1_000;

/// Room for what a manifest is parsed into. Where many are read, one after the other, it need be made but once.
#[derive(Debug, Default)]
pub struct Room {
    arena: Arena,
}

impl Room {
    /// Room for the tree of a text, which takes the place of the tree before it.
    fn for_tree_of(&mut self, text: &str) -> &Arena {
        /// What a tree takes while it grows, in bytes, beside as much again as its text.
        const GROWTH: usize = 8 << 10;
        let needed = 2 * text.len() + GROWTH;
        if self.arena.allocated_bytes() < needed {
            self.arena = Arena::with_capacity(needed);
        } else {
            self.arena.reset();
        }
        &self.arena
    }
}

/// Reads a manifest in TOML, as [`read`] does.
pub fn read_toml(program: &Program, file: FileId, text: &str) -> (Facts, Vec<Diagnostic>) {
    read(program, Notation::Toml, file, text)
}

/// Reads a manifest without the documents that it names; what they would have said is not known.
///
/// Goes in: the checked program, for its vocabulary, and the text of `file`, in that notation. Comes out: what the
/// manifest states, and all errors in order of place, at most [`MOST_DIAGNOSTICS`]. A text with mistakes of form states
/// nothing; where they leave the rest as it is, what is wrong with that is told as well. A fact whose value is wrong is
/// not known; its place is that of the value.
pub fn read(program: &Program, notation: Notation, file: FileId, text: &str) -> (Facts, Vec<Diagnostic>) {
    read_with_documents(program, notation, file, text, &mut Room::default(), |_| Vec::new())
}

/// Reads a manifest together with the documents that it names, as far as `read_documents` can read them.
///
/// Goes in and comes out: what [`read`] has, with what the documents state and what is wrong with them. The manifest is
/// parsed in `room`.
pub fn read_with_documents(
    program: &Program,
    notation: Notation,
    file: FileId,
    text: &str,
    room: &mut Room,
    read_documents: impl FnOnce(&[NamedDocument]) -> Vec<Document>,
) -> (Facts, Vec<Diagnostic>) {
    let nothing = || Facts::unknown(program.vocabulary.records.len());
    if text.len() > MOST_BYTES {
        return (nothing(), vec![too_long(file)]);
    }
    let Parsed { root: table, mistakes, lost } = notation.parse(file, text, room.for_tree_of(text));
    let Some(table) = table else { return (nothing(), mistakes) };
    let is_well_formed = mistakes.is_empty();
    let input = Input { program, notation, file, root: table, lost };
    let (facts, found) = reader::read(input, mistakes, read_documents);
    (if is_well_formed { facts } else { nothing() }, found)
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
