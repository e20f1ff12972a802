//! Records, lists and enums: the facts that a manifest may state.

use std::collections::BTreeSet;

use super::checker::Checker;
use super::types::{MaybeType, is_numeric};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::{EnumerationType, EnumerationValue, Field, RecordId, RecordKind, RecordType, Type};
use crate::quantity::Since;
use crate::source::Span;
use crate::syntax::ast::{self, FieldKind};

impl Checker<'_> {
    /// Fills the vocabulary.
    pub(super) fn check_vocabulary(&mut self) {
        let declarations = self.declarations;
        for unit in &declarations.units {
            self.check_unit(unit);
        }
        for enumeration in &declarations.enumerations {
            self.check_enumeration(enumeration);
        }
        for (index, record) in declarations.records.iter().enumerate() {
            self.check_record(record, RecordId::from_index(index));
        }
        self.check_keys();
        self.check_nesting();
    }

    fn check_enumeration(&mut self, enumeration: &ast::Enumeration) {
        self.check_clauses(&enumeration.name, enumeration.span, &[("title", enumeration.title.is_some())]);
        self.check_unique(enumeration.values.iter().map(|value| &value.name));
        let name = self.program.texts.intern(&enumeration.name.text);
        let title = self.text(enumeration.title.as_ref());
        let values = enumeration.values.iter().map(|value| EnumerationValue {
            name: self.program.texts.intern(&value.name.text),
            title: self.program.texts.add(&value.title.text),
        });
        let values = values.collect();
        let checked = EnumerationType { name, title, values, span: enumeration.span };
        self.program.vocabulary.enumerations.to_mut().push(checked);
    }

    fn check_record(&mut self, record: &ast::Record, id: RecordId) {
        self.check_clauses(&record.name, record.span, &[("title", record.title.is_some())]);
        self.check_unique(record.fields.iter().map(|field| &field.name));
        let mut declared: Vec<(usize, &ast::Field)> = record.fields.iter().enumerate().collect();
        declared.sort_by(|(_, one), (_, other)| one.name.text.cmp(&other.name.text));
        let name = self.program.texts.intern(&record.name.text);
        let title = self.text(record.title.as_ref());
        let note = self.optional_text(record.note.as_ref());
        let mut fields = Vec::new();
        let mut key = None;
        for (position, (order, field)) in declared.into_iter().enumerate() {
            let position = u16::try_from(position).unwrap_or(u16::MAX);
            let of_type = self.resolve_type(&field.type_reference);
            if of_type == MaybeType::Unknown {
                self.unknown_fields.insert((id, position));
            }
            if field.kind == FieldKind::Key {
                self.check_key(field, of_type);
                key = key.or(Some(position));
            }
            let since = self.check_counter(field, of_type);
            let behind =
                record.fields.get(order + 1).map_or(record.span.end_point(), |next| next.span.start_point());
            self.check_field_clauses(field, of_type, field.span.to(behind));
            fields.push(Field { since, ..self.field(field, of_type, order) });
        }
        let kind = self.names.records.get(&record.name.text).map_or(RecordKind::Table, |&(_, kind)| kind);
        let checked = RecordType { name, kind, key, title, note, fields: fields.into(), span: record.span };
        self.program.vocabulary.records.to_mut().push(checked);
    }

    /// Reports what a field lacks, unless something behind it up to the end of `whole` could not be read.
    fn check_field_clauses(&mut self, field: &ast::Field, of_type: MaybeType, whole: Span) {
        let leads_on =
            matches!(of_type, MaybeType::Known(Type::Nested(_) | Type::List(_)) | MaybeType::Unknown);
        let is_asked = field.ask.is_some() || leads_on || field.kind == FieldKind::Key;
        self.check_clauses(&field.name, whole, &[("title", field.title.is_some()), ("ask", is_asked)]);
    }

    fn field(&mut self, field: &ast::Field, of_type: MaybeType, order: usize) -> Field {
        Field {
            name: self.program.texts.intern(&field.name.text),
            of_type: of_type.or_bool(),
            title: self.text(field.title.as_ref()),
            note: self.optional_text(field.note.as_ref()),
            ask: self.optional_text(field.ask.as_ref()),
            since: None,
            order: u16::try_from(order).unwrap_or(u16::MAX),
            span: field.span,
        }
    }

    /// From when a field counts, where it is a counter: a number of something.
    fn check_counter(&mut self, field: &ast::Field, of_type: MaybeType) -> Option<Since> {
        let FieldKind::Counter(since) = field.kind else { return None };
        let counts = |of_type| is_numeric(of_type) && !matches!(of_type, Type::Rate(_));
        if let Some(of_type) = of_type.known().filter(|&known| !counts(known)) {
            let name = &field.name.text;
            let Localized { en, zh } = self.describe(of_type);
            let message = localized!("the counter `{name}` is {en}", "累计数 `{name}` 的类型为{zh}");
            let label = localized!(
                "expected a count, a size, an amount or a length of time",
                "此处应为计数、大小、金额或时长"
            );
            self.report(Diagnostic::error(Code::TYPES_MISMATCH, message, field.type_reference.span, label));
        }
        Some(since)
    }

    fn check_key(&mut self, field: &ast::Field, of_type: MaybeType) {
        let Some(of_type) = of_type.known().filter(|&known| known != Type::Text) else { return };
        let name = &field.name.text;
        let Localized { en, zh } = self.describe(of_type);
        let message = localized!("the key `{name}` is {en}", "键 `{name}` 的类型是{zh}");
        let label = localized!("expected `text`", "此处应为 `text`");
        self.report(Diagnostic::error(Code::TYPES_MISMATCH, message, field.type_reference.span, label));
    }

    /// What stands many times is known by one key.
    fn check_keys(&mut self) {
        let fields = self.program.vocabulary.records.iter().flat_map(|record| &record.fields);
        let repeated: BTreeSet<RecordId> = fields
            .filter_map(|field| match field.of_type {
                Type::List(record) => Some(record),
                _ => None,
            })
            .collect();
        for (index, record) in self.declarations.records.iter().enumerate() {
            let is_repeated =
                record.kind == ast::RecordKind::List || repeated.contains(&RecordId::from_index(index));
            let keys: Vec<_> = record.fields.iter().filter(|field| field.kind == FieldKind::Key).collect();
            let Some((first, others)) = keys.split_first() else {
                if is_repeated && !self.is_broken(record.span) {
                    self.report_missing_key(record);
                }
                continue;
            };
            for second in others {
                let name = &record.name.text;
                let message = localized!("`{name}` has two keys", "`{name}` 有两个键");
                let label = localized!("a further key", "又一个键");
                let other = localized!("the first key", "第一个键");
                let problem = Diagnostic::error(Code::NAMES_DUPLICATE, message, second.name.span, label);
                self.report(problem.and(first.name.span, other));
            }
        }
    }

    fn report_missing_key(&mut self, record: &ast::Record) {
        let name = &record.name.text;
        let message = localized!("the elements of `{name}` have no key", "`{name}` 的元素没有键");
        let label = localized!("needs one field `NAME: text key`", "需要一个 `名称: text key` 字段");
        self.report(Diagnostic::error(Code::LAW_MISSING_CLAUSE, message, record.name.span, label));
    }

    /// No record may stand within itself.
    fn check_nesting(&mut self) {
        let records = &self.program.vocabulary.records;
        let within: Vec<Vec<usize>> = records
            .iter()
            .map(|record| {
                let fields = record.fields.iter();
                fields.filter_map(|field| nested(field.of_type)).map(RecordId::index).collect()
            })
            .collect();
        for circle in super::cycle::circles(&within) {
            let names = circle.iter().filter_map(|&member| self.declarations.records.get(member));
            let names: Vec<_> = names.map(|record| &record.name).collect();
            let message = localized!("a record stands within itself", "记录嵌套了自身");
            self.report_circle(&names, message);
        }
    }
}

fn nested(of_type: Type) -> Option<RecordId> {
    match of_type {
        Type::Nested(record) | Type::List(record) => Some(record),
        _ => None,
    }
}
