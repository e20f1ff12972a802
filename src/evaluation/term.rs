//! Terms: definitions and decision tables.

use std::borrow::Cow;

use super::evaluator::Evaluator;
use super::frame::{ElementRef, Frame, Variable};
use crate::facts::{Known, Truth};
use crate::program::{DecisionTable, ExpressionId, List, Meaning, Place, TermId, Type};

impl Evaluator<'_> {
    /// A term, applied to its arguments.
    pub(super) fn call<'v>(&'v self, term: TermId, arguments: List, frame: &Frame<'_, 'v>) -> Cow<'v, Known> {
        if arguments.is_empty() {
            return self.shared(term).unwrap_or(Cow::Owned(Known::Nothing));
        }
        let arguments = self.arena.list(arguments);
        let find = || self.with_arguments(arguments, frame, |inner| self.content(term, inner));
        match self.applied.application(&self.binding, term, arguments, frame) {
            Some(at) => self.applied.value(at, find),
            None => Cow::Owned(find()),
        }
    }

    /// What is known of a statement that a term makes of its arguments.
    #[inline(never)]
    pub(super) fn call_truth<'v>(&'v self, term: TermId, arguments: List, frame: &Frame<'_, 'v>) -> Truth {
        let arguments = self.arena.list(arguments);
        let find = || self.with_arguments(arguments, frame, |inner| self.content_truth(term, inner));
        match self.applied.application(&self.binding, term, arguments, frame) {
            Some(at) => self.applied.truth(at, find),
            None => find(),
        }
    }

    /// What is known of a statement that a term without arguments makes, found once.
    #[inline(never)]
    pub(super) fn shared_truth(&self, term: TermId) -> Truth {
        let Some(Place::Statement(place)) = self.product_place(term) else { return Truth::Unknown };
        self.shared.truth(usize::from(place), || self.content_truth(term, &Frame::EMPTY))
    }

    /// What is known of a statement that a term makes in a frame that holds its arguments.
    fn content_truth<'v>(&'v self, term: TermId, frame: &Frame<'_, 'v>) -> Truth {
        match self.binding.meaning(term) {
            Some(Meaning::Expression(body)) => self.truth(body, frame),
            _ => self.content(term, frame).truth(),
        }
    }

    /// The value of a term without arguments that a rule needs, found once.
    pub fn shared(&self, term: TermId) -> Option<Cow<'_, Known>> {
        match self.product_place(term)? {
            Place::Statement(_) => Some(Cow::Owned(Known::from_truth(self.shared_truth(term)))),
            Place::Value(place) => {
                let find = || self.content(term, &Frame::EMPTY);
                self.shared.value(usize::from(place), find).map(Cow::Borrowed)
            }
        }
    }

    /// Calls `then` with a frame in which the arguments are bound.
    fn with_arguments<'v, T>(
        &'v self,
        arguments: &[ExpressionId],
        frame: &Frame<'_, 'v>,
        then: impl FnOnce(&Frame<'_, '_>) -> T,
    ) -> T {
        // Most often it is the element that a variable stands for.
        if let &[argument] = arguments
            && let Some(variable) = self.arena.variable(argument)
        {
            return then(&Frame::of(&[frame.get(variable)]));
        }
        let values = self.argument_values(arguments, frame);
        let variables: Vec<Variable<'_>> = values.iter().map(Argument::variable).collect();
        then(&Frame::of(&variables))
    }

    /// What the arguments of a call stand for.
    pub(super) fn argument_values<'v>(
        &'v self,
        arguments: &[ExpressionId],
        frame: &Frame<'_, 'v>,
    ) -> Vec<Argument<'v>> {
        arguments.iter().map(|&argument| self.argument(argument, frame)).collect()
    }

    fn argument<'v>(&'v self, id: ExpressionId, frame: &Frame<'_, 'v>) -> Argument<'v> {
        if let Some(slot) = self.arena.variable(id) {
            return match frame.get(slot) {
                Variable::Unbound => Argument::Unknown,
                Variable::Element(element) => Argument::Element(element),
                Variable::Value(known) => Argument::Value(Cow::Borrowed(known)),
            };
        }
        let value = self.value(id, frame);
        if let (Type::Reference(list), Known::Element(position)) = (self.arena.type_of(id), &*value)
            && let Some(element) = self.facts.element(list, *position)
        {
            return Argument::Element(ElementRef { element, list: Some(list), position: *position });
        }
        Argument::Value(value)
    }

    /// What a term gives in a frame that holds its arguments.
    pub(super) fn content<'v>(&'v self, term: TermId, frame: &Frame<'_, 'v>) -> Known {
        match self.binding.meaning(term) {
            None => Known::Nothing,
            Some(Meaning::Expression(body)) => self.value(body, frame).into_owned(),
            Some(Meaning::Table(DecisionTable { rows, otherwise })) => {
                let mut possible: Option<Known> = None;
                let add = |possible: Option<Known>, value: ExpressionId| {
                    let value = self.value(value, frame);
                    possible.map_or_else(|| value.clone().into_owned(), |so_far| either(&so_far, &value))
                };
                for row in rows {
                    match self.truth(row.condition, frame) {
                        Truth::False => {}
                        Truth::True => return add(possible, row.value),
                        Truth::Unknown => possible = Some(add(possible, row.value)),
                    }
                }
                match otherwise {
                    Some((value, _)) => add(possible, *value),
                    None => possible.unwrap_or(Known::Nothing),
                }
            }
        }
    }
}

/// What an argument stands for.
#[derive(Debug, Clone)]
pub(super) enum Argument<'v> {
    /// Nothing is known of it.
    Unknown,
    /// An element.
    Element(ElementRef<'v>),
    /// Any other value.
    Value(Cow<'v, Known>),
}

impl Argument<'_> {
    /// A variable that stands for it.
    pub(super) fn variable(&self) -> Variable<'_> {
        match self {
            Self::Unknown => Variable::Unbound,
            Self::Element(element) => Variable::Element(*element),
            Self::Value(known) => Variable::Value(known),
        }
    }
}

/// What is known of a value that is one of two.
pub(super) fn either(left: &Known, right: &Known) -> Known {
    match (left, right) {
        (Known::Number(left), Known::Number(right)) => Known::Number(left.hull(right)),
        (Known::Date(left), Known::Date(right)) => Known::Date(left.hull(right)),
        (Known::Datetime(left), Known::Datetime(right)) => Known::Datetime(left.hull(right)),
        (Known::Duration(left), Known::Duration(right)) => Known::Duration(left.hull(right)),
        (Known::Version(left), Known::Version(right)) => Known::Version(left.hull(right)),
        (Known::Choice(left), Known::Choice(right)) => Known::Choice(left.or(right)),
        (Known::Country(left), Known::Country(right)) => Known::Country(left.or(right)),
        (left, right) if left == right => left.clone(),
        _ => Known::Nothing,
    }
}
