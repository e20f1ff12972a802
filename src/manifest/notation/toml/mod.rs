//! Manifests in TOML.

mod errors;
mod recovery;
mod walk;

#[cfg(test)]
mod tests;

pub use recovery::{Repaired, is_mistaken, repair, tables};

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::manifest::notation::Parsed;
use crate::manifest::tree::{Arena, Entry, Node, Slot, Table, Value};
use crate::source::FileId;

/// Reads the form of a text.
pub(super) fn parse<'tree>(file: FileId, text: &'tree str, arena: &'tree Arena) -> Parsed<'tree> {
    match walk::parse(file, text, arena) {
        Some(root) => Parsed::well_formed(root),
        None => by_tables(file, text, arena),
    }
}

/// Reads any text, by way of TOML's own tables.
fn by_tables<'tree>(file: FileId, text: &'tree str, arena: &'tree Arena) -> Parsed<'tree> {
    match DeTable::parse(text) {
        Ok(root) => Parsed::well_formed(table(root.get_ref(), arena)),
        Err(first) => {
            let Repaired { text, mistakes, lost } = repair(file, text, first);
            let root = text.map(|text| table(&tables(arena.alloc_str(&text)), arena));
            Parsed { root, mistakes, lost }
        }
    }
}

/// The places of the comments of a text.
pub(super) fn comments(text: &str) -> Vec<Range<usize>> {
    let tokens = Source::new(text).lex().filter(|token| token.kind() == TokenKind::Comment);
    tokens.map(|token| token.span().start()..token.span().end()).collect()
}

/// A table whose keys TOML's reader has sorted.
fn table<'tree>(entries: &DeTable<'tree>, arena: &'tree Arena) -> Table<'tree> {
    let entry = |(key, value): (&Spanned<Cow<'tree, str>>, &Spanned<DeValue<'tree>>)| {
        Slot::of(arena.alloc(Entry::new(text(key.get_ref(), arena), &key.span(), node(value, arena))))
    };
    Table::of(arena.alloc_slice_fill_iter(entries.iter().map(entry)))
}

fn node<'tree>(value: &Spanned<DeValue<'tree>>, arena: &'tree Arena) -> Node<'tree> {
    let found = match value.get_ref() {
        DeValue::String(found) => Value::Text(text(found, arena)),
        DeValue::Integer(number) if number.radix() == 10 => Value::Whole(arena.alloc_str(number.as_str())),
        DeValue::Integer(number) => Value::Whole(arena.alloc_str(&number.to_string())),
        DeValue::Float(number) => Value::Fraction(arena.alloc_str(number.as_str())),
        DeValue::Boolean(truth) => Value::Truth(*truth),
        DeValue::Datetime(mistaken) if is_mistaken(mistaken) => Value::Mistaken,
        DeValue::Datetime(moment) => Value::Moment(arena.alloc(*moment)),
        DeValue::Array(elements) => {
            Value::List(arena.alloc_slice_fill_iter(elements.iter().map(|element| node(element, arena))))
        }
        DeValue::Table(entries) => Value::Table(table(entries, arena)),
    };
    Node::new(found, &value.span())
}

/// A text: where it stands in the manifest, or in the arena where it stands there in other characters.
fn text<'tree>(found: &Cow<'tree, str>, arena: &'tree Arena) -> &'tree str {
    match found {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => arena.alloc_str(text),
    }
}
