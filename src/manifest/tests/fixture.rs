//! A vocabulary with a fact of each type, and diagnostics as a snapshot shows them.

use std::fmt::Write as _;

use crate::diagnostic::Diagnostic;
use crate::facts::{Element, Fact, Facts, Known, Record};
use crate::localized::Localized;
use crate::manifest::{Notation, read, read_toml};
use crate::program::{
    EnumerationId, EnumerationType, EnumerationValue, Field, Member, Program, RecordId, RecordKind,
    RecordType, Type, Unit, UnitId,
};
use crate::quantity::RateUnit;
use crate::source::{FileId, LineIndex, Span};

const ENUMERATIONS: &[(&str, &[&str])] = &[
    ("kind", &["mobile-app", "online-service", "iot-device"]),
    ("sector", &["energy", "finance", "health", "telecom", "transport", "water"]),
];

/// Units with their English forms, of one and of many.
const UNITS: &[(&str, &str, &str)] = &[
    ("persons", "{number} person", "{number} persons"),
    ("staff", "{number} member (of staff)", "{number} members (of staff)"),
];

type Shape = (&'static str, RecordKind, &'static [(&'static str, &'static str)]);

const RECORDS: &[Shape] = &[
    (
        "dataset",
        RecordKind::List,
        &[
            ("collected-in", "set of country"),
            ("name", "text key"),
            ("persons", "count persons"),
            ("personal", "bool"),
            ("retention", "duration"),
            ("stores", "list of store"),
            ("tags", "set of text"),
            ("volume", "size"),
        ],
    ),
    (
        "incident",
        RecordKind::List,
        &[("detected", "datetime"), ("name", "text key"), ("reported", "datetime"), ("transfer", "transfer")],
    ),
    (
        "manifest",
        RecordKind::Table,
        &[("described-on", "date"), ("open", "set of text"), ("version", "version")],
    ),
    ("mlps", RecordKind::Nested, &[("filed", "date"), ("level", "count persons")]),
    (
        "operator",
        RecordKind::Table,
        &[
            ("ciio", "bool"),
            ("established-in", "country"),
            ("mlps", "mlps"),
            ("revenue", "money"),
            ("sector", "sector"),
            ("staff", "count staff"),
        ],
    ),
    (
        "product",
        RecordKind::Table,
        &[
            ("bandwidth", "rate bits"),
            ("kinds", "set of kind"),
            ("name", "text"),
            ("packets", "rate packets"),
            ("tls", "version"),
        ],
    ),
    ("store", RecordKind::Nested, &[("country", "country"), ("encrypted", "bool"), ("name", "text key")]),
    (
        "transfer",
        RecordKind::List,
        &[("datasets", "set of dataset"), ("main", "dataset"), ("name", "text key")],
    ),
];

fn type_of(name: &str) -> Type {
    let record = |name: &str| RECORDS.iter().position(|(known, ..)| *known == name).map(RecordId::from_index);
    let unit = |name: &str| UNITS.iter().position(|(known, ..)| *known == name).map(UnitId::from_index);
    let enumeration =
        |name: &str| ENUMERATIONS.iter().position(|(known, _)| *known == name).map(EnumerationId::from_index);
    match name.split(' ').collect::<Vec<_>>()[..] {
        ["bool"] => Type::Bool,
        ["text", ..] => Type::Text,
        ["date"] => Type::Date,
        ["datetime"] => Type::Datetime,
        ["duration"] => Type::Duration,
        ["count", name] => Type::Count(unit(name).expect("a unit")),
        ["size"] => Type::Size,
        ["money"] => Type::Money,
        ["rate", "bits"] => Type::Rate(RateUnit::Bits),
        ["rate", _] => Type::Rate(RateUnit::Packets),
        ["country"] => Type::Country,
        ["version"] => Type::Version,
        ["list", "of", name] => Type::List(record(name).expect("a record")),
        ["set", "of", name] => Type::Set(match type_of(name) {
            Type::Text => Member::Text,
            Type::Country => Member::Country,
            Type::Enumeration(id) => Member::Enumeration(id),
            Type::Reference(id) => Member::Reference(id),
            other => panic!("no set of {other:?}"),
        }),
        [name] => match (enumeration(name), record(name)) {
            (Some(id), _) => Type::Enumeration(id),
            (None, Some(id)) if RECORDS[id.index()].1 == RecordKind::List => Type::Reference(id),
            (None, Some(id)) => Type::Nested(id),
            _ => panic!("no type {name}"),
        },
        _ => panic!("no type {name}"),
    }
}

