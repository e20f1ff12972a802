//! The keys of the lists at the top of a manifest, by which references are resolved.

use std::ops::Range;

use super::describe::{key_name, record_name};
use super::documents::{Supply, supplied};
use super::tree::{Node, Table, Value};
use crate::program::{Program, RecordId};
use crate::sbom::Entry;

/// The key of one element.
pub(super) struct ElementKey<'input> {
    /// The key.
    pub(super) name: &'input str,
    /// The element's position in its list.
    pub(super) position: u32,
    /// The place of the key's value.
    pub(super) span: Range<usize>,
}

/// The keys of the lists at the top, each gathered when a reference first asks for it; most manifests have none.
pub(super) struct ElementKeys<'input> {
    program: &'input Program,
    root: Table<'input>,
    supplies: &'input [Supply<'input>],
    /// Those of each list that was asked for; `None` where it is not well-formed, so that nothing can be said of
    /// references.
    lists: Vec<(RecordId, Option<Vec<ElementKey<'input>>>)>,
}

impl<'input> ElementKeys<'input> {
    /// The keys of the lists in `root`, and of what documents supply to them.
    pub(super) fn new(
        program: &'input Program,
        root: Table<'input>,
        supplies: &'input [Supply<'input>],
    ) -> Self {
        Self { program, root, supplies, lists: Vec::new() }
    }

    /// Gathers the keys of a list, unless they are gathered already.
    pub(super) fn gather(&mut self, list: RecordId) {
        if self.lists.iter().all(|(gathered, _)| *gathered != list) {
            self.lists.push((list, self.gathered(list)));
        }
    }

    /// The keys of a list that was gathered, sorted; none where it is not stated, `None` where it is not well-formed.
    pub(super) fn of(&self, list: RecordId) -> Option<&[ElementKey<'input>]> {
        let (_, keys) = self.lists.iter().find(|(gathered, _)| *gathered == list)?;
        keys.as_deref()
    }

    fn gathered(&self, list: RecordId) -> Option<Vec<ElementKey<'input>>> {
        let elements = match self.root.get(record_name(self.program, list)).map(|node| node.value) {
            Some(Value::List(elements)) => elements,
            Some(_) => return None,
            None => &[],
        };
        let field = key_name(self.program, list);
        if elements.iter().any(|element| is_mistaken(element, field)) {
            return None;
        }
        let stated = sorted_keys(elements, field);
        Some(with_supplied(stated, elements.len(), &supplied(self.supplies, list)?))
    }
}

/// The keys of a list with those that documents add behind its `count` elements.
fn with_supplied<'input>(
    mut keys: Vec<ElementKey<'input>>,
    count: usize,
    supplied: &[&'input Entry],
) -> Vec<ElementKey<'input>> {
    if supplied.is_empty() {
        return keys;
    }
    let added = supplied.iter().filter(|entry| position(&keys, &entry.key).is_none()).zip(count..);
    let added = added.filter_map(|(entry, position)| {
        let span = entry.name.place.start as usize..entry.name.place.end as usize;
        Some(ElementKey { name: &entry.key, position: u32::try_from(position).ok()?, span })
    });
    let added: Vec<_> = added.collect();
    keys.extend(added);
    keys.sort_unstable_by_key(|key| (key.name, key.position));
    keys
}

/// The keys of a list's elements, sorted by name and then by position; elements without a key are left out.
pub(super) fn sorted_keys<'input>(elements: &'input [Node<'input>], field: &str) -> Vec<ElementKey<'input>> {
    let keyed = elements.iter().enumerate().filter_map(|(position, element)| {
        let Value::Table(table) = element.value else { return None };
        let (name, span) = key_of(table, field)?;
        Some(ElementKey { name, position: u32::try_from(position).ok()?, span })
    });
    let mut keys: Vec<_> = keyed.collect();
    keys.sort_unstable_by_key(|key| (key.name, key.position));
    keys
}

/// The key of an element and its place; `None` where there is none or it is no text.
pub(super) fn key_of<'input>(element: Table<'input>, field: &str) -> Option<(&'input str, Range<usize>)> {
    let value = element.get(field)?;
    match value.value {
        Value::Text(text) => Some((text, value.span())),
        _ => None,
    }
}

/// Whether the form of an element's key is wrong, so that nobody knows what it is called.
fn is_mistaken(element: &Node<'_>, field: &str) -> bool {
    match element.value {
        Value::Table(table) => table.get(field).is_some_and(|key| matches!(key.value, Value::Mistaken)),
        _ => false,
    }
}

/// The position of the first element of that name.
pub(super) fn position(keys: &[ElementKey<'_>], name: &str) -> Option<u32> {
    let at = keys.partition_point(|key| key.name < name);
    keys.get(at).filter(|key| key.name == name).map(|key| key.position)
}
