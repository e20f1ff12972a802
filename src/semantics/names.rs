//! What names mean at the top level.

use std::collections::{BTreeMap, BTreeSet};

use super::checker::Checker;
use super::declarations::Declarations;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::program::{
    EnumerationId, InstrumentId, ParameterId, ProvisionId, RecordId, RecordKind, TermId, UnitId,
};
use crate::source::Span;
use crate::syntax::ast::{self, Name, TypeKind};

/// What the language itself can apply to something in parentheses.
const DAY: &str = "day";

/// What a name at the head of a path or call may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// A record or list.
    Record(RecordId),
    /// A parameter.
    Parameter(ParameterId),
    /// A term.
    Term(TermId),
}

/// The names of all declarations.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Records, parameters and terms share one space.
    pub(super) heads: BTreeMap<String, (Head, Span)>,
    /// Records and lists, as types.
    pub(super) records: BTreeMap<String, (RecordId, RecordKind)>,
    /// Enums, as types.
    pub(super) enumerations: BTreeMap<String, EnumerationId>,
    /// Units, as `count` and numbers name them.
    pub(super) units: BTreeMap<String, UnitId>,
    /// Instruments.
    pub(super) instruments: BTreeMap<String, InstrumentId>,
    /// Provisions, as they are cited.
    pub(super) provisions: BTreeMap<String, ProvisionId>,
}

impl Names {
    /// What a name at the head of a path stands for.
    pub(super) fn head(&self, name: &str) -> Option<Head> {
        self.heads.get(name).map(|&(head, _)| head)
    }
}

impl Checker<'_> {
    /// Gives every declaration its id and reports names that are taken twice.
    pub(super) fn declare_names(&mut self) {
        self.declare_heads();
        self.declare_types();
        let declarations = self.declarations;
        for (index, instrument) in declarations.instruments.iter().enumerate() {
            let id = InstrumentId::from_index(index);
            self.names.instruments.entry(instrument.name.text.clone()).or_insert(id);
        }
        for (index, unit) in declarations.units.iter().enumerate() {
            self.names.units.entry(unit.name.text.clone()).or_insert(UnitId::from_index(index));
        }
        self.check_unique(declarations.units.iter().map(|unit| &unit.name));
        self.check_unique(declarations.instruments.iter().map(|instrument| &instrument.name));
        self.check_unique(declarations.rules.iter().map(|rule| &rule.name));
    }

    fn declare_heads(&mut self) {
        let declarations = self.declarations;
        let records = declarations
            .records
            .iter()
            .enumerate()
            .map(|(index, record)| (&record.name, Head::Record(RecordId::from_index(index))));
        let parameters = declarations
            .parameters
            .iter()
            .enumerate()
            .map(|(index, parameter)| (&parameter.name, Head::Parameter(ParameterId::from_index(index))));
        let terms = declarations
            .terms
            .iter()
            .enumerate()
            .map(|(index, term)| (&term.name, Head::Term(TermId::from_index(index))));
        let heads: Vec<(&Name, Head)> = records.chain(parameters).chain(terms).collect();
        self.check_unique(heads.iter().map(|&(name, _)| name));
        for (name, _) in
            heads.iter().filter(|(name, head)| name.text == DAY && !matches!(head, Head::Record(_)))
        {
            let message = localized!("the name `{DAY}` is taken", "名称 `{DAY}` 已被使用");
            let label = localized!("`{DAY}(…)` is the day of a moment", "`{DAY}(…)` 是某一时刻所在的日期");
            self.report(Diagnostic::error(Code::NAMES_DUPLICATE, message, name.span, label));
        }
        for (name, head) in heads {
            self.names.heads.entry(name.text.clone()).or_insert((head, name.span));
        }
    }

    fn declare_types(&mut self) {
        let declarations = self.declarations;
        let nested = nested_records(declarations);
        for (index, record) in declarations.records.iter().enumerate() {
            let kind = match record.kind {
                ast::RecordKind::List => RecordKind::List,
                ast::RecordKind::Record if nested.contains(record.name.text.as_str()) => RecordKind::Nested,
                ast::RecordKind::Record => RecordKind::Table,
            };
            let entry = self.names.records.entry(record.name.text.clone());
            entry.or_insert((RecordId::from_index(index), kind));
        }
        for (index, enumeration) in declarations.enumerations.iter().enumerate() {
            let id = EnumerationId::from_index(index);
            self.names.enumerations.entry(enumeration.name.text.clone()).or_insert(id);
            // A field's type could mean either.
            let record = self.declarations.records.iter().find(|one| one.name.text == enumeration.name.text);
            if let Some(record) = record {
                self.report_duplicate(&enumeration.name, record.name.span);
            }
        }
        self.check_unique(declarations.enumerations.iter().map(|enumeration| &enumeration.name));
    }
}

/// The names of records that stand in others.
fn nested_records<'ast>(declarations: &Declarations<'ast>) -> BTreeSet<&'ast str> {
    let fields = declarations.records.iter().flat_map(|record| &record.fields);
    fields
        .filter_map(|field| match &field.type_reference.kind {
            TypeKind::Named(name) | TypeKind::List(name) => Some(name.text.as_str()),
            _ => None,
        })
        .collect()
}
