//! The facts that two manifests state otherwise.

use std::collections::BTreeMap;

use crate::facts::{
    Element, Fact, FactName, Facts, Known, KnownList, KnownSet, MaybeMembers, MemberValue, Record,
};
use crate::program::{Field, Member, Program, RecordId, RecordKind, Type};
use crate::source::Span;

/// A fact that two manifests state otherwise, or an element that only one of them has.
#[derive(Debug, Clone, PartialEq)]
pub struct FactChange {
    /// Its name.
    pub name: FactName,
    /// Its type.
    pub of_type: Type,
    /// What the first manifest states.
    pub before: Stated,
    /// What the second manifest states.
    pub after: Stated,
}

/// What a manifest states of a fact, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// What is known.
    pub known: Known,
    /// The place; `None` where nothing is stated.
    pub place: Option<Span>,
}

impl From<&Fact> for Stated {
    fn from(fact: &Fact) -> Self {
        Self { known: fact.known.clone(), place: fact.place }
    }
}

impl Stated {
    /// Nothing.
    const NOTHING: Self = Self { known: Known::Nothing, place: None };

    fn element(element: &Element) -> Self {
        Self { known: Known::Record(element.record.clone()), place: Some(element.record.place) }
    }
}

impl FactChange {
    /// Whether it is an element that only one manifest has.
    pub fn is_element(&self) -> bool {
        matches!(self.of_type, Type::Nested(_)) && self.is_container()
    }

    /// Whether it is a whole element or list rather than a value.
    pub(super) fn is_container(&self) -> bool {
        [&self.before, &self.after]
            .iter()
            .any(|stated| matches!(stated.known, Known::Record(_) | Known::List(_)))
    }
}

/// The changes, with ways to find them by name.
pub(super) struct ChangeIndex {
    /// All of them, in order.
    pub(super) all: Vec<FactChange>,
    /// The position of each, by its name.
    pub(super) by_name: BTreeMap<FactName, usize>,
    /// The positions of elements, by the name of their list; of references, by the names of their table and its list.
    /// What lies behind a reference has its own name, so that the reference does not show in it.
    below: BTreeMap<FactName, Vec<usize>>,
}

impl ChangeIndex {
    pub(super) fn of(all: Vec<FactChange>) -> Self {
        let mut below: BTreeMap<FactName, Vec<usize>> = BTreeMap::new();
        let mut by_name = BTreeMap::new();
        for (index, change) in all.iter().enumerate() {
            by_name.insert(change.name.clone(), index);
            let levels = match change.of_type {
                Type::Reference(_) | Type::Set(Member::Reference(_)) => 2,
                _ => usize::from(change.is_container()),
            };
            let parts: Vec<&str> = change.name.parts().collect();
            let holders = (1..parts.len()).rev().take(levels).filter_map(|count| parts.get(..count));
            for holder in holders {
                below.entry(FactName::new(holder)).or_default().push(index);
            }
        }
        Self { all, by_name, below }
    }

    /// The changes of a fact, of what holds it, of the elements of a list, and of references that lead further.
    pub(super) fn concerning(&self, name: &FactName) -> Vec<usize> {
        let parts: Vec<&str> = name.parts().collect();
        let holders = (1..=parts.len()).filter_map(|count| parts.get(..count)).map(FactName::new);
        let changed = holders.filter_map(|holder| self.by_name.get(&holder).copied());
        changed.chain(self.below.get(name).into_iter().flatten().copied()).collect()
    }
}

/// Every fact that the two manifests state otherwise, in the order of the vocabulary.
pub(super) fn fact_changes(program: &Program, before: &Facts, after: &Facts) -> Vec<FactChange> {
    let mut walk = Walk { program, before, after, changes: Vec::new() };
    for (id, record) in program.vocabulary.roots() {
        let name = FactName::root(program.texts.symbol(record.name));
        let of_type = match record.kind {
            RecordKind::List => Type::List(id),
            _ => Type::Nested(id),
        };
        walk.fact(&name, of_type, before.root(id), after.root(id));
    }
    walk.changes
}

