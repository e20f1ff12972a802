//! The names of the facts that one evaluation meets, each made once.
//!
//! A sparse manifest leaves hundreds of facts open, and many rules wait for the same ones. Whoever gathers them holds
//! and compares numbers; a name is looked up where it leaves the evaluation.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::facts::FactName;
use crate::program::RecordId;

/// A name that an evaluation has met: within one, the same name has one id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NameId(u32);

impl NameId {
    /// No name at all.
    pub(super) const NONE: Self = Self(0);

    /// The id of the name at `index`; tests make up some.
    pub(super) fn from_index(index: usize) -> Self {
        Self(u32::try_from(index.saturating_add(1)).unwrap_or(u32::MAX))
    }

    fn index(self) -> Option<usize> {
        (self.0 as usize).checked_sub(1)
    }
}

/// The names that an evaluation has met.
#[derive(Debug, Default)]
pub(super) struct Naming {
    met: RefCell<Met>,
}

#[derive(Debug, Default)]
struct Met {
    names: Vec<Name>,
    ids: HashMap<FactName, NameId>,
    /// The tables and lists at the top, by their records.
    roots: Vec<NameId>,
}

#[derive(Debug)]
struct Name {
    path: FactName,
    /// The record whose fields `further` has; `None` where it has the elements of a list.
    record: Option<RecordId>,
    /// What lies one step further, by the position of the field or of the element.
    further: Vec<NameId>,
}

impl Naming {
    /// The name of a table or list at the top.
    pub(super) fn root<'t>(&self, record: RecordId, text: impl FnOnce() -> &'t str) -> NameId {
        let known = met(&self.met.borrow().roots, record.index());
        known.unwrap_or_else(|| {
            let met = &mut *self.met.borrow_mut();
            let id = met.id_of(FactName::root(text()));
            note(&mut met.roots, record.index(), id);
            id
        })
    }

    /// The name of what lies one step further: a field of that record, or without one an element.
    pub(super) fn further<'t>(
        &self,
        of: NameId,
        record: Option<RecordId>,
        at: usize,
        part: impl FnOnce() -> &'t str,
    ) -> NameId {
        // What stands for an element that is not shown may be taken for more than one record.
        let known = self
            .met
            .borrow()
            .name(of)
            .filter(|name| name.record == record)
            .and_then(|name| met(&name.further, at));
        known.unwrap_or_else(|| {
            let mut met = self.met.borrow_mut();
            let from = met.name(of).map(|name| name.path.clone()).unwrap_or_default();
            let id = met.id_of(from.join(part()));
            if let Some(name) = of.index().and_then(|index| met.names.get_mut(index)) {
                if name.record != record {
                    (name.record, name.further) = (record, Vec::new());
                }
                note(&mut name.further, at, id);
            }
            id
        })
    }

    /// The name itself.
    pub(super) fn name(&self, id: NameId) -> FactName {
        self.met.borrow().name(id).map(|name| name.path.clone()).unwrap_or_default()
    }
}

impl Met {
    fn name(&self, id: NameId) -> Option<&Name> {
        self.names.get(id.index()?)
    }

    fn id_of(&mut self, name: FactName) -> NameId {
        let names = &mut self.names;
        *self.ids.entry(name).or_insert_with_key(|name| {
            names.push(Name { path: name.clone(), record: None, further: Vec::new() });
            NameId::from_index(names.len() - 1)
        })
    }
}

/// The id at a place, if one was noted there.
fn met(ids: &[NameId], at: usize) -> Option<NameId> {
    ids.get(at).copied().filter(|&id| id != NameId::NONE)
}

fn note(ids: &mut Vec<NameId>, at: usize, id: NameId) {
    if ids.len() <= at {
        ids.resize(at + 1, NameId::NONE);
    }
    if let Some(place) = ids.get_mut(at) {
        *place = id;
    }
}

#[cfg(test)]
mod tests {
    use super::{NameId, Naming};
    use crate::facts::FactName;
    use crate::program::RecordId;

    #[test]
    fn the_same_way_leads_to_the_same_name() {
        let naming = Naming::default();
        let root = |index, text| naming.root(RecordId::from_index(index), || text);
        let (operator, dataset) = (root(1, "operator"), root(0, "dataset"));
        let orders = naming.further(dataset, None, 3, || "orders");
        let field = |record, text| naming.further(orders, Some(RecordId::from_index(record)), 2, || text);
        assert_eq!(naming.name(field(0, "persons")), FactName::new(["dataset", "orders", "persons"]));
        assert_eq!(field(0, "never asked"), field(0, "persons"));
        assert_eq!(naming.name(field(4, "country")), FactName::new(["dataset", "orders", "country"]));
        assert_eq!(root(1, "never asked"), operator);
        assert_eq!(
            naming.further(dataset, None, 3, || "never asked"),
            naming.further(dataset, None, 5, || "orders")
        );
        assert_eq!(naming.name(NameId::NONE), FactName::default());
    }
}
