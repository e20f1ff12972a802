//! A parsed manifest, whatever it is written in: values with their places.
//!
//! The tree lies in an arena, so that it is built and dropped at once, and what stands in two places of it, as YAML's
//! aliases make it, lies there once.

use std::cmp::Ordering;
use std::ops::Range;

use toml::value::Datetime;

use crate::program::Prefix;

/// Where trees and texts lie that their manifests do not hold as they are written.
pub(super) type Arena = bumpalo::Bump;
/// A list that grows in an arena.
pub(super) type ArenaVec<'tree, T> = bumpalo::collections::Vec<'tree, T>;

/// A value with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'tree> {
    /// The value.
    pub(super) value: Value<'tree>,
    place: Place,
}

/// A range of bytes; no manifest is so long that a place would not fit.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: u32,
    end: u32,
}

/// A value, in the words of all notations.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'tree> {
    /// Nothing where a value should stand: JSON's and YAML's `null`.
    Nothing,
    /// A text.
    Text(&'tree str),
    /// A whole number, with its sign and the mark of its base, without underscores.
    Whole(&'tree str),
    /// A number that is not whole.
    Fraction(&'tree str),
    /// `true` or `false`.
    Truth(bool),
    /// A day, a moment or a time of day. Only TOML has them; elsewhere they are texts.
    Moment(&'tree Datetime),
    /// What is no value, as has been told already; nothing else can be said of it. Only TOML's reader goes on behind it.
    Mistaken,
    /// A list.
    List(&'tree [Node<'tree>]),
    /// A table.
    Table(Table<'tree>),
}

/// Keys with their values, sorted by key, each key once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'tree> {
    slots: &'tree [Slot<'tree>],
}

/// An entry's place in the order of its table, which is small, so that it can be sorted quickly.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot<'tree> {
    prefix: Prefix,
    /// The entry.
    pub(super) entry: &'tree Entry<'tree>,
}

/// A key with its value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'tree> {
    /// The key.
    pub(super) key: &'tree str,
    prefix: Prefix,
    /// What stands behind it.
    pub(super) node: Node<'tree>,
    key_place: Place,
}

impl Place {
    fn new(range: &Range<usize>) -> Self {
        let clip = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clip(range.start), end: clip(range.end) }
    }

    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl<'tree> Node<'tree> {
    /// A value at a range of bytes.
    pub(super) fn new(value: Value<'tree>, span: &Range<usize>) -> Self {
        Self { value, place: Place::new(span) }
    }

    /// Its place.
    pub(super) fn span(&self) -> Range<usize> {
        self.place.range()
    }
}

impl<'tree> Entry<'tree> {
    /// A key at a range of bytes, with its value.
    pub(super) fn new(key: &'tree str, key_span: &Range<usize>, node: Node<'tree>) -> Self {
        Self { key, prefix: Prefix::of(key), node, key_place: Place::new(key_span) }
    }

    /// The key with its prefix, as names of the vocabulary are compared with it.
    pub(super) fn prefixed(&self) -> (Prefix, &'tree str) {
        (self.prefix, self.key)
    }

    /// The place of the key.
    pub(super) fn key_span(&self) -> Range<usize> {
        self.key_place.range()
    }
}

impl<'tree> Slot<'tree> {
    /// A slot for an entry.
    pub(super) fn of(entry: &'tree Entry<'tree>) -> Self {
        Self { prefix: entry.prefix, entry }
    }

    /// The order of entries in a table: by key, and of the same key by place.
    pub(super) fn by_key(&self, other: &Self) -> Ordering {
        self.prefix.cmp(&other.prefix).then_with(|| {
            let place = |one: &Self| one.entry.key_place.start;
            self.entry.key.cmp(other.entry.key).then_with(|| place(self).cmp(&place(other)))
        })
    }

    /// Whether its entry has the key of another one.
    pub(super) fn has_key_of(&self, other: &Self) -> bool {
        self.prefix == other.prefix && self.entry.key == other.entry.key
    }
}

impl<'tree> Table<'tree> {
    /// A table without entries.
    pub(super) const EMPTY: Table<'static> = Table { slots: &[] };

    /// A table of entries that are sorted by key, each key once.
    pub(super) fn of(slots: &'tree [Slot<'tree>]) -> Self {
        Self { slots }
    }

    /// The entries, sorted by key.
    pub(super) fn entries(self) -> impl ExactSizeIterator<Item = &'tree Entry<'tree>> {
        self.slots.iter().map(|slot| slot.entry)
    }

    /// What stands behind a key.
    pub(super) fn get(self, key: &str) -> Option<&'tree Node<'tree>> {
        let prefix = Prefix::of(key);
        let order = |slot: &Slot<'_>| slot.prefix.cmp(&prefix).then_with(|| slot.entry.key.cmp(key));
        let at = self.slots.binary_search_by(order).ok()?;
        self.slots.get(at).map(|slot| &slot.entry.node)
    }

    /// Whether it has that key.
    pub(super) fn has(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Whether it has no key.
    pub(super) fn is_empty(self) -> bool {
        self.slots.is_empty()
    }
}
