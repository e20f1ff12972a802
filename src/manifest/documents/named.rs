//! Which documents a manifest names.

use super::NamedDocument;
use crate::manifest::tree::{Node, Table, Value};
use crate::program::{Import, Program, Type};
use crate::source::{FileId, Span};

/// The documents that a parsed manifest names, each with how it is read as facts.
pub(in crate::manifest) fn named<'a>(
    program: &'a Program,
    file: FileId,
    root: Table<'_>,
) -> Vec<(&'a Import, NamedDocument)> {
    let mut found = Vec::new();
    for import in &program.imports {
        let mut walk = Walk { program, file, paths: Vec::new() };
        let record = program.vocabulary.record(import.root);
        if let Some(value) = record.and_then(|record| root.get(program.texts.symbol(record.name))) {
            walk.follow(Type::List(import.root), &import.way, value);
        }
        found.extend(walk.paths.into_iter().map(|document| (import, document)));
    }
    found
}

struct Walk<'a> {
    program: &'a Program,
    file: FileId,
    paths: Vec<NamedDocument>,
}

impl Walk<'_> {
    /// Goes on from a table, or from each element of a list; what has another form is told of where facts are read.
    fn follow(&mut self, of_type: Type, way: &[u16], node: &Node<'_>) {
        match (of_type, node.value, way) {
            (Type::List(record), Value::List(elements), [_, ..]) => {
                for element in elements {
                    self.follow(Type::Nested(record), way, element);
                }
            }
            (Type::List(record) | Type::Nested(record), Value::Table(table), [step, rest @ ..]) => {
                let record = self.program.vocabulary.record(record);
                if let Some(field) = record.and_then(|record| record.fields.get(usize::from(*step)))
                    && let Some(value) = table.get(self.program.texts.symbol(field.name))
                {
                    self.follow(field.of_type, rest, value);
                }
            }
            (Type::Text, Value::Text(path), []) => {
                let place = Span::new(self.file, node.span().start, node.span().end);
                self.paths.push(NamedDocument { path: path.to_owned(), place });
            }
            _ => {}
        }
    }
}
