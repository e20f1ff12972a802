//! What variables stand for, with the names by which users know it.

use std::rc::Rc;

use super::elements::Present;
use super::evaluator::Evaluator;
use super::frame::{Bindings, ElementRef, Frame, Variable};
use super::names::Gathered;
use super::naming::NameId;
use crate::facts::{Fact, Known, Record};
use crate::program::{Base, FactPath, Field, MOST_VARIABLES, RecordId, Step, Type};
use crate::source::Span;

/// Where the value of a variable comes from.
#[derive(Debug, Clone)]
pub(super) enum Origin {
    /// The variable is not in use.
    Nowhere,
    /// A table or an element of that name and type.
    Table(NameId, RecordId),
    /// An element that the manifest does not show: of this list, or behind this reference.
    Unseen(NameId),
    /// A fact, and where the manifest states it.
    Fact(NameId, Option<Span>),
    /// A value that was calculated; it rests on these facts, some of them not known.
    Value(Rc<Gathered>),
}

/// A frame and where its values come from.
#[derive(Debug, Clone)]
pub(super) struct Scope<'v> {
    /// The values.
    bindings: Bindings<'v>,
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
    /// Where the manifest states it.
    pub(super) place: Option<Span>,
    rests_on: RestsOn,
    /// The record whose facts follow, where it leads to a table, a list or an element.
    record: Option<RecordId>,
    /// Where the path ended early, at something of which nothing is known.
    ends_early: bool,
}

/// The facts on which something rests: one, but for a term's argument, which may rest on several.
#[derive(Debug)]
enum RestsOn {
    One(NameId),
    Several(Rc<Gathered>),
}

impl Located<'_> {
    /// Where a path ends at something of which nothing is known.
    fn ending_early(rests_on: RestsOn) -> Self {
        Self { fact: None, place: None, rests_on, record: None, ends_early: true }
    }

    /// The facts on which it rests.
    pub(super) fn names(&self) -> &[NameId] {
        match &self.rests_on {
            RestsOn::One(name) => std::slice::from_ref(name),
            RestsOn::Several(facts) => &facts.names,
        }
    }

    /// Its name: the first of them.
    pub(super) fn name(&self) -> NameId {
        self.names().first().copied().unwrap_or(NameId::NONE)
    }

    /// Whether it rests on further facts, which are not named.
    pub(super) fn has_more(&self) -> bool {
        matches!(&self.rests_on, RestsOn::Several(facts) if facts.has_more)
    }
}

impl<'v> Scope<'v> {
    /// No variable is bound.
    pub(super) fn empty() -> Self {
        Self { bindings: Bindings::EMPTY, origins: [const { Origin::Nowhere }; MOST_VARIABLES] }
    }

    /// The scope with one variable bound.
    pub(super) fn with(&self, slot: u8, variable: Variable<'v>, origin: Origin) -> Self {
        let mut scope = self.clone();
        scope.set(slot, variable, origin);
        scope
    }

    /// The scope with a variable that stands for what the manifest does not show of a list.
    pub(super) fn with_unseen(&self, slot: u8, list: &Located<'v>) -> Self {
        self.with(slot, Variable::Unbound, Origin::Unseen(list.name()))
    }

    /// Binds a variable.
    pub(super) fn set(&mut self, slot: u8, variable: Variable<'v>, origin: Origin) {
        self.bindings.set(slot, variable);
        if let Some(place) = self.origins.get_mut(usize::from(slot)) {
            *place = origin;
        }
    }

    /// A frame with the values.
    pub(super) fn frame(&self) -> Frame<'_, 'v> {
        self.bindings.frame()
    }

