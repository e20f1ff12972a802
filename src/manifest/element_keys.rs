//! The keys of all lists at the top of a manifest, collected first, so that references are resolved as they are met.

use std::ops::Range;

use super::describe::{key_name, record_name};
use super::documents::{Supply, supplied};
use super::reader;
use super::tree::{Node, Table, Value};
use crate::program::{Program, RecordId, RecordKind};
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

/// The keys of every list at the top.
pub(super) struct ElementKeys<'input> {
    /// Of each list that is stated or supplied; `None` where it is not well-formed, so that nothing can be said of
    /// references.
    lists: Vec<(RecordId, Option<Vec<ElementKey<'input>>>)>,
}

impl<'input> ElementKeys<'input> {
    /// Collects the keys of the lists in `root`, and of what documents supply to them.
    pub(super) fn collect(
        program: &Program,
        root: Table<'input>,
        supplies: &'input [Supply<'input>],
    ) -> Self {
        let records = &program.vocabulary.records;
        let (mut lists, mut next) = (Vec::new(), 0);
        for entry in root.entries() {
            let at = reader::position(program, records, |record| record.name, &mut next, entry.prefixed());
            let found = at.and_then(|at| Some((RecordId::from_index(at), records.get(at)?)));
            let Some((id, _)) = found.filter(|(_, record)| record.kind == RecordKind::List) else { continue };
            let keys = match entry.node.value {
                Value::List(elements) => Some(sorted_keys(elements, key_name(program, id))),
                _ => None,
            };
            lists.push((id, keys));
        }
        let mut all = Self { lists };
        if !supplies.is_empty() {
            (0..records.len()).map(RecordId::from_index).for_each(|id| all.add(program, root, supplies, id));
        }
        all
    }

    /// Adds the keys that documents supply to a list.
    fn add(
        &mut self,
        program: &Program,
        root: Table<'input>,
        supplies: &'input [Supply<'input>],
        id: RecordId,
    ) {
        let count = match root.get(record_name(program, id)).map(|node| node.value) {
            Some(Value::List(elements)) => elements.len(),
            _ => 0,
        };
        let added = supplied(supplies, id);
        match self.lists.iter_mut().find(|(list, _)| *list == id) {
            Some((_, of_list)) => {
                *of_list = of_list.take().and_then(|stated| Some(with_supplied(stated, count, &added?)));
            }
            None => self.lists.push((id, added.map(|added| with_supplied(Vec::new(), 0, &added)))),
        }
    }

    /// The keys of a list, sorted; none where it is not stated, `None` where it is not well-formed.
    pub(super) fn of(&self, list: RecordId) -> Option<&[ElementKey<'input>]> {
        match self.lists.iter().find(|(stated, _)| *stated == list) {
            Some((_, keys)) => keys.as_deref(),
            None => Some(&[]),
        }
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

/// The position of the first element of that name.
pub(super) fn position(keys: &[ElementKey<'_>], name: &str) -> Option<u32> {
    let at = keys.partition_point(|key| key.name < name);
    keys.get(at).filter(|key| key.name == name).map(|key| key.position)
}
