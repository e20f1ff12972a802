//! What terms have given so far, each found once.

use std::cell::{Cell, OnceCell};

use crate::facts::{Known, Truth};

/// What terms have given, by their places.
#[derive(Debug)]
pub(super) struct Given {
    /// Most terms make a statement.
    truths: Vec<Cell<Option<Truth>>>,
    /// The others; there is no room for them before the first is asked for.
    values: OnceCell<Vec<OnceCell<Known>>>,
}

impl Given {
    /// Room for so many terms.
    pub(super) fn new(places: usize) -> Self {
        Self { truths: vec![Cell::new(None); places], values: OnceCell::new() }
    }

    /// What a statement was found to be, or what `find` finds.
    pub(super) fn truth(&self, place: usize, find: impl FnOnce() -> Truth) -> Truth {
        let Some(cell) = self.truths.get(place) else { return find() };
        cell.get().unwrap_or_else(|| {
            let found = find();
            cell.set(Some(found));
            found
        })
    }

    /// What a value was found to be, or what `find` finds; `None` where there is no such place.
    pub(super) fn value(&self, place: usize, find: impl FnOnce() -> Known) -> Option<&Known> {
        let values = self.values.get_or_init(|| vec![OnceCell::new(); self.truths.len()]);
        values.get(place).map(|cell| cell.get_or_init(find))
    }
}