    /// Where the value of a variable comes from.
    pub(super) fn origin(&self, slot: u8) -> &Origin {
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
        let (mut name, mut record, mut at) = match path.base() {
            Base::Root(root) => (self.name_of_root(root), Some(root), Resolved::Fact(self.facts.root(root))),
            Base::Variable(slot) => {
                let (name, record) = match scope.origin(slot) {
                    Origin::Nowhere => (NameId::NONE, None),
                    Origin::Table(name, record) => (*name, Some(*record)),
                    Origin::Unseen(name) => return Located::ending_early(RestsOn::One(*name)),
                    Origin::Fact(name, place) => {
                        let place = *place;
                        return Located { place, ..Located::ending_early(RestsOn::One(*name)) };
                    }
                    Origin::Value(facts) => {
                        return Located::ending_early(RestsOn::Several(Rc::clone(facts)));
                    }
                };
                let at = match scope.bindings.frame().get(slot) {
                    Variable::Element(element) => Resolved::Element(element),
                    Variable::Value(known) => Resolved::Value(known),
                    Variable::Unbound => Resolved::Nothing,
                };
                (name, record, at)
            }
        };
        let mut ends_early = false;
        for &step in self.arena.steps(path) {
            let next = self.step(at, step);
            match step {
                Step::Field(field) => {
                    let found = self.field(record, field);
                    let text = || found.map_or("", |found| self.program.texts.symbol(found.name));
                    name = self.naming.further(name, record, usize::from(field), text);
                    record = match found.map(|found| found.of_type) {
                        Some(Type::Nested(inner) | Type::List(inner)) => Some(inner),
                        _ => None,
                    };
                }
                Step::Follow(list) => match next {
                    Resolved::Element(found) => {
                        name = self.name_of_element(self.name_of_root(list), found);
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
        let fact = match at {
            Resolved::Fact(fact) if !ends_early => Some(fact),
            _ => None,
        };
        let place = fact.and_then(|fact| fact.place);
        Located { fact, place, rests_on: RestsOn::One(name), record, ends_early }
    }

    /// Binds a variable to an element of the list that `list` leads to.
    pub(super) fn bind_element<'v>(
        &'v self,
        scope: &Scope<'v>,
        slot: u8,
        list: &Located<'v>,
        present: Present<'v>,
    ) -> Scope<'v> {
        let (of, record) = match (present.element.list, list.record) {
            (Some(root), _) => (self.name_of_root(root), Some(root)),
            (None, record) => (list.name(), record),
        };
        let name = self.name_of_element(of, present.element);
        let origin = record.map_or(Origin::Nowhere, |record| Origin::Table(name, record));
        scope.with(slot, Variable::Element(present.element), origin)
    }

    /// Where an argument that leads to a fact, a table or an element comes from.
    pub(super) fn origin_of<'v>(&'v self, of_type: Type, located: &Located<'v>) -> Origin {
        let name = located.name();
        match of_type {
            Type::Reference(list) => match located.fact.map(|fact| &fact.known) {
                Some(&Known::Element(position)) => match self.facts.element(list, position) {
                    Some(element) => {
                        self.origin_of_element(ElementRef { element, list: Some(list), position }, list)
                    }
                    None => Origin::Unseen(name),
                },
                Some(_) => Origin::Unseen(name),
                None if located.ends_early => Origin::Unseen(name),
                None => located.record.map_or(Origin::Unseen(name), |record| Origin::Table(name, record)),
            },
            Type::Nested(_) if located.ends_early => Origin::Unseen(name),
            Type::Nested(record) => Origin::Table(name, record),
            _ => match &located.rests_on {
                RestsOn::One(name) => Origin::Fact(*name, located.place),
                RestsOn::Several(facts) => Origin::Value(Rc::clone(facts)),
            },
        }
    }

    /// An element of a list at the top of the manifest.
    pub(super) fn origin_of_element(&self, element: ElementRef<'_>, list: RecordId) -> Origin {
        Origin::Table(self.name_of_element(self.name_of_root(list), element), list)
    }

    /// The name of an element of the list of that name.
    pub(super) fn name_of_element(&self, list: NameId, element: ElementRef<'_>) -> NameId {
        self.naming.further(list, None, element.position as usize, || &element.element.key)
    }

    fn name_of_root(&self, record: RecordId) -> NameId {
        self.naming.root(record, || {
            let found = self.program.vocabulary.record(record);
            found.map_or("", |found| self.program.texts.symbol(found.name))
        })
    }

    /// What the vocabulary says of a field of a record.
    fn field(&self, record: Option<RecordId>, field: u16) -> Option<&Field> {
        self.program.vocabulary.record(record?)?.fields.get(usize::from(field))
    }
}

fn field_of(record: &Record, field: u16) -> Resolved<'_> {
    Resolved::Fact(record.fact(field))
}
