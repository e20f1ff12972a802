//! What a manifest says of itself: the version of its format, and which of its lists may have more elements.
//!
//! These names belong to the file format, not to the vocabulary; a vocabulary that lacks them loses nothing else.

use super::describe::{record_name, shortened};
use super::reader::Reader;
use super::tree::{Node, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::{Completeness, Fact, Facts, Known};
use crate::localized;
use crate::program::{Field, Member, Program, RecordId, RecordKind, Type};
use crate::quantity::{Date, Version};

/// The table in which a manifest speaks of itself.
pub const MANIFEST_RECORD: &str = "manifest";
/// Its key for the version of the format.
pub(super) const VERSION_FIELD: &str = "version";
/// Its key for the lists that may have more elements than are stated; a set of texts.
const OPEN_FIELD: &str = "open";
/// Its key for the day on which the facts hold.
const DESCRIBED_FIELD: &str = "described-on";
/// The only version there is.
pub(super) const VERSION: i64 = 1;

/// The day on which the facts hold, as the manifest says it.
pub fn described_on(program: &Program, facts: &Facts) -> Option<Date> {
    let mut roots = program.vocabulary.roots();
    let (id, record) = roots.find(|(id, _)| record_name(program, *id) == MANIFEST_RECORD)?;
    let Known::Record(stated) = &facts.root(id).known else { return None };
    let at = record.fields.iter().position(|field| program.texts.symbol(field.name) == DESCRIBED_FIELD)?;
    match &stated.facts.get(at)?.known {
        Known::Date(day) => day.exact(),
        _ => None,
    }
}

/// Checks the version, and opens the lists that the manifest names as not complete.
pub(super) fn check(reader: &mut Reader<'_>, facts: &mut Facts) {
    let program = reader.program;
    let mut roots = program.vocabulary.roots();
    let Some((id, record)) = roots.find(|(id, _)| record_name(program, *id) == MANIFEST_RECORD) else {
        return;
    };
    let Known::Record(stated) = &facts.root(id).known else { return };
    let named = |name: &str| {
        let at = record.fields.iter().position(|field| program.texts.symbol(field.name) == name)?;
        Some((record.fields.get(at)?, stated.facts.get(at)?))
    };
    if let Some((_, fact)) = named(VERSION_FIELD) {
        check_version(reader, fact);
    }
    let open: Option<(&Field, &Fact)> = named(OPEN_FIELD);
    if open.is_some_and(|(field, _)| field.of_type == Type::Set(Member::Text)) {
        open_lists(reader, facts);
    }
}

fn check_version(reader: &mut Reader<'_>, fact: &Fact) {
    let right = match &fact.known {
        Known::Nothing => true,
        Known::Number(number) => number.exact() == Some(VERSION),
        Known::Version(version) => version.exact() == Version::parse("1"),
        Known::Text(text) => text.as_ref() == "1",
        _ => false,
    };
    if let (false, Some(place)) = (right, fact.place) {
        reader.report(|_| {
            Diagnostic::error(
                Code::MANIFEST_WRONG_VERSION,
                localized!("the manifest is of another version", "清单的版本不同"),
                place,
                localized!("expected `{VERSION}`", "应为 `{VERSION}`"),
            )
        });
    }
}

fn open_lists(reader: &mut Reader<'_>, facts: &mut Facts) {
    let root = reader.root;
    let Some(Value::Table(header)) = root.get(MANIFEST_RECORD).map(|node| node.value) else { return };
    let lists = match header.get(OPEN_FIELD).map(|node| node.value) {
        Some(Value::List(names)) => vec![names],
        Some(Value::Table(ends)) => ends.entries().iter().filter_map(|end| list_of(&end.node)).collect(),
        _ => Vec::new(),
    };
    for entry in lists.into_iter().flatten() {
        let Value::Text(name) = entry.value else { continue };
        match find_list(reader, name) {
            Some(id) => open_list(facts, id),
            None => no_such_list(reader, name, entry),
        }
    }
}

fn list_of<'tree>(node: &Node<'tree>) -> Option<&'tree [Node<'tree>]> {
    if let Value::List(elements) = node.value { Some(elements) } else { None }
}

fn find_list(reader: &Reader<'_>, name: &str) -> Option<RecordId> {
    let mut roots = reader.program.vocabulary.roots();
    let found = roots
        .find(|(id, record)| record.kind == RecordKind::List && record_name(reader.program, *id) == name);
    found.map(|(id, _)| id)
}

fn open_list(facts: &mut Facts, id: RecordId) {
    let mut fact = facts.root(id).clone();
    if let Known::List(list) = &mut fact.known {
        list.completeness = Completeness::Open;
        facts.state(id, fact);
    }
}

fn no_such_list(reader: &mut Reader<'_>, name: &str, entry: &Node<'_>) {
    reader.report(|reader| {
        let program = reader.program;
        let roots = program.vocabulary.roots();
        let lists = roots.filter(|(_, record)| record.kind == RecordKind::List);
        let shown = shortened(name);
        Diagnostic::error(
            Code::MANIFEST_BROKEN_REFERENCE,
            localized!("a manifest has no list `{shown}`", "清单中没有列表 `{shown}`"),
            reader.span(entry.span()),
            localized!("expected the name of a list", "应为列表的名称"),
        )
        .did_you_mean(name, lists.map(|(_, record)| program.texts.symbol(record.name)))
    });
}
