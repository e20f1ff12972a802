//! By what entries are known: their names, and their versions where several have one name.

use std::collections::BTreeMap;

use super::component::Component;
use super::{Entry, Stated};
use crate::program::BillPart;

/// What tells an entry from others, before they are told apart: what it is, and a text.
type Identity = (Option<BillPart>, Box<str>);

/// The components as entries, each known by a key of its own.
///
/// A product often holds one library in two versions, and lists one library at each place where it stands. The first
/// are told apart by their versions; the second are one entry, of which that is known in which they agree.
pub(super) fn entries(components: Vec<Component>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = components.into_iter().filter_map(entry).collect();
    let mut by_name: BTreeMap<Identity, Vec<usize>> = BTreeMap::new();
    for (position, entry) in entries.iter().enumerate() {
        by_name.entry((entry.part, entry.key.clone())).or_default().push(position);
    }
    for positions in by_name.into_values() {
        let versions = positions.iter().filter_map(|&at| entries.get(at)).map(version);
        let mut versions = versions.map(str::to_owned);
        let first = versions.next();
        if versions.all(|other| Some(other) == first) {
            continue;
        }
        for at in positions {
            if let Some(entry) = entries.get_mut(at).filter(|entry| entry.version.is_some()) {
                entry.key = format!("{} {}", entry.name.value, version(entry)).into_boxed_str();
            }
        }
    }
    merge(entries)
}

fn version(entry: &Entry) -> &str {
    entry.version.as_ref().map_or("", |version| &version.value)
}

fn entry(component: Component) -> Option<Entry> {
    let part = component.part();
    let Stated { value, place } = component.name?;
    let name: Box<str> = match &component.group {
        Some(group) => format!("{}/{value}", group.value).into_boxed_str(),
        None => value,
    };
    Some(Entry {
        part,
        key: name.clone(),
        name: Stated { value: name, place },
        version: component.version,
        supplier: component.supplier.name,
        country: component.supplier.country,
    })
}

/// Makes one entry of those that have one key.
fn merge(entries: Vec<Entry>) -> Vec<Entry> {
    let mut places: BTreeMap<Identity, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<Entry>> = Vec::new();
    for entry in entries {
        let place = *places.entry((entry.part, entry.key.clone())).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(entry),
            None => groups.push(vec![entry]),
        }
    }
    groups.into_iter().filter_map(|group| one_of(&group)).collect()
}

fn one_of(group: &[Entry]) -> Option<Entry> {
    let first = group.first()?;
    Some(Entry {
        version: agreed(group.iter().map(|entry| &entry.version)),
        supplier: agreed(group.iter().map(|entry| &entry.supplier)),
        country: agreed(group.iter().map(|entry| &entry.country)),
        ..first.clone()
    })
}

/// What all say that say anything; nothing where they differ.
fn agreed<'a, T: Clone + PartialEq + 'a>(
    all: impl Iterator<Item = &'a Option<Stated<T>>>,
) -> Option<Stated<T>> {
    let mut stated = all.flatten();
    let first = stated.next()?;
    stated.all(|other| other.value == first.value).then(|| first.clone())
}
