//! From the name of a fact to what the vocabulary says of it.

use super::FactName;
use crate::program::{Field, Program, RecordKind, RecordType, Type};

/// What the vocabulary says of a fact.
#[derive(Debug, Clone)]
pub struct Definition<'p> {
    /// The record to which it belongs.
    pub record: &'p RecordType,
    /// The fact itself; `None` for a whole table or list at the top.
    pub field: Option<&'p Field>,
    /// Its name without the keys of elements: `transfer.persons`.
    pub name: FactName,
}

impl FactName {
    /// What the vocabulary says of the fact of that name; `None` where it has no such fact.
    pub fn definition<'p>(&self, program: &'p Program) -> Option<Definition<'p>> {
        let mut parts = self.parts().peekable();
        let root = parts.next()?;
        let mut roots = program.vocabulary.roots();
        let (_, mut record) = roots.find(|(_, record)| program.texts.symbol(record.name) == root)?;
        let mut name = Self::root(root).draft();
        let mut field = None;
        let mut within_list = record.kind == RecordKind::List;
        while let Some(part) = parts.next() {
            if within_list {
                within_list = false;
                continue;
            }
            let found = record.fields.iter().find(|field| program.texts.symbol(field.name) == part)?;
            name.push(part);
            field = Some(found);
            if parts.peek().is_none() {
                break;
            }
            if let Type::Nested(inner) | Type::List(inner) = found.of_type {
                record = program.vocabulary.record(inner)?;
                within_list = matches!(found.of_type, Type::List(_));
            }
        }
        Some(Definition { record, field, name: name.finish() })
    }
}
