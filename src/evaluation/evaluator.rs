//! The evaluator: one program, one manifest, one day.

use std::cell::OnceCell;

use super::frame::{ElementRef, Frame, Variable};
use crate::facts::{Fact, FactName, Facts, Known};
use crate::program::{Base, FactPath, Program, Step};
use crate::quantity::Date;

/// Evaluates the rules of a program over the facts of one manifest as of one day.
#[derive(Debug)]
pub struct Evaluator<'p> {
    /// The rules.
    pub program: &'p Program,
    /// What is known of the product.
    pub facts: &'p Facts,
    /// The as-of date.
    pub as_of: Date,
    /// The values of terms without arguments, which many rules share.
    pub(super) shared: Vec<OnceCell<Known>>,
    /// The facts that remain open in these terms.
    pub(super) shared_missing: Vec<OnceCell<Vec<FactName>>>,
}

/// Where a path leads.
#[derive(Debug, Clone, Copy)]
pub(super) enum Resolved<'v> {
    /// To a fact, a table or a list.
    Fact(&'v Fact),
    /// To an element.
    Element(ElementRef<'v>),
    /// To an argument of a term.
    Value(&'v Known),
    /// Into something of which nothing is known.
    Nothing,
}

impl<'p> Evaluator<'p> {
    /// An evaluator for `facts` as of `as_of`.
    pub fn new(program: &'p Program, facts: &'p Facts, as_of: Date) -> Self {
        let shared = (0..program.terms.len()).map(|_| OnceCell::new()).collect();
        let shared_missing = (0..program.terms.len()).map(|_| OnceCell::new()).collect();
        Self { program, facts, as_of, shared, shared_missing }
    }

    /// Follows a path as far as it leads.
    pub(super) fn resolve<'v>(&'v self, path: FactPath, frame: &Frame<'v>) -> Resolved<'v> {
        let mut at = match path.base {
            Base::Root(record) => Resolved::Fact(self.facts.root(record)),
            Base::Variable(slot) => match frame.get(slot) {
                Variable::Unbound => return Resolved::Nothing,
                Variable::Element(element) => Resolved::Element(element),
                Variable::Value(known) => Resolved::Value(known),
            },
        };
        for &step in self.program.arena.steps(path) {
            at = match self.step(at, step) {
                Resolved::Nothing => return Resolved::Nothing,
                next => next,
            };
        }
        at
    }

    /// One step of a path.
    pub(super) fn step<'v>(&'v self, from: Resolved<'v>, step: Step) -> Resolved<'v> {
        let known = match from {
            Resolved::Nothing => return Resolved::Nothing,
            Resolved::Element(found) => {
                return match step {
                    Step::Field(field) => field_of(&found.element.record, field),
                    Step::Follow(_) => from,
                };
            }
            Resolved::Fact(fact) => &fact.known,
            Resolved::Value(known) => known,
        };
        match (step, known) {
            (Step::Field(field), Known::Record(record)) => field_of(record, field),
            (Step::Follow(list), Known::Element(position)) => {
                self.facts.element(list, *position).map_or(Resolved::Nothing, |element| {
                    Resolved::Element(ElementRef { element, list: Some(list), position: *position })
                })
            }
            _ => Resolved::Nothing,
        }
    }
}

fn field_of(record: &crate::facts::Record, field: u16) -> Resolved<'_> {
    record.facts.get(usize::from(field)).map_or(Resolved::Nothing, Resolved::Fact)
}
