//! Lists by their names: `dataset`, and `dataset.customers.stores` within an element.

use crate::facts::{Fact, FactName, Facts, Known, KnownList, Record};
use crate::program::{Program, RecordId, RecordKind, Type};

/// What a name leads to.
pub(super) enum NamedList<'f> {
    /// A list that is stated.
    Stated(&'f mut KnownList),
    /// A list of which nothing is stated.
    Unstated,
    /// No list.
    Unknown,
}

/// The list of that name.
pub(super) fn find<'f>(program: &Program, facts: &'f mut Facts, name: &str) -> NamedList<'f> {
    let Ok(name) = name.parse::<FactName>() else { return NamedList::Unknown };
    let parts: Vec<&str> = name.parts().collect();
    let Some((head, rest)) = parts.split_first() else { return NamedList::Unknown };
    let root = program.vocabulary.roots().find(|(_, record)| program.texts.symbol(record.name) == *head);
    let Some((id, record)) = root else { return NamedList::Unknown };
    let of_type = if record.kind == RecordKind::List { Type::List(id) } else { Type::Nested(id) };
    match facts.root_mut(id) {
        Some(fact) => follow(program, of_type, fact, rest),
        None => NamedList::Unknown,
    }
}

fn follow<'f>(program: &Program, of_type: Type, fact: &'f mut Fact, parts: &[&str]) -> NamedList<'f> {
    match (of_type, &mut fact.known, parts) {
        (Type::List(_), Known::List(list), []) => NamedList::Stated(list),
        (Type::List(_), Known::Nothing, []) => NamedList::Unstated,
        (Type::List(record), Known::List(list), [key, field, rest @ ..]) => {
            let mut elements = list.elements.iter_mut();
            match elements.find(|element| element.key.as_ref() == *key) {
                Some(element) => field_of(program, record, &mut element.record, field, rest),
                None => NamedList::Unknown,
            }
        }
        (Type::Nested(id), Known::Record(record), [field, rest @ ..]) => {
            field_of(program, id, record, field, rest)
        }
        _ => NamedList::Unknown,
    }
}

fn field_of<'f>(
    program: &Program,
    id: RecordId,
    record: &'f mut Record,
    name: &str,
    rest: &[&str],
) -> NamedList<'f> {
    let fields = program.vocabulary.record(id).map_or(&[][..], |found| found.fields.as_slice());
    let position = fields.iter().position(|field| program.texts.symbol(field.name) == name);
    let found = position.and_then(|at| Some((fields.get(at)?.of_type, record.fact_mut(at)?)));
    match found {
        Some((of_type, fact)) => follow(program, of_type, fact, rest),
        None => NamedList::Unknown,
    }
}
