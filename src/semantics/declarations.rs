//! The declarations of all files, by kind and in the order of their names.

use std::collections::BTreeSet;

use crate::syntax::ast::{self, Item, Name};

/// What all files declare; a name that stands twice is there twice.
#[derive(Default)]
pub(super) struct Declarations<'ast> {
    pub(super) records: Vec<&'ast ast::Record>,
    pub(super) enumerations: Vec<&'ast ast::Enumeration>,
    pub(super) units: Vec<&'ast ast::Unit>,
    pub(super) instruments: Vec<&'ast ast::Instrument>,
    pub(super) calendars: Vec<&'ast ast::Calendar>,
    pub(super) imports: Vec<&'ast ast::Import>,
    pub(super) parameters: Vec<&'ast ast::Parameter>,
    pub(super) terms: Vec<&'ast ast::Term>,
    pub(super) rules: Vec<&'ast ast::Rule>,
    /// The names of items that could not be read.
    pub(super) unread: BTreeSet<&'ast str>,
}

impl<'ast> Declarations<'ast> {
    /// Sorts the items of all files by kind and name, so that the order of the files has no influence.
    pub(super) fn collect(files: &'ast [ast::File]) -> Self {
        let unread = files.iter().flat_map(|file| &file.unread).map(|name| name.text.as_str());
        let mut all = Self { unread: unread.collect(), ..Self::default() };
        for item in files.iter().flat_map(|file| &file.items) {
            match item {
                Item::Record(record) => all.records.push(record),
                Item::Enumeration(enumeration) => all.enumerations.push(enumeration),
                Item::Unit(unit) => all.units.push(unit),
                Item::Instrument(instrument) => all.instruments.push(instrument),
                Item::Calendar(calendar) => all.calendars.push(calendar),
                Item::Import(import) => all.imports.push(import),
                Item::Parameter(parameter) => all.parameters.push(parameter),
                Item::Term(term) => all.terms.push(term),
                Item::Rule(rule) => all.rules.push(rule),
            }
        }
        sort(&mut all.records, |record| &record.name);
        sort(&mut all.enumerations, |enumeration| &enumeration.name);
        sort(&mut all.units, |unit| &unit.name);
        sort(&mut all.instruments, |instrument| &instrument.name);
        sort(&mut all.calendars, |calendar| &calendar.name);
        all.imports.sort_by(|one, other| {
            let names = |import: &'ast ast::Import| import.document.names.iter().map(|name| &name.text);
            names(one).cmp(names(other)).then(one.span.cmp(&other.span))
        });
        sort(&mut all.parameters, |parameter| &parameter.name);
        sort(&mut all.terms, |term| &term.name);
        sort(&mut all.rules, |rule| &rule.name);
        all
    }
}

fn sort<T>(items: &mut [&T], name: impl Fn(&T) -> &Name) {
    items.sort_by(|one, other| {
        let (one, other) = (name(one), name(other));
        one.text.cmp(&other.text).then(one.span.cmp(&other.span))
    });
}
