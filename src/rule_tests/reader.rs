//! Reads a case file, and reports everything that is wrong with it.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::case::{Case, CaseFile, Change, Edit, Entry};
use super::mistakes::expected_one_of;
use crate::diagnostic::Diagnostic;
use crate::facts::FactName;
use crate::localized;
use crate::program::Program;
use crate::quantity::Date;
use crate::source::FileId;

/// The keys of a case file.
const FILE_KEYS: &[&str] = &["base", "as-of", "case"];
/// The keys of a case.
const CASE_KEYS: &[&str] = &["name", "base", "as-of", "set", "unset", "add", "expect"];

/// A value with its place.
pub(super) type Value<'input> = Spanned<DeValue<'input>>;

/// One reading of one case file.
pub(super) struct Reader<'input> {
    /// Everything that rule files declare.
    pub(super) program: &'input Program,
    /// The names of the base manifests.
    bases: &'input [&'input str],
    /// The case file.
    pub(super) file: FileId,
    /// What is wrong with it.
    pub(super) diagnostics: &'input mut Vec<Diagnostic>,
}

/// What holds for the cases of a file that do not say otherwise.
struct Defaults {
    base: Option<usize>,
    as_of: Option<Date>,
}

/// Reads the case file `text`; what is wrong with it joins `diagnostics`.
pub(super) fn read<'input>(
    program: &'input Program,
    bases: &'input [&'input str],
    file: FileId,
    text: &'input str,
    diagnostics: &'input mut Vec<Diagnostic>,
) -> CaseFile {
    let mut reader = Reader { program, bases, file, diagnostics };
    match DeTable::parse(text) {
        Ok(table) => reader.file(table.get_ref()),
        Err(error) => {
            let original = error.message();
            reader.report(
                error.span().unwrap_or(text.len()..text.len()),
                localized!("the case file is not well-formed", "用例文件的格式有误"),
                localized!("TOML says: {original}", "TOML 的说明：{original}"),
            );
            CaseFile { entries: Vec::new(), broken: true }
        }
    }
}

