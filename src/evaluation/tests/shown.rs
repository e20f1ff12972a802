//! A manifest as the messages of failed tests show it.

use std::fmt::Write as _;

use crate::facts::{FactName, Facts, Known, Record};
use crate::program::{Program, RecordId, Type};

/// What is stated, a line for each fact.
pub(super) fn shown(program: &Program, facts: &Facts) -> String {
    let mut text = String::new();
    for (id, record) in program.vocabulary.roots() {
        let name = FactName::root(program.texts.symbol(record.name));
        show(program, id, &name, &facts.root(id).known, &mut text);
    }
    text
}

fn show(program: &Program, id: RecordId, name: &FactName, known: &Known, text: &mut String) {
    match known {
        Known::Record(record) => show_record(program, id, name, record, text),
        Known::List(list) => {
            let _ = writeln!(text, "{name}: {} elements, {:?}", list.elements.len(), list.completeness);
            for element in &list.elements {
                show_record(program, id, &name.join(&element.key), &element.record, text);
            }
        }
        Known::Nothing => {}
        other => {
            let _ = writeln!(text, "{name} = {other:?}");
        }
    }
}

fn show_record(program: &Program, id: RecordId, name: &FactName, record: &Record, text: &mut String) {
    let fields = &program.vocabulary.record(id).expect("a record").fields;
    for (field, fact) in fields.iter().zip(record.facts()) {
        let inner = match field.of_type {
            Type::Nested(inner) | Type::List(inner) => inner,
            _ => id,
        };
        show(program, inner, &name.join(program.texts.symbol(field.name)), &fact.known, text);
    }
}
