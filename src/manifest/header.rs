//! What a manifest says of itself: the version of its format, and which of its lists may have more elements.
//!
//! These names belong to the file format, not to the vocabulary; a vocabulary that lacks them loses nothing else.

use super::describe::shortened;
use super::named_list::{self, NamedList};
use super::reader::{Reader, record_named};
use super::tree::{Node, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::{Completeness, Fact, FactName, Facts, Known};
use crate::localized;
use crate::program::{Member, Prefix, RecordKind, Type};
use crate::quantity::Version;

/// The table in which a manifest speaks of itself.
pub const MANIFEST_RECORD: &str = "manifest";
/// Its key for the version of the format.
pub(super) const VERSION_FIELD: &str = "version";
/// Its keys for lists of which it says whether they have more elements than are stated; sets of texts. A list that is in
/// both stays open.
const COMPLETENESS_FIELDS: [(&str, Completeness); 2] =
    [("complete", Completeness::Complete), ("open", Completeness::Open)];
/// Its key for the day on which the facts hold.
const DESCRIBED_FIELD: &str = "described-on";
/// The only version there is.
pub(super) const VERSION: i64 = 1;

/// Checks the version, notes the day on which the facts hold, and opens the lists that the manifest names as not
/// complete.
pub(super) fn check(reader: &mut Reader<'_>, facts: &mut Facts) {
    let program = reader.program;
    let name = (Prefix::of(MANIFEST_RECORD), MANIFEST_RECORD);
    let Some((id, record)) = record_named(program, name) else { return };
    let Known::Record(stated) = &facts.root(id).known else { return };
    let named = |name: &str| {
        let at = record.fields.iter().position(|field| program.texts.is_symbol(field.name, name))?;
        Some((record.fields.get(at)?, stated.fact(at)))
    };
    if let Some((_, fact)) = named(VERSION_FIELD) {
        check_version(reader, fact);
    }
    let described_on = match named(DESCRIBED_FIELD) {
        Some((_, Fact { known: Known::Date(day), .. })) => day.exact(),
        _ => None,
    };
    facts.described_on = described_on;
    for (name, completeness) in COMPLETENESS_FIELDS {
        let field = record.fields.iter().find(|field| program.texts.symbol(field.name) == name);
        if field.is_some_and(|field| field.of_type == Type::Set(Member::Text)) {
            set_completeness(reader, facts, name, completeness);
        }
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

fn set_completeness(reader: &mut Reader<'_>, facts: &mut Facts, field: &str, completeness: Completeness) {
    let root = reader.root;
    let Some(Value::Table(header)) = root.get(MANIFEST_RECORD).map(|node| node.value) else { return };
    let lists = match header.get(field).map(|node| node.value) {
        Some(Value::List(names)) => vec![names],
        Some(Value::Table(ends)) => ends.entries().filter_map(|end| list_of(&end.node)).collect(),
        _ => Vec::new(),
    };
    for entry in lists.into_iter().flatten() {
        let Value::Text(name) = entry.value else { continue };
        match named_list::find(reader.program, facts, name) {
            NamedList::Stated(list) => list.completeness = completeness,
            NamedList::Unstated if completeness == Completeness::Open => {}
            NamedList::Unstated | NamedList::Unknown if may_be_lost(reader, name) => {}
            NamedList::Unstated => not_stated(reader, name, entry),
            NamedList::Unknown => no_such_list(reader, name, entry),
        }
    }
}

/// Whether a list of that name, or the element in which it lies, may stand where the manifest can't be read.
fn may_be_lost(reader: &mut Reader<'_>, name: &str) -> bool {
    let Ok(name) = name.parse::<FactName>() else { return false };
    let first = name.parts().next().unwrap_or_default();
    let is_misread = record_named(reader.program, (Prefix::of(first), first)).is_some_and(|(list, _)| {
        reader.keys.gather(list);
        reader.keys.of(list).is_none()
    });
    !reader.lost.is_empty() && (is_misread || name.parts().any(|part| reader.lost.may_hold(part)))
}

fn list_of<'tree>(node: &Node<'tree>) -> Option<&'tree [Node<'tree>]> {
    if let Value::List(elements) = node.value { Some(elements) } else { None }
}

fn not_stated(reader: &mut Reader<'_>, name: &str, entry: &Node<'_>) {
    reader.report(|reader| {
        let shown = shortened(name);
        Diagnostic::error(
            Code::MANIFEST_BROKEN_REFERENCE,
            localized!("the list `{shown}` is not stated", "列表 `{shown}` 未作说明"),
            reader.span(entry.span()),
            localized!("expected a list that the manifest or a document states", "应为清单或文档所述的列表"),
        )
        .help(localized!(
            "state its elements; an empty list states that there is none",
            "请列出其元素；空列表表示没有"
        ))
    });
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
