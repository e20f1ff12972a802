//! What terms and conditions have given so far, each found once.

use std::cell::{Cell, OnceCell};
use std::iter;

use crate::facts::{Known, Truth};

/// What terms or conditions have given, by their places.
#[derive(Debug)]
pub(super) struct Given {
    /// Of those that make a statement, as most do.
    truths: Box<[Cell<Option<Truth>>]>,
    /// Of the others; there is no room for them before the first is asked for.
    values: OnceCell<Box<[OnceCell<Known>]>>,
    /// How many others there are.
    value_places: usize,
}

impl Given {
    /// Room for so many statements and so many other values.
    pub(super) fn new(statements: usize, value_places: usize) -> Self {
        let truths = iter::repeat_with(Cell::default).take(statements).collect();
        Self { truths, values: OnceCell::new(), value_places }
    }

    /// What a statement was found to be, or what `find` finds.
    pub(super) fn truth(&self, place: usize, find: impl FnOnce() -> Truth) -> Truth {
        match self.truths.get(place).and_then(Cell::get) {
            Some(found) => found,
            None => self.find(place, find),
        }
    }

    /// What a statement is found to be, kept for all that ask again.
    #[inline(never)]
    fn find(&self, place: usize, find: impl FnOnce() -> Truth) -> Truth {
        let found = find();
        if let Some(cell) = self.truths.get(place) {
            cell.set(Some(found));
        }
        found
    }

    /// What a value was found to be, or what `find` finds; `None` where there is no such place.
    pub(super) fn value(&self, place: usize, find: impl FnOnce() -> Known) -> Option<&Known> {
        let room = || iter::repeat_with(OnceCell::new).take(self.value_places).collect();
        let values = self.values.get_or_init(room);
        values.get(place).map(|cell| cell.get_or_init(find))
    }
}
