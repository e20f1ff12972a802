//! What terms give for the elements of the manifest's lists, found once for all rules that ask.
//!
//! Most terms take one element, and many rules apply them to each: whether a dataset is personal information, which
//! route a transfer needs. A term sees nothing but its argument and the facts, so what it gives can be kept.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::frame::{Frame, Variable};
use super::given::Given;
use super::names::Names;
use crate::facts::{Facts, Known, Truth};
use crate::program::{BindingRules, ExpressionId, Place, Program, Slot, TermId};

/// A term with an element: a place in the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Application {
    at: At,
    /// Whether the manifest shows the element.
    pub(super) is_shown: bool,
}

/// Where the result stands among those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum At {
    Statement(u32),
    Value(u32),
}

/// The places of the terms of one list.
#[derive(Debug)]
struct OfList {
    /// Where those begin that make a statement.
    statements: u32,
    /// Where the others begin.
    values: u32,
    /// How many there are for each term: one for each element, and one for an element that the manifest does not show.
    of_each: u32,
}

/// What the terms of one element have given so far.
#[derive(Debug)]
pub(super) struct Applied {
    lists: Vec<OfList>,
    given: Given,
    missing: RefCell<HashMap<Application, Rc<Names>>>,
}

impl Applied {
    /// Room for every term of `program` that takes one element of a list of `facts`.
    pub(super) fn new(program: &Program, facts: &Facts) -> Self {
        let (mut statements, mut values) = (0_u32, 0_u32);
        let lists = program.slots.lists.iter().map(|&(list, terms)| {
            let of_each = u32::try_from(facts.length(list)).unwrap_or(u32::MAX).saturating_add(1);
            let of_list = OfList { statements, values, of_each };
            statements = statements.saturating_add(of_each.saturating_mul(u32::from(terms.statements)));
            values = values.saturating_add(of_each.saturating_mul(u32::from(terms.values)));
            of_list
        });
        let lists = lists.collect();
        let given = Given::new(statements as usize, values as usize);
        Self { lists, given, missing: RefCell::default() }
    }

    /// The place of a term applied to `arguments`, where they are one variable that stands for an element, or for one that
    /// the manifest does not show.
    pub(super) fn application(
        &self,
        binding: &BindingRules<'_>,
        term: TermId,
        arguments: &[ExpressionId],
        frame: &Frame<'_, '_>,
    ) -> Option<Application> {
        let Slot::Element { list, place } = binding.slot(term) else { return None };
        let &OfList { statements, values, of_each } = self.lists.get(usize::from(list))?;
        let &[argument] = arguments else { return None };
        let (position, is_shown) = match frame.get(binding.program.arena.variable(argument)?) {
            Variable::Element(found) if found.list.is_some() => (1 + found.position, true),
            Variable::Unbound => (0, false),
            Variable::Element(_) | Variable::Value(_) => return None,
        };
        let at = match place {
            Place::Statement(index) => At::Statement(statements + of_each * u32::from(index) + position),
            Place::Value(index) => At::Value(values + of_each * u32::from(index) + position),
        };
        Some(Application { at, is_shown })
    }

    /// What a statement was found to be, or what `find` finds.
    pub(super) fn truth(&self, application: Application, find: impl FnOnce() -> Truth) -> Truth {
        match application.at {
            At::Statement(place) => self.given.truth(place as usize, find),
            At::Value(_) => find(),
        }
    }

    /// What a value was found to be, or what `find` finds.
    pub(super) fn value(&self, application: Application, find: impl FnOnce() -> Known) -> Cow<'_, Known> {
        match application.at {
            At::Statement(place) => {
                Cow::Owned(Known::from_truth(self.given.truth(place as usize, || find().truth())))
            }
            At::Value(place) => {
                self.given.value(place as usize, find).map_or(Cow::Owned(Known::Nothing), Cow::Borrowed)
            }
        }
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
