//! What variables stand for, with the names by which users know it.

use std::rc::Rc;

use super::elements::Present;
use super::evaluator::Evaluator;
use super::frame::{ElementRef, Frame, Variable};
use super::names::Missing;
use crate::facts::{Element, Fact, FactName, FactNameDraft, Known, Record};
use crate::program::{Base, FactPath, MOST_VARIABLES, RecordId, Step, Type};

/// Where the value of a variable comes from.
#[derive(Debug, Clone)]
pub(super) enum Origin {
    /// The variable is not in use.
    Nowhere,
    /// A table or an element of that name and type.
    Table(FactName, RecordId),
    /// An element that the manifest does not show: of this list, or behind this reference.
    Unseen(FactName),
    /// A value that rests on these facts, some of them not known.
    Value(Rc<Missing>),
}

/// A frame and where its values come from.
#[derive(Debug, Clone)]
pub(super) struct Scope<'v> {
    /// The values.
    pub(super) frame: Frame<'v>,
    origins: [Origin; MOST_VARIABLES],
}

/// Where a path leads.
#[derive(Debug, Clone, Copy)]
enum Resolved<'v> {
    /// To a fact, a table or a list.
    Fact(&'v Fact),
    /// To an element.
    Element(ElementRef<'v>),
    /// To an argument of a term.
    Value(&'v Known),
    /// Into something of which nothing is known.
    Nothing,
}

/// What a path leads to, and its name.
#[derive(Debug)]
pub(super) struct Located<'v> {
    /// What is known there; `None` where the manifest states nothing.
    pub(super) fact: Option<&'v Fact>,
    /// The names: one, but for a term's argument, which may rest on several facts.
    pub(super) names: Vec<FactName>,
    /// The record whose facts follow, where it leads to a table, a list or an element.
    record: Option<RecordId>,
    /// Where the path ended early, at something of which nothing is known.
    ends_early: bool,
    /// Whether it rests on further facts, which are not named.
    has_more: bool,
}

impl Located<'_> {
    /// Where a path ends at something of which nothing is known.
    fn ending_early(facts: Missing) -> Self {
        let Missing { names, has_more } = facts;
        Self { fact: None, names, record: None, ends_early: true, has_more }
    }

    /// The facts on which it rests.
    pub(super) fn facts(self) -> Missing {
        Missing { names: self.names, has_more: self.has_more }
    }
}

impl<'v> Scope<'v> {
    /// No variable is bound.
    pub(super) fn empty() -> Self {
        Self { frame: Frame::EMPTY, origins: [const { Origin::Nowhere }; MOST_VARIABLES] }
    }

    /// The scope with one variable bound.
    pub(super) fn with(&self, slot: u8, variable: Variable<'v>, origin: Origin) -> Self {
        let mut scope = self.clone();
        scope.set(slot, variable, origin);
        scope
    }

    /// The scope with a variable that stands for what the manifest does not show of a list.
    pub(super) fn with_unseen(&self, slot: u8, list: &Located<'v>) -> Self {
        let name = list.names.first().cloned().unwrap_or_default();
        self.with(slot, Variable::Unbound, Origin::Unseen(name))
    }

    /// Binds a variable.
    pub(super) fn set(&mut self, slot: u8, variable: Variable<'v>, origin: Origin) {
        self.frame.set(slot, variable);
        if let Some(place) = self.origins.get_mut(usize::from(slot)) {
            *place = origin;
        }
    }

    fn origin(&self, slot: u8) -> &Origin {
        self.origins.get(usize::from(slot)).unwrap_or(&Origin::Nowhere)
    }
}