impl Reader<'_> {
    fn file(&mut self, table: &DeTable<'_>) -> CaseFile {
        let before = self.diagnostics.len();
        self.check_keys(table, FILE_KEYS);
        let defaults = Defaults { base: self.base(table), as_of: self.as_of(table) };
        let cases = match table.get("case").map(|value| (value.span(), value.get_ref())) {
            Some((_, DeValue::Array(cases))) => cases.iter().collect(),
            Some((span, _)) => {
                self.wrong(span, "case", &localized!("`[[case]]` for each case", "每个用例写作 `[[case]]`"));
                Vec::new()
            }
            None => Vec::new(),
        };
        let broken = self.diagnostics.len() > before;
        let mut names = BTreeSet::new();
        let entries = cases.into_iter().map(|case| self.entry(case, &defaults, &mut names)).collect();
        CaseFile { entries, broken }
    }

    fn entry(&mut self, value: &Value<'_>, defaults: &Defaults, names: &mut BTreeSet<String>) -> Entry {
        let span = self.span(value.span());
        let before = self.diagnostics.len();
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(value.span(), "case", &localized!("a table", "表"));
            return Entry { name: String::new(), span, case: None };
        };
        self.check_keys(table, CASE_KEYS);
        let name = self.name(table, value.span(), names);
        let case = self.case(table, value.span(), defaults);
        let span = table.get("name").map_or(span, |name| self.span(name.span()));
        Entry { name, span, case: case.filter(|_| self.diagnostics.len() == before) }
    }

    fn name(&mut self, table: &DeTable<'_>, place: Range<usize>, names: &mut BTreeSet<String>) -> String {
        let Some(value) = table.get("name") else {
            self.lacks(place, "name");
            return String::new();
        };
        let DeValue::String(name) = value.get_ref() else {
            self.wrong(value.span(), "name", &localized!("a text", "文本"));
            return String::new();
        };
        if !names.insert(name.to_string()) {
            self.report(
                value.span(),
                localized!("two cases of the file are called `{name}`", "文件中有两个用例名为 `{name}`"),
                localized!("expected another name here", "此处应为其他名称"),
            );
        }
        name.to_string()
    }

    fn case(&mut self, table: &DeTable<'_>, place: Range<usize>, defaults: &Defaults) -> Option<Case> {
        let base = self.base(table).or(defaults.base);
        if base.is_none() && table.get("base").is_none() {
            self.lacks(place.clone(), "base");
        }
        let as_of = self.as_of(table).or(defaults.as_of);
        if as_of.is_none() && table.get("as-of").is_none() {
            self.lacks(place.clone(), "as-of");
        }
        let mut edits = self.unset(table);
        self.changes(table, "set", &mut edits);
        self.changes(table, "add", &mut edits);
        let expectations = self.expectations(table.get("expect"), place);
        Some(Case { base: base?, as_of: as_of?, edits, expectations })
    }

    /// The base that a table names, where it names one.
    fn base(&mut self, table: &DeTable<'_>) -> Option<usize> {
        let value = table.get("base")?;
        let DeValue::String(name) = value.get_ref() else {
            self.wrong(value.span(), "base", &localized!("a file name, as a text", "文件名（文本）"));
            return None;
        };
        let found = self.bases.iter().position(|base| base == name);
        if found.is_none() {
            let error = self.error(
                value.span(),
                localized!("there is no base manifest `{name}`", "没有名为 `{name}` 的基础清单"),
                expected_one_of(self.bases),
            );
            self.diagnostics.push(error.did_you_mean(name, self.bases.iter().copied()));
        }
        found
    }

    /// The as-of date that a table states, where it states one.
    fn as_of(&mut self, table: &DeTable<'_>) -> Option<Date> {
        let value = table.get("as-of")?;
        let date = match value.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() => moment.date,
            _ => None,
        };
        let date = date.and_then(|date| Date::parse(&date.to_string()));
        if date.is_none() {
            let expected =
                localized!("a date without quotation marks: `2026-01-31`", "不加引号的日期：`2026-01-31`");
            self.wrong(value.span(), "as-of", &expected);
        }
        date
    }

    /// The facts that are no longer stated.
    fn unset(&mut self, table: &DeTable<'_>) -> Vec<Edit> {
        let Some(value) = table.get("unset") else { return Vec::new() };
        let DeValue::Array(paths) = value.get_ref() else {
            self.wrong(value.span(), "unset", &localized!("a list of facts", "事实的列表"));
            return Vec::new();
        };
        let mut edits = Vec::new();
        for path in paths {
            let DeValue::String(text) = path.get_ref() else {
                self.wrong(
                    path.span(),
                    "unset",
                    &localized!("the name of a fact, as a text", "事实的名称（文本）"),
                );
                continue;
            };
            let Some(names) = self.path(text, path.span()) else { continue };
            edits.push(Edit { path: names, change: Change::Unset, span: self.span(path.span()) });
        }
        edits
    }

    /// The facts that `set` states, or the elements that `add` appends.
    fn changes(&mut self, table: &DeTable<'_>, key: &str, edits: &mut Vec<Edit>) {
        let Some(value) = table.get(key) else { return };
        let DeValue::Table(changes) = value.get_ref() else {
            self.wrong(value.span(), key, &localized!("a table of facts", "事实的表"));
            return;
        };
        for (name, value) in changes {
            let Some(path) = self.path(name.get_ref(), name.span()) else { continue };
            let Ok(stated) = toml::Value::deserialize(ValueDeserializer::from(value.clone())) else {
                self.wrong(value.span(), name.get_ref(), &localized!("a value", "值"));
                continue;
            };
            let change = match (key, stated) {
                ("add", toml::Value::Array(elements)) => Change::Add(elements),
                ("add", _) => {
                    let expected = localized!("a list of the elements to append", "要追加的元素的列表");
                    self.wrong(value.span(), name.get_ref(), &expected);
                    continue;
                }
                (_, stated) => Change::Set(stated),
            };
            edits.push(Edit { path, change, span: self.span(name.span()) });
        }
    }

    /// The names in a dotted path.
    pub(super) fn path(&mut self, text: &str, place: Range<usize>) -> Option<Vec<String>> {
        match text.parse::<FactName>() {
            Ok(path) => Some(path.parts().map(str::to_owned).collect()),
            Err(_) => {
                self.report(
                    place,
                    localized!("`{text}` is not the name of a fact", "`{text}` 不是事实的名称"),
                    localized!(
                        "expected names between dots, such as `dataset.\"customer profiles\".personal`",
                        "应为以点分隔的名称，例如 `dataset.\"customer profiles\".personal`"
                    ),
                );
                None
            }
        }
    }
}
