//! Reads a list of equivalent mutants: `[[equivalent]]` with the item, the change, and why it makes no difference.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::{InstrumentId, ParameterId, Program, RuleId, TermId};
use crate::rule_tests::mistakes::expected_one_of;
use crate::rule_tests::owner::Owner;
use crate::source::{FileId, Span};

/// The name of the file that lists equivalent mutants, beside the cases of its pack.
const FILE_NAME: &str = "equivalent.toml";
/// The keys of an entry that name an item.
const ITEMS: &[&str] = &["rule", "term", "parameter", "instrument"];
/// All keys of an entry.
const KEYS: &[&str] = &["rule", "term", "parameter", "instrument", "change", "reason"];

/// Whether a file of that name lists equivalent mutants, and no cases.
pub fn is_equivalents(path: &str) -> bool {
    path.rsplit(['/', '\\']).next() == Some(FILE_NAME)
}

/// One mutant that makes no difference.
#[derive(Debug)]
pub(super) struct Entry {
    /// The item that is changed.
    pub(super) owner: Owner,
    /// The change, as reports name it.
    pub(super) change: String,
    /// Why it makes no difference.
    pub(super) reason: String,
    /// The place of the change in the file.
    pub(super) span: Span,
}

/// Reads the list `text`; what is wrong with it joins `diagnostics`.
pub(super) fn read(
    program: &Program,
    file: FileId,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let mut reader = Reader { program, file, diagnostics };
    match DeTable::parse(text) {
        Ok(table) => reader.entries(table.get_ref()),
        Err(error) => {
            let original = error.message();
            reader.report(
                error.span().unwrap_or(text.len()..text.len()),
                localized!("the list of equivalent mutants is not well-formed", "等价变异体清单的格式有误"),
                localized!("TOML says: {original}", "TOML 的说明：{original}"),
            );
            Vec::new()
        }
    }
}

struct Reader<'a> {
    program: &'a Program,
    file: FileId,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn entries(&mut self, table: &DeTable<'_>) -> Vec<Entry> {
        self.check_keys(table, &["equivalent"]);
        let Some(value) = table.get("equivalent") else { return Vec::new() };
        let DeValue::Array(entries) = value.get_ref() else {
            self.no_entries(value.span());
            return Vec::new();
        };
        entries.iter().filter_map(|entry| self.entry(entry)).collect()
    }

    fn entry(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Entry> {
        let DeValue::Table(table) = value.get_ref() else {
            self.no_entries(value.span());
            return None;
        };
        self.check_keys(table, KEYS);
        let owner = self.owner(table, value.span());
        let change = self.text(table, "change", value.span());
        let reason = self.text(table, "reason", value.span());
        let (change, place) = change?;
        let span = Span::new(self.file, place.start, place.end);
        Some(Entry { owner: owner?, change, reason: reason?.0, span })
    }

    /// The item that an entry names under exactly one key.
    fn owner(&mut self, table: &DeTable<'_>, place: Range<usize>) -> Option<Owner> {
        let named: Vec<&str> = ITEMS.iter().copied().filter(|kind| table.get(*kind).is_some()).collect();
        let &[kind] = named.as_slice() else {
            let message =
                localized!("an entry names exactly one item of the rules", "每项应恰好指明规则中的一个条目");
            self.report(place, message, expected_one_of(ITEMS));
            return None;
        };
        let (name, place) = self.text(table, kind, place)?;
        let all = owners(self.program, kind);
        let found = all.iter().find(|owner| owner.name(self.program) == name).copied();
        if found.is_none() {
            let message = localized!("there is no {kind} `{name}`", "没有名为 `{name}` 的 {kind}");
            let label = localized!("expected the name of a {kind}", "应为 {kind} 的名称");
            let error = Diagnostic::error(Code::CASE_INVALID, message, self.span(place), label);
            let known = all.iter().map(|owner| owner.name(self.program));
            self.diagnostics.push(error.did_you_mean(&name, known));
        }
        found
    }

    /// A text that an entry must have, with its place.
    fn text(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        place: Range<usize>,
    ) -> Option<(String, Range<usize>)> {
        match table.get(key).map(|value| (value.get_ref(), value.span())) {
            Some((DeValue::String(text), place)) if !text.trim().is_empty() => {
                Some((text.to_string(), place))
            }
            found => {
                let place = found.map_or(place, |(_, place)| place);
                self.report(
                    place,
                    localized!("an entry has no text `{key}`", "该项没有文本 `{key}`"),
                    localized!("expected `{key}` as a text in this entry", "此项应有文本 `{key}`"),
                );
                None
            }
        }
    }

    fn check_keys(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for (key, _) in table {
            let name = key.get_ref();
            if !known.contains(&name.as_ref()) {
                let message = localized!(
                    "a list of equivalent mutants has no key `{name}` here",
                    "等价变异体清单在此处没有键 `{name}`"
                );
                let span = self.span(key.span());
                let error = Diagnostic::error(Code::CASE_INVALID, message, span, expected_one_of(known));
                self.diagnostics.push(error.did_you_mean(name, known.iter().copied()));
            }
        }
    }

    fn no_entries(&mut self, place: Range<usize>) {
        self.report(
            place,
            localized!("`equivalent` has a value of another kind", "`equivalent` 的值类型不符"),
            localized!("expected `[[equivalent]]` for each mutant", "每个变异体写作 `[[equivalent]]`"),
        );
    }

    fn report(&mut self, place: Range<usize>, message: Localized, label: Localized) {
        let span = self.span(place);
        self.diagnostics.push(Diagnostic::error(Code::CASE_INVALID, message, span, label));
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }
}

/// All items of that kind.
fn owners(program: &Program, kind: &str) -> Vec<Owner> {
    match kind {
        "rule" => (0..program.rules.len()).map(RuleId::from_index).map(Owner::Rule).collect(),
        "term" => (0..program.terms.len()).map(TermId::from_index).map(Owner::Term).collect(),
        "parameter" => {
            (0..program.parameters.len()).map(ParameterId::from_index).map(Owner::Parameter).collect()
        }
        _ => (0..program.instruments.len()).map(InstrumentId::from_index).map(Owner::Instrument).collect(),
    }
}
