//! Tables: each key is looked up among the fields of the record's type.

use std::ops::Range;

use super::MOST_NESTING;
use super::describe::{self, shortened};
use super::reader::{Reader, position};
use super::tree::Table;
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::{Fact, Record};
use crate::localized;
use crate::program::{RecordId, RecordType};

impl<'input> Reader<'input> {
    /// Reads a table as a record of that type.
    pub(super) fn record(&mut self, id: RecordId, table: Table<'input>, place: Range<usize>) -> Record {
        let program = self.program;
        let place_span = self.span(place.clone());
        let Some(record) = program.vocabulary.record(id) else { return Record::unknown(0, place_span) };
        let stated = table.entries().len().min(record.fields.len());
        let mut facts = Record::with_capacity(record.fields.len(), stated, place_span);
        if self.depth >= MOST_NESTING {
            self.too_deep(place);
            return facts;
        }
        self.depth += 1;
        let mut next = 0;
        for entry in table.entries() {
            let at = position(program, &record.fields, |field| field.name, &mut next, entry.prefixed());
            let found = at.and_then(|at| Some((at, record.fields.get(at)?)));
            if let Some((at, field)) = found {
                let known = self.known(entry.key, field.of_type, &entry.node);
                facts.state(at, Fact { known, place: Some(self.span(entry.node.span())) });
            } else {
                self.unknown_key(record, entry.key, entry.key_span());
            }
        }
        self.depth -= 1;
        facts
    }

    fn unknown_key(&mut self, record: &RecordType, name: &str, place: Range<usize>) {
        let texts = &self.program.texts;
        self.report(|reader| {
            let table = texts.symbol(record.name);
            let shown = shortened(name);
            let error = Diagnostic::error(
                Code::MANIFEST_UNKNOWN_KEY,
                localized!("`{table}` has no key `{shown}`", "`{table}` 没有键 `{shown}`"),
                reader.span(place),
                localized!("expected a key of `{table}`", "应为 `{table}` 的键"),
            )
            .did_you_mean(name, record.fields.iter().map(|field| texts.symbol(field.name)));
            match (&error.help, reader.owner_of(name)) {
                (None, Some(owner)) => error.help(localized!(
                    "`{shown}` is a key of `{owner}`: move it there",
                    "`{shown}` 是 `{owner}` 的键：请移到该处"
                )),
                _ => error,
            }
        });
    }

    /// The table at the top that has a key of that name.
    pub(super) fn owner_of(&self, name: &str) -> Option<&'input str> {
        let texts = &self.program.texts;
        let mut roots = self.program.vocabulary.roots();
        roots
            .find(|(_, record)| record.fields.iter().any(|field| texts.symbol(field.name) == name))
            .map(|(_, record)| texts.symbol(record.name))
    }

    fn too_deep(&mut self, place: Range<usize>) {
        self.report(|reader| describe::too_deep(reader.span(place)));
    }
}