impl Evaluator<'_> {
    /// One step of a path.
    fn step<'v>(&'v self, from: Resolved<'v>, step: Step) -> Resolved<'v> {
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

    /// Follows a path and names what it leads to.
    pub(super) fn locate<'v>(&'v self, path: FactPath, scope: &Scope<'v>) -> Located<'v> {
        let (mut name, mut record, mut at) = match path.base {
            Base::Root(root) => {
                let name = FactNameDraft::root(self.record_name(root));
                (name, Some(root), Resolved::Fact(self.facts.root(root)))
            }
            Base::Variable(slot) => {
                let (name, record) = match scope.origin(slot) {
                    Origin::Nowhere => (FactName::default().draft(), None),
                    Origin::Table(name, record) => (name.draft(), Some(*record)),
                    Origin::Unseen(name) => return Located::ending_early(vec![name.clone()].into()),
                    Origin::Value(facts) => return Located::ending_early(Missing::clone(facts)),
                };
                let at = match scope.frame.get(slot) {
                    Variable::Element(element) => Resolved::Element(element),
                    Variable::Value(known) => Resolved::Value(known),
                    Variable::Unbound => Resolved::Nothing,
                };
                (name, record, at)
            }
        };
        let mut ends_early = false;
        for &step in self.program.arena.steps(path) {
            let next = self.step(at, step);
            match step {
                Step::Field(field) => {
                    let (field_name, inner) = self.field(record, field);
                    name.push(field_name);
                    record = inner;
                }
                Step::Follow(list) => match next {
                    Resolved::Element(found) => {
                        name = FactNameDraft::root(self.record_name(list));
                        name.push(&found.element.key);
                        record = Some(list);
                    }
                    _ => {
                        ends_early = true;
                        break;
                    }
                },
            }
            at = next;
        }
        let name = name.finish();
        let fact = match at {
            Resolved::Fact(fact) if !ends_early => Some(fact),
            _ => None,
        };
        Located { fact, names: vec![name], record, ends_early, has_more: false }
    }

    /// Binds a variable to an element of the list that `list` leads to.
    pub(super) fn bind_element<'v>(
        &'v self,
        scope: &Scope<'v>,
        slot: u8,
        list: &Located<'v>,
        present: Present<'v>,
    ) -> Scope<'v> {
        let key = &present.element.element.key;
        let (name, record) = match (present.element.list, list.record) {
            (Some(root), _) => (FactName::root(self.record_name(root)).join(key), Some(root)),
            (None, record) => {
                (list.names.first().map_or_else(FactName::default, |name| name.join(key)), record)
            }
        };
        let origin = record.map_or(Origin::Nowhere, |record| Origin::Table(name, record));
        scope.with(slot, Variable::Element(present.element), origin)
    }

    /// Where an argument that leads to a table or an element comes from.
    pub(super) fn origin_of<'v>(&'v self, of_type: Type, located: &Located<'v>) -> Origin {
        let name = || located.names.first().cloned().unwrap_or_default();
        match of_type {
            Type::Reference(list) => match located.fact.map(|fact| &fact.known) {
                Some(Known::Element(position)) => match self.facts.element(list, *position) {
                    Some(element) => self.origin_of_element(element, list),
                    None => Origin::Unseen(name()),
                },
                Some(_) => Origin::Unseen(name()),
                None if located.ends_early => Origin::Unseen(name()),
                None => located
                    .record
                    .map_or_else(|| Origin::Unseen(name()), |record| Origin::Table(name(), record)),
            },
            Type::Nested(record) => Origin::Table(name(), record),
            _ => {
                let facts = Missing { names: located.names.clone(), has_more: located.has_more };
                Origin::Value(facts.into())
            }
        }
    }

    /// An element of a list at the top of the manifest.
    pub(super) fn origin_of_element(&self, element: &Element, list: RecordId) -> Origin {
        Origin::Table(FactName::root(self.record_name(list)).join(&element.key), list)
    }

    fn record_name(&self, record: RecordId) -> &str {
        self.program.vocabulary.record(record).map_or("", |found| self.program.texts.symbol(found.name))
    }

    /// The name of a field, and the record to which its own facts belong.
    fn field(&self, record: Option<RecordId>, field: u16) -> (&str, Option<RecordId>) {
        let found = record
            .and_then(|record| self.program.vocabulary.record(record))
            .and_then(|record| record.fields.get(usize::from(field)));
        let Some(found) = found else { return ("", None) };
        let inner = match found.of_type {
            Type::Nested(inner) | Type::List(inner) => Some(inner),
            _ => None,
        };
        (self.program.texts.symbol(found.name), inner)
    }
}

fn field_of(record: &Record, field: u16) -> Resolved<'_> {
    Resolved::Fact(record.fact(field))
}
