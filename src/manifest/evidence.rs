//! The documents behind facts: whether what a manifest says of them can be so.

use std::path::Path;

use super::describe::{record_name, shortened};
use super::documents::{not_below, stays_below};
use super::interval::{AT_LEAST, AT_MOST};
use super::reader::Reader;
use super::tree::{Node, Table, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::{Bound, Fact, FactName, Facts, Known, PatternFinder, Record, UnknownPart};
use crate::localized;
use crate::localized::Localized;
use crate::program::{EvidenceList, EvidencePart, Program};
use crate::quantity::{Date, Digest};
use crate::source::Span;

/// The most names that are compared for a "did you mean".
const MOST_NAMES: usize = 1_000;

/// Checks paths, digests and days of the documents, and that what they support exists.
pub(super) fn check(reader: &mut Reader<'_>, facts: &Facts) {
    let Some(evidence) = &reader.program.evidence else { return };
    let Known::List(documents) = &facts.root(evidence.list).known else { return };
    for document in &documents.elements {
        check_document(reader, evidence, &document.record);
    }
    check_supported(reader, evidence, facts);
}

fn check_document(reader: &mut Reader<'_>, evidence: &EvidenceList, document: &Record) {
    let fact = |part| evidence.field(part).map(|field| document.fact(field));
    if let Some((path, place)) = fact(EvidencePart::Path).and_then(text)
        && !stays_below(Path::new(path))
    {
        reader.report(|_| not_below(Path::new(path), place));
    }
    if let Some((digest, place)) = fact(EvidencePart::Sha256).and_then(text)
        && Digest::parse(digest).is_none()
    {
        reader.report(|_| no_digest(digest, place));
    }
    let issued = fact(EvidencePart::Issued).and_then(first_day);
    let expires = fact(EvidencePart::Expires).and_then(last_day);
    if let (Some((issued, from)), Some((expires, until))) = (issued, expires)
        && expires < issued
    {
        reader.report(|_| never_valid((issued, from), (expires, until)));
    }
}

fn text(fact: &Fact) -> Option<(&str, Span)> {
    match (&fact.known, fact.place) {
        (Known::Text(text), Some(place)) => Some((text, place)),
        _ => None,
    }
}

/// The first day that is possible, and where it is stated.
fn first_day(fact: &Fact) -> Option<(Date, Span)> {
    match (&fact.known, fact.place) {
        (Known::Date(days), Some(place)) => days.low.value().map(|day| (day, place)),
        _ => None,
    }
}

/// The last day that is possible, and where it is stated.
fn last_day(fact: &Fact) -> Option<(Date, Span)> {
    match (&fact.known, fact.place) {
        (Known::Date(days), Some(place)) => match days.high {
            Bound::Unbounded => None,
            Bound::Closed(day) => Some((day, place)),
            Bound::Open(day) => Some((Date::from_days(day.days().saturating_sub(1)), place)),
        },
        _ => None,
    }
}

fn no_digest(digest: &str, place: Span) -> Diagnostic {
    let digest = shortened(digest);
    Diagnostic::error(
        Code::MANIFEST_WRONG_TYPE,
        localized!("`{digest}` is no SHA-256", "`{digest}` 不是 SHA-256 摘要"),
        place,
        localized!("expected 64 hexadecimal digits", "应为 64 位十六进制数"),
    )
    .help(localized!("`sha256sum FILE` prints them", "可用 `sha256sum 文件` 得出"))
}

fn never_valid((issued, from): (Date, Span), (expires, until): (Date, Span)) -> Diagnostic {
    Diagnostic::error(
        Code::MANIFEST_EMPTY_INTERVAL,
        localized!("the document ends before it is issued", "材料的有效期在出具之前即已届满"),
        until,
        localized!("the last day is {expires}", "最后一日为 {expires}"),
    )
    .and(from, localized!("it is issued on {issued}", "出具于 {issued}"))
}

/// Checks that what documents support exists: in the vocabulary, and in the lists of the manifest.
fn check_supported(reader: &mut Reader<'_>, evidence: &EvidenceList, facts: &Facts) {
    let program = reader.program;
    let Some(Value::List(documents)) =
        reader.root.get(record_name(program, evidence.list)).map(|node| node.value)
    else {
        return;
    };
    let record = program.vocabulary.record(evidence.list);
    let supports = evidence.field(EvidencePart::Supports).and_then(|field| record?.fields.get(field));
    let Some(supports) = supports.map(|field| program.texts.symbol(field.name)) else { return };
    let mut finder = PatternFinder::new(program, facts);
    for document in documents {
        let Value::Table(document) = document.value else { continue };
        let names = document.get(supports).into_iter().flat_map(members);
        for name in names {
            let Value::Text(text) = name.value else { continue };
            let place = reader.span(name.span());
            match text.parse::<FactName>() {
                Err(_) => reader.report(|_| no_name(text, place)),
                Ok(found) => {
                    if let Err(unknown) = finder.find(&found)
                        && !may_be_lost(reader, &unknown)
                    {
                        reader.report(|_| no_fact(program, text, place, &unknown));
                    }
                }
            }
        }
    }
}

/// Whether an element of that key may stand where the manifest can't be read.
fn may_be_lost(reader: &Reader<'_>, unknown: &UnknownPart<'_>) -> bool {
    let has_nameless = || unknown.list.is_some_and(|list| list.elements.iter().any(|one| one.key.is_empty()));
    reader.lost.may_hold(&unknown.part) || (!reader.lost.is_empty() && has_nameless())
}

/// The members of a set, of both its ends where it has them.
fn members<'tree>(set: &Node<'tree>) -> Vec<&'tree Node<'tree>> {
    let ends = |table: Table<'tree>| {
        let ends = [AT_LEAST, AT_MOST].into_iter().filter_map(move |end| table.get(end));
        ends.flat_map(members).collect()
    };
    match set.value {
        Value::List(members) => members.iter().collect(),
        Value::Table(table) => ends(table),
        _ => Vec::new(),
    }
}

