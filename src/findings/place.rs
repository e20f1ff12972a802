//! Where in a manifest a missing fact belongs.

use crate::facts::{FactName, Facts, Known};
use crate::program::{Program, Type};
use crate::source::Span;

/// The place of the innermost table that the manifest has on the way to a fact, and of its list where an element
/// is missing; `None` where it has none of them.
pub fn place_of_missing(program: &Program, facts: &Facts, name: &FactName) -> Option<Span> {
    let mut parts = name.parts();
    let root = parts.next()?;
    let (id, mut record) =
        program.vocabulary.roots().find(|(_, record)| program.texts.symbol(record.name) == root)?;
    let mut at = facts.root(id);
    let mut place = at.place;
    loop {
        let table = match &at.known {
            Known::List(list) => {
                let key = parts.next();
                let element = list.elements.iter().find(|element| Some(element.key.as_ref()) == key);
                match element {
                    Some(element) => &element.record,
                    None => return place,
                }
            }
            Known::Record(table) => table,
            _ => return place,
        };
        place = Some(table.place);
        let Some(part) = parts.next() else { return place };
        let found = record
            .fields
            .iter()
            .zip(table.facts())
            .find(|(field, _)| program.texts.symbol(field.name) == part);
        let Some((field, fact)) = found else { return place };
        place = fact.place.or(place);
        match field.of_type {
            Type::Nested(inner) | Type::List(inner) => match program.vocabulary.record(inner) {
                Some(inner) => record = inner,
                None => return place,
            },
            _ => return place,
        }
        at = fact;
    }
}
