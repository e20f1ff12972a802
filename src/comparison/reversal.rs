//! The second manifest with some of its facts as the first states them.

use super::fact_change::FactChange;
use crate::facts::{Fact, Facts, Known, KnownSet, MaybeMembers, MemberValue, Record};
use crate::program::{Member, Program, RecordId, Type};

/// The facts of the second manifest, with these as the first states them. Whole elements stay as they are: those
/// that follow would move.
pub(super) fn reversed(
    program: &Program,
    (before, after): (&Facts, &Facts),
    changes: &[&FactChange],
) -> Facts {
    let mut facts = after.clone();
    for change in changes {
        let known = moved(change.of_type, &change.before.known, before, after);
        let value = Fact { known, place: change.before.place };
        let mut parts = change.name.parts();
        let root = parts.next().unwrap_or_default();
        let found = program.vocabulary.roots().find(|(_, record)| program.texts.symbol(record.name) == root);
        let Some((id, _)) = found else { continue };
        let mut fact = facts.root(id).clone();
        let rest: Vec<&str> = parts.collect();
        if replace(program, id, &mut fact, &rest, value) {
            facts.state(id, fact);
        }
    }
    facts
}

/// Puts a value at the end of a path, and says whether there was such a place.
fn replace(program: &Program, id: RecordId, at: &mut Fact, path: &[&str], value: Fact) -> bool {
    let Some((&part, rest)) = path.split_first() else {
        *at = value;
        return true;
    };
    match &mut at.known {
        Known::List(list) => {
            let element = list.elements.iter_mut().find(|element| element.key.as_ref() == part);
            element.is_some_and(|element| replace_in(program, id, &mut element.record, rest, value))
        }
        Known::Record(record) => replace_in(program, id, record, path, value),
        // The second manifest lacks the table, and nothing in it is stated.
        Known::Nothing => {
            let place = value.place.unwrap_or_default();
            let fields = program.vocabulary.record(id).map_or(0, |record| record.fields.len());
            let mut record = Record::unknown(fields, place);
            let is_there = replace_in(program, id, &mut record, path, value);
            at.known = Known::Record(record);
            is_there
        }
        _ => false,
    }
}

fn replace_in(program: &Program, id: RecordId, record: &mut Record, path: &[&str], value: Fact) -> bool {
    let Some((&part, rest)) = path.split_first() else { return false };
    let Some(definition) = program.vocabulary.record(id) else { return false };
    let index = definition.fields.iter().position(|field| program.texts.symbol(field.name) == part);
    let Some(field) = index.and_then(|index| definition.fields.get(index)) else { return false };
    let Some(fact) = index.and_then(|index| record.fact_mut(index)) else { return false };
    let inner = match field.of_type {
        Type::Nested(inner) | Type::List(inner) => inner,
        _ => id,
    };
    replace(program, inner, fact, rest, value)
}

/// A value of the first manifest as it would be known in the second, whose elements stand in other positions.
fn moved(of_type: Type, known: &Known, before: &Facts, after: &Facts) -> Known {
    let position = |list: RecordId, at: u32| {
        let key = &before.element(list, at)?.key;
        let Known::List(elements) = &after.root(list).known else { return None };
        let found = elements.elements.iter().position(|element| element.key == *key)?;
        u32::try_from(found).ok()
    };
    match (of_type, known) {
        (Type::Reference(list), Known::Element(at)) => {
            position(list, *at).map_or(Known::Nothing, Known::Element)
        }
        (Type::Set(Member::Reference(list)), Known::Set(set)) => {
            let all = |values: &[MemberValue]| {
                let values = values.iter().filter_map(|value| match value {
                    MemberValue::Element(at) => position(list, *at).map(MemberValue::Element),
                    other => Some(other.clone()),
                });
                values.collect::<Vec<_>>().into_boxed_slice()
            };
            let maybe = match &set.maybe {
                MaybeMembers::These(values) => MaybeMembers::These(all(values)),
                MaybeMembers::Anything => MaybeMembers::Anything,
            };
            Known::Set(KnownSet { members: all(&set.members), maybe })
        }
        _ => known.clone(),
    }
}
