//! Variables in scope while an expression is evaluated.

use crate::facts::{Element, Known};
use crate::program::{MOST_VARIABLES, RecordId};

/// What a variable stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Variable<'v> {
    /// Nothing is known of it: an element that the manifest may or may not have.
    Unbound,
    /// An element of a list.
    Element(ElementRef<'v>),
    /// An argument of a term that is no element.
    Value(&'v Known),
}

/// An element, and where it stands if its list is at the top of the manifest.
#[derive(Debug, Clone, Copy)]
pub(super) struct ElementRef<'v> {
    /// The element.
    pub(super) element: &'v Element,
    /// Its list, where that is at the top of the manifest.
    pub(super) list: Option<RecordId>,
    /// Its position in the list.
    pub(super) position: u32,
}

/// All variables of a rule or a term.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'v> {
    variables: [Variable<'v>; MOST_VARIABLES],
}

impl<'v> Frame<'v> {
    /// No variable is bound.
    pub(super) const EMPTY: Self = Self { variables: [Variable::Unbound; MOST_VARIABLES] };

    /// What a variable stands for.
    pub(super) fn get(&self, slot: u8) -> Variable<'v> {
        self.variables.get(usize::from(slot)).copied().unwrap_or(Variable::Unbound)
    }

    /// Binds a variable; the checker has made sure that its place exists.
    pub(super) fn set(&mut self, slot: u8, variable: Variable<'v>) {
        if let Some(place) = self.variables.get_mut(usize::from(slot)) {
            *place = variable;
        }
    }

    /// The same frame with one variable bound.
    pub(super) fn with(&self, slot: u8, variable: Variable<'v>) -> Self {
        let mut frame = *self;
        frame.set(slot, variable);
        frame
    }
}
