//! From the name of a fact to what the vocabulary says of it.

use super::FactName;
use crate::program::{Field, Prefix, Program, RecordKind, RecordType, Symbol, Type};

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
        let records = &program.vocabulary.records;
        let mut record = named(program, records, |record| record.name, root)?;
        if record.kind == RecordKind::Nested {
            return None;
        }
        let mut name = Self::root(root).draft();
        let mut field = None;
        let mut within_list = record.kind == RecordKind::List;
        while let Some(part) = parts.next() {
            if within_list {
                within_list = false;
                continue;
            }
            let found = named(program, &record.fields, |field| field.name, part)?;
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

/// The one of that name among `items`, which are sorted by name.
fn named<'p, T>(
    program: &Program,
    items: &'p [T],
    symbol: impl Fn(&T) -> Symbol,
    name: &str,
) -> Option<&'p T> {
    let prefix = Prefix::of(name);
    let at = items.binary_search_by(|item| program.texts.compare_symbol(symbol(item), (prefix, name)));
    items.get(at.ok()?)
}