fn no_name(text: &str, place: Span) -> Diagnostic {
    let shown = shortened(text);
    Diagnostic::error(
        Code::MANIFEST_BROKEN_REFERENCE,
        localized!("`{shown}` is no name of a fact", "`{shown}` 不是事实的名称"),
        place,
        localized!(
            "expected names between dots, such as `table.fact`",
            "应为以点号连接的名称，例如 `table.fact`"
        ),
    )
    .help(localized!(
        "put a key in quotation marks if it holds anything but Latin letters, digits, `-` and `_`",
        "键中若有拉丁字母、数字、`-` 和 `_` 以外的字符，请加引号"
    ))
}

fn no_fact(program: &Program, text: &str, place: Span, unknown: &UnknownPart<'_>) -> Diagnostic {
    let shown = shortened_name(text);
    let message = localized!("no fact is called `{shown}`", "没有名为 `{shown}` 的事实");
    let part = shortened(&unknown.part);
    let label = match &unknown.known {
        None => localized!("a manifest has no table `{part}`", "清单中没有表 `{part}`"),
        Some(known) => {
            let known = shortened_name(&known.to_string());
            match (unknown.record, unknown.list) {
                (None, _) => localized!("nothing lies within `{known}`", "`{known}` 之内没有其他事实"),
                (Some(_), None) => localized!("`{known}` has no `{part}`", "`{known}` 中没有 `{part}`"),
                (Some(_), Some(_)) => localized!(
                    "`{known}` has neither an element nor a fact `{part}`",
                    "`{known}` 中既没有元素也没有事实名为 `{part}`"
                ),
            }
        }
    };
    let choices = choices(program, unknown);
    let error = Diagnostic::error(Code::MANIFEST_BROKEN_REFERENCE, message, place, label);
    let error = error.help(Localized::new(
        "`hegui explain TABLE` lists the facts of a table",
        "`hegui explain 表` 列出表中的事实",
    ));
    error.did_you_mean(&unknown.part, choices.iter().map(String::as_str))
}

/// A name that fits into a message; its quotation marks belong to it.
fn shortened_name(name: &str) -> String {
    shortened(name).replace("\\\"", "\"")
}

/// What could stand in the place of the part that leads nowhere.
fn choices(program: &Program, unknown: &UnknownPart<'_>) -> Vec<String> {
    if unknown.known.is_none() {
        let roots = program.vocabulary.roots();
        return roots.map(|(_, record)| program.texts.symbol(record.name).to_owned()).collect();
    }
    let elements = unknown.list.map(|list| list.elements.as_slice()).unwrap_or_default();
    let keys = elements.iter().take(MOST_NAMES).map(|element| element.key.to_string());
    let fields = unknown.record.map(|record| record.fields.as_slice()).unwrap_or_default();
    keys.chain(fields.iter().map(|field| program.texts.symbol(field.name).to_owned())).collect()
}