struct Walk<'p> {
    program: &'p Program,
    before: &'p Facts,
    after: &'p Facts,
    changes: Vec<FactChange>,
}

impl Walk<'_> {
    fn fact(&mut self, name: &FactName, of_type: Type, before: &Fact, after: &Fact) {
        match (of_type, &before.known, &after.known) {
            (Type::Nested(record), Known::Record(one), Known::Record(other)) => {
                self.record(name, record, Some(one), Some(other));
            }
            (Type::Nested(record), Known::Record(one), Known::Nothing) => {
                self.record(name, record, Some(one), None);
            }
            (Type::Nested(record), Known::Nothing, Known::Record(other)) => {
                self.record(name, record, None, Some(other));
            }
            (Type::List(record), Known::List(one), Known::List(other)) => {
                self.list(name, record, (before, one), (after, other));
            }
            (_, one, other) if !self.is_same(of_type, one, other) => {
                self.add(name, of_type, before.into(), after.into());
            }
            _ => {}
        }
    }

    fn record(&mut self, name: &FactName, id: RecordId, before: Option<&Record>, after: Option<&Record>) {
        let program = self.program;
        let fields: &[Field] = program.vocabulary.record(id).map_or(&[], |record| &record.fields);
        for (field, index) in fields.iter().zip(0_usize..) {
            let [before, after] =
                [before, after].map(|record| record.map_or(&Fact::UNKNOWN, |record| record.fact(index)));
            self.fact(&name.join(program.texts.symbol(field.name)), field.of_type, before, after);
        }
    }

    fn list(
        &mut self,
        name: &FactName,
        id: RecordId,
        (before, one): (&Fact, &KnownList),
        (after, other): (&Fact, &KnownList),
    ) {
        if one.completeness != other.completeness {
            self.add(name, Type::List(id), before.into(), after.into());
        }
        let mut rest: BTreeMap<&str, &Element> =
            other.elements.iter().map(|element| (element.key.as_ref(), element)).collect();
        for element in &one.elements {
            let name = name.join(&element.key);
            match rest.remove(element.key.as_ref()) {
                Some(other) => self.record(&name, id, Some(&element.record), Some(&other.record)),
                None => self.add(&name, Type::Nested(id), Stated::element(element), Stated::NOTHING),
            }
        }
        for (key, element) in rest {
            self.add(&name.join(key), Type::Nested(id), Stated::NOTHING, Stated::element(element));
        }
    }

    fn add(&mut self, name: &FactName, of_type: Type, before: Stated, after: Stated) {
        self.changes.push(FactChange { name: name.clone(), of_type, before, after });
    }

    /// Whether two values are the same: elements by their keys, sets whatever the order.
    fn is_same(&self, of_type: Type, one: &Known, other: &Known) -> bool {
        match (of_type, one, other) {
            (Type::Reference(list), Known::Element(one), Known::Element(other)) => {
                key(self.before, list, *one) == key(self.after, list, *other)
            }
            (Type::Set(member), Known::Set(one), Known::Set(other)) => {
                members(self.before, member, one) == members(self.after, member, other)
            }
            _ => one == other,
        }
    }
}

fn key(facts: &Facts, list: RecordId, position: u32) -> Option<&str> {
    facts.element(list, position).map(|element| element.key.as_ref())
}

/// The members of a set in one order, elements as texts with their keys; then what else it may hold.
fn members(facts: &Facts, member: Member, set: &KnownSet) -> (Vec<MemberValue>, Option<Vec<MemberValue>>) {
    let ordered = |values: &[MemberValue]| {
        let named = values.iter().map(|value| match (member, value) {
            (Member::Reference(list), MemberValue::Element(position)) => {
                MemberValue::Text(key(facts, list, *position).unwrap_or_default().into())
            }
            _ => value.clone(),
        });
        let mut named: Vec<MemberValue> = named.collect();
        named.sort();
        named
    };
    let maybe = match &set.maybe {
        MaybeMembers::These(values) => Some(ordered(values)),
        MaybeMembers::Anything => None,
    };
    (ordered(&set.members), maybe)
}
