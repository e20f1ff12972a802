//! Ways from the top of a manifest to a field, through tables and the elements of lists.

use super::checker::Checker;
use super::names::Head;
use super::types::unknown_name;
use crate::localized;
use crate::localized::Localized;
use crate::program::{RecordId, RecordKind, Type};
use crate::syntax::ast::ImportPath;

/// The way to a field: through the fields of tables and of the elements of lists.
pub(super) struct Way {
    /// Where it begins.
    pub(super) root: RecordId,
    /// The fields.
    pub(super) fields: Vec<u16>,
    /// The type of the last field; of the root itself where the way has no fields.
    pub(super) of_type: Type,
    /// Whether there may be many of what it leads to.
    pub(super) is_repeated: bool,
}

impl Checker<'_> {
    /// Follows a path from the top, into the elements of lists too.
    pub(super) fn way(&mut self, path: &ImportPath) -> Option<Way> {
        let (head, rest) = path.names.split_first()?;
        let root = match self.names.head(&head.text) {
            Some(Head::Record(root)) => Some(root),
            _ => None,
        };
        let record = root.and_then(|root| self.program.vocabulary.record(root));
        let kind = record.map(|record| record.kind).filter(|&kind| kind != RecordKind::Nested);
        let (Some(root), Some(kind)) = (root, kind) else {
            let label = localized!("expected a table or a list at the top", "此处应为顶层的表或列表");
            let records = self.program.vocabulary.roots().map(|(_, record)| self.symbol(Some(record.name)));
            let problem = unknown_name(head, label).did_you_mean(&head.text, records);
            self.report_unknown(&head.text, problem);
            return None;
        };
        let of_type = if kind == RecordKind::List { Type::List(root) } else { Type::Nested(root) };
        let mut way = Way { root, fields: Vec::new(), of_type, is_repeated: false };
        for name in rest {
            let holder = match way.of_type {
                Type::Nested(record) => record,
                Type::List(record) => {
                    way.is_repeated = true;
                    record
                }
                other => {
                    let Localized { en, zh } = self.describe(other);
                    let label = localized!("{en} has no facts within", "{zh}之内没有事实");
                    self.report(unknown_name(name, label));
                    return None;
                }
            };
            match self.find_field(holder, name) {
                Ok((field, of_type)) => {
                    way.fields.push(field);
                    way.of_type = of_type;
                }
                Err(problem) => {
                    self.diagnostics.extend(problem.map(|problem| *problem));
                    return None;
                }
            }
        }
        Some(way)
    }
}
