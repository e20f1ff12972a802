//! What terms give for the elements of the manifest's lists, found once for all rules that ask.
//!
//! Most terms take one element, and many rules apply them to each: whether a dataset is personal information, which
//! route a transfer needs. A term sees nothing but its argument and the facts, so what it gives can be kept.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::frame::{Frame, Variable};
use super::given::Given;
use super::names::Names;
use crate::facts::{Facts, Known, Truth};
use crate::program::{ExpressionId, Program, Slot, TermId};

/// A term with an element: a place in the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Application {
    place: u32,
    /// Whether the manifest shows the element.
    pub(super) is_shown: bool,
}

/// What the terms of one element have given so far.
#[derive(Debug)]
pub(super) struct Applied {
    /// Where the places of each list begin, and how many there are for each of its terms.
    lists: Vec<(u32, u32)>,
    given: Given,
    missing: RefCell<HashMap<Application, Rc<Names>>>,
}

impl Applied {
    /// Room for every term of `program` that takes one element of a list of `facts`.
    pub(super) fn new(program: &Program, facts: &Facts) -> Self {
        let mut places = 0_u32;
        let lists = program.slots.lists.iter().map(|&(list, terms)| {
            let start = places;
            // One more for an element that the manifest does not show.
            let of_each = u32::try_from(facts.length(list)).unwrap_or(u32::MAX).saturating_add(1);
            places = places.saturating_add(of_each.saturating_mul(u32::from(terms)));
            (start, of_each)
        });
        let lists: Vec<(u32, u32)> = lists.collect();
        Self { lists, given: Given::new(places as usize), missing: RefCell::default() }
    }

    /// The place of a term applied to `arguments`, where they are one variable that stands for an element, or for one that
    /// the manifest does not show.
    pub(super) fn application(
        &self,
        program: &Program,
        term: TermId,
        arguments: &[ExpressionId],
        frame: &Frame<'_>,
    ) -> Option<Application> {
        let Slot::Element { list, index } = program.terms.get(term.index())?.slot else { return None };
        let &(start, of_each) = self.lists.get(usize::from(list))?;
        let start = start + of_each * u32::from(index);
        let &[argument] = arguments else { return None };
        match frame.get(program.arena.variable(argument)?) {
            Variable::Element(found) if found.list.is_some() => {
                Some(Application { place: start + 1 + found.position, is_shown: true })
            }
            Variable::Unbound => Some(Application { place: start, is_shown: false }),
            Variable::Element(_) | Variable::Value(_) => None,
        }
    }

    /// What a statement was found to be, or what `find` finds.
    pub(super) fn truth(&self, at: Application, find: impl FnOnce() -> Truth) -> Truth {
        self.given.truth(at.place as usize, find)
    }

    /// What a value was found to be, or what `find` finds.
    pub(super) fn value(&self, at: Application, find: impl FnOnce() -> Known) -> Option<&Known> {
        self.given.value(at.place as usize, find)
    }

    /// The facts that were found to remain, or those that `find` finds.
    pub(super) fn missing(&self, at: Application, find: impl FnOnce() -> Names) -> Rc<Names> {
        if let Some(found) = self.missing.borrow().get(&at) {
            return Rc::clone(found);
        }
        let found = Rc::new(find());
        self.missing.borrow_mut().insert(at, Rc::clone(&found));
        found
    }
}
