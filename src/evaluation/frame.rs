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

/// The variables of a rule or a term, as far as they are bound.
///
/// Each quantifier binds one more, for a moment. What is bound stays where it is, and a frame looks further out for what it
/// does not bind itself, so that nothing is copied.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'f, 'v> {
    outer: Option<&'f Frame<'f, 'v>>,
    /// The place of the first variable that it binds.
    first: u8,
    variables: &'f [Variable<'v>],
}

impl<'f, 'v> Frame<'f, 'v> {
    /// No variable is bound.
    pub(super) const EMPTY: Self = Self { outer: None, first: 0, variables: &[] };

    /// The first variables are bound to these, and no others.
    pub(super) fn of(variables: &'f [Variable<'v>]) -> Self {
        Self { variables, ..Self::EMPTY }
    }

    /// The same frame with one variable bound.
    pub(super) fn with(&'f self, slot: u8, variable: &'f Variable<'v>) -> Self {
        Self { outer: Some(self), first: slot, variables: std::slice::from_ref(variable) }
    }

    /// What a variable stands for.
    pub(super) fn get(&self, slot: u8) -> Variable<'v> {
        let mut frame = self;
        loop {
            let own = slot.checked_sub(frame.first).and_then(|at| frame.variables.get(usize::from(at)));
            match (own, frame.outer) {
                (Some(variable), _) => return *variable,
                (None, Some(outer)) => frame = outer,
                (None, None) => return Variable::Unbound,
            }
        }
    }
}

/// Variables with a place of their own for each that a rule or a term can have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bindings<'v> {
    variables: [Variable<'v>; MOST_VARIABLES],
}

impl<'v> Bindings<'v> {
    /// No variable is bound.
    pub(super) const EMPTY: Self = Self { variables: [Variable::Unbound; MOST_VARIABLES] };

    /// Binds a variable; the checker has made sure that its place exists.
    pub(super) fn set(&mut self, slot: u8, variable: Variable<'v>) {
        if let Some(place) = self.variables.get_mut(usize::from(slot)) {
            *place = variable;
        }
    }

    /// A frame in which they are bound.
    pub(super) fn frame(&self) -> Frame<'_, 'v> {
        Frame::of(&self.variables)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bindings, Frame, Variable};
    use crate::facts::Known;

    fn truth(frame: &Frame<'_, '_>, slot: u8) -> Option<bool> {
        match frame.get(slot) {
            Variable::Value(Known::Truth(value)) => Some(*value),
            _ => None,
        }
    }

    #[test]
    fn a_frame_looks_further_out_for_what_it_does_not_bind() {
        let (yes, no) = (Variable::Value(&Known::Truth(true)), Variable::Value(&Known::Truth(false)));
        let mut bindings = Bindings::EMPTY;
        bindings.set(0, yes);
        let outer = bindings.frame();
        let inner = outer.with(2, &no);
        assert_eq!([0, 1, 2, 3].map(|slot| truth(&inner, slot)), [Some(true), None, Some(false), None]);
        assert_eq!(truth(&inner.with(0, &no), 0), Some(false));
        assert_eq!(truth(&Frame::EMPTY.with(1, &yes), 0), None);
    }
}