/// The program of these tests.
pub(super) fn program() -> Program {
    let mut program = Program::default();
    let title = |program: &mut Program, name: &str| {
        program.texts.add(&Localized::new(format!("{name} in English"), format!("中文的 {name}")))
    };
    for (name, one, many) in UNITS {
        let (name, zh) = (program.texts.intern(name), format!("{{number}}个 {name}"));
        let mut form = |en: &str| program.texts.add(&Localized::new(en, zh.clone()));
        let unit = Unit { name, many: form(many), one: Some(form(one)), span: Span::default() };
        program.vocabulary.units.to_mut().push(unit);
    }
    for (name, values) in ENUMERATIONS {
        let values = values.iter().map(|value| {
            let title = title(&mut program, value);
            EnumerationValue { name: program.texts.intern(value), title }
        });
        let values = values.collect();
        let (title, name) = (title(&mut program, name), program.texts.intern(name));
        program.vocabulary.enumerations.to_mut().push(EnumerationType {
            name,
            title,
            values,
            span: Span::default(),
        });
    }
    for (name, kind, fields) in RECORDS {
        let mut fields = fields.to_vec();
        fields.sort_unstable();
        let key = fields.iter().position(|(_, of_type)| *of_type == "text key");
        let fields = fields.iter().map(|(name, of_type)| Field {
            name: program.texts.intern(name),
            of_type: type_of(of_type),
            title: title(&mut program, name),
            note: None,
            ask: Some(title(&mut program, "question")),
            since: None,
            order: 0,
            span: Span::default(),
        });
        let fields = fields.collect();
        let (title, name) = (title(&mut program, name), program.texts.intern(name));
        let key = key.and_then(|key| u16::try_from(key).ok());
        let record = RecordType { name, kind: *kind, key, title, note: None, fields, span: Span::default() };
        program.vocabulary.records.to_mut().push(record);
    }
    program
}

/// The id of a record.
pub(super) fn record_id(name: &str) -> RecordId {
    RecordId::from_index(RECORDS.iter().position(|(known, ..)| *known == name).expect("a record"))
}

/// The fact of that name in a record of that type.
pub(super) fn fact<'facts>(record: &'facts Record, of: &str, name: &str) -> &'facts Fact {
    let mut names: Vec<&str> = RECORDS[record_id(of).index()].2.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    record.fact(names.iter().position(|known| *known == name).expect("a field"))
}

/// The table or first element of that name.
pub(super) fn first<'facts>(facts: &'facts Facts, name: &str) -> &'facts Record {
    match &facts.root(record_id(name)).known {
        Known::Record(record) => record,
        Known::List(list) => list.elements.first().map(|Element { record, .. }| record).expect("an element"),
        other => panic!("{name} is {other:?}"),
    }
}

/// Reads a manifest without errors.
pub(super) fn facts(text: &str) -> Facts {
    let (facts, diagnostics) = read_toml(&program(), FileId::default(), text);
    assert!(diagnostics.is_empty(), "{}", render(text, &diagnostics));
    facts
}

/// What is known of one fact of a table or of a list's first element, written as `key = value`.
pub(super) fn known(root: &str, line: &str) -> Known {
    let header = match RECORDS[record_id(root).index()].1 {
        RecordKind::List => format!("[[{root}]]\nname = \"x\"\n"),
        _ => format!("[{root}]\n"),
    };
    let facts = facts(&format!("{header}{line}"));
    let name = line.split(' ').next().expect("a name");
    fact(first(&facts, root), root, name).known.clone()
}

/// Reads a manifest without errors.
pub(super) fn facts_in(notation: Notation, text: &str) -> Facts {
    let (facts, diagnostics) = read(&program(), notation, FileId::default(), text);
    assert!(diagnostics.is_empty(), "{}", render(text, &diagnostics));
    facts
}

/// The diagnostics of a manifest.
pub(super) fn diagnostics(text: &str) -> Vec<Diagnostic> {
    diagnostics_in(Notation::Toml, text)
}

/// The diagnostics of a manifest.
pub(super) fn diagnostics_in(notation: Notation, text: &str) -> Vec<Diagnostic> {
    read(&program(), notation, FileId::default(), text).1
}

/// A manifest and its diagnostics, for a snapshot.
pub(super) fn errors(text: &str) -> String {
    errors_in(Notation::Toml, text)
}

/// A manifest and its diagnostics, for a snapshot.
pub(super) fn errors_in(notation: Notation, text: &str) -> String {
    let text = text.trim_start_matches('\n');
    format!("{text}\n--------\n{}", render(text, &diagnostics_in(notation, text)))
}

/// Several manifests and their diagnostics, for a snapshot.
pub(super) fn each_error_in(notation: Notation, texts: &[&str]) -> String {
    texts.iter().map(|text| errors_in(notation, text)).collect::<Vec<_>>().join("========\n")
}

fn render(text: &str, diagnostics: &[Diagnostic]) -> String {
    let lines = LineIndex::new(text);
    let mut out = String::new();
    for one in diagnostics {
        let _ = writeln!(out, "{}\n  {}\n  {}", one.code.id, one.message.en, one.message.zh);
        for label in &one.labels {
            let at = lines.position(label.span.start as usize);
            let under = text.get(label.span.start as usize..label.span.end as usize).unwrap_or("?");
            let (en, zh) = (&label.text.en, &label.text.zh);
            let _ = writeln!(out, "  {}:{} {under:?}: {en} / {zh}", at.line, at.column);
        }
        if let Some(help) = &one.help {
            let _ = writeln!(out, "  = {} / {}", help.en, help.zh);
        }
    }
    out
}
