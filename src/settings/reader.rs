//! One reading of one file: what it says under each key, and what is wrong with it.

use std::ops::Range;

use toml::de::DeValue;

use super::{Entry, Form, Stated, Table, Takes, Value, Word, is_mistaken};
use crate::diagnostic::{Code, Diagnostic, or_list};
use crate::localized;
use crate::localized::Localized;
use crate::manifest::Lost;
use crate::quantity::Date;
use crate::source::{FileId, Span};

/// A reading so far.
#[derive(Debug)]
pub struct Reader {
    file: FileId,
    /// What the file holds beside its tables, in places that could not be read.
    lost: Lost,
    /// What is wrong with the file.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reader {
    /// Begins to read a file.
    pub fn new(file: FileId) -> Self {
        Self::beside(file, Vec::new(), Lost::default())
    }

    /// Begins to read what a file holds beside mistakes of form, and what is lost by them.
    pub fn beside(file: FileId, mistakes: Vec<Diagnostic>, lost: Lost) -> Self {
        Self { file, lost, diagnostics: mistakes }
    }

    /// Whether all keys of the table at a place could be read.
    pub fn is_whole(&self, place: Span) -> bool {
        !self.lost.is_within(&(place.start as usize..place.end as usize))
    }

    /// The place of a range of bytes.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    /// Reports every key of a table that is not among `known`; `place` says what the table is, in a phrase.
    pub fn check_keys(&mut self, table: &Table<'_>, known: &[&str], place: &Localized) {
        let Localized { en, zh } = place;
        for (key, _) in table {
            let name = key.get_ref();
            if !known.contains(&name.as_ref()) {
                let expected = or_list(known);
                let error = Diagnostic::error(
                    Code::SETTINGS_UNKNOWN_KEY,
                    localized!("{en} has no key `{name}`", "{zh}没有键 `{name}`"),
                    self.span(key.span()),
                    Localized::new(format!("expected {}", expected.en), format!("应为 {}", expected.zh)),
                );
                let all = known.join("`, `");
                let all_zh = known.join("`、`");
                let help = localized!("the keys are `{all}`", "可用的键：`{all_zh}`");
                self.diagnostics.push(error.help(help).did_you_mean(name, known.iter().copied()));
            }
        }
    }

    /// A text; one that is blank is none.
    pub fn text(&mut self, table: &Table<'_>, key: &str) -> Entry<String> {
        let Some(value) = table.get(key) else { return Entry::Absent };
        match self.one_text(key, value) {
            Some(stated) => Entry::Stated(stated),
            None => Entry::Wrong,
        }
    }

    fn one_text(&mut self, key: &str, value: &Value<'_>) -> Option<Stated<String>> {
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => {
                Some(Stated { value: one_line(text), place: self.span(value.span()) })
            }
            DeValue::String(_) => {
                let message = localized!("`{key}` is empty", "`{key}` 为空");
                self.report(value.span(), message, &localized!("a text", "文本"));
                None
            }
            _ => {
                self.wrong(value, key, &localized!("a text in quotation marks", "加引号的文本"));
                None
            }
        }
    }

    /// The values of a setting, each as an argument would have it; those of another kind are reported.
    pub fn words(&mut self, table: &Table<'_>, key: &str, form: Form, takes: Takes) -> Vec<Word> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let values = match (value.get_ref(), takes) {
            (DeValue::Array(values), Takes::List) => values.iter().collect(),
            _ => vec![value],
        };
        let mut words = Vec::new();
        for value in values {
            match (form.word(value), value.get_ref()) {
                (Some(word), _) => words.push(Stated { value: word.into(), place: self.span(value.span()) }),
                (None, DeValue::String(text)) if text.trim().is_empty() => {
                    self.report(
                        value.span(),
                        localized!("`{key}` is empty", "`{key}` 为空"),
                        &form.expected(takes),
                    );
                }
                (None, _) => self.wrong(value, key, &form.expected(takes)),
            }
        }
        words
    }

    /// A day, with or without quotation marks.
    pub fn date(&mut self, table: &Table<'_>, key: &str) -> Entry<Date> {
        let Some(value) = table.get(key) else { return Entry::Absent };
        let day = match value.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() => {
                moment.date.and_then(|date| Date::parse(&date.to_string()))
            }
            DeValue::String(text) => Date::parse(text),
            _ => None,
        };
        match day {
            Some(value_of) => Entry::Stated(Stated { value: value_of, place: self.span(value.span()) }),
            None => {
                let expected = localized!(
                    "a day of the calendar, such as `2027-01-31`",
                    "日历中的日期，例如 `2027-01-31`"
                );
                match value.get_ref() {
                    DeValue::String(text) => self.report(
                        value.span(),
                        localized!("`{text}` is no day of the calendar", "`{text}` 不是日历中的日期"),
                        &expected,
                    ),
                    _ => self.wrong(value, key, &expected),
                }
                Entry::Wrong
            }
        }
    }

    /// The tables of a list, each with its place.
    pub fn tables<'t, 'input>(
        &mut self,
        table: &'t Table<'input>,
        key: &str,
    ) -> Vec<(&'t Table<'input>, Span)> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let expected = localized!("`[[{key}]]` for each", "每项写作 `[[{key}]]`");
        let DeValue::Array(entries) = value.get_ref() else {
            self.wrong(value, key, &expected);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for entry in entries {
            match entry.get_ref() {
                DeValue::Table(table) => tables.push((table, self.span(entry.span()))),
                _ => self.wrong(entry, key, &expected),
            }
        }
        tables
    }

    /// Reports a value of another kind than its key wants.
    fn wrong(&mut self, value: &Value<'_>, key: &str, expected: &Localized) {
        if is_mistaken(value) {
            return;
        }
        let message = localized!("`{key}` has a value of another kind", "`{key}` 的值类型不符");
        self.report(value.span(), message, expected);
    }

    fn report(&mut self, place: Range<usize>, message: Localized, expected: &Localized) {
        let (en, zh) = (&expected.en, &expected.zh);
        let label = localized!("expected {en}", "应为{zh}");
        let error = Diagnostic::error(Code::SETTINGS_WRONG_TYPE, message, self.span(place), label);
        self.diagnostics.push(error);
    }
}

/// A text on one line: it stands in reports.
fn one_line(text: &str) -> String {
    text.trim().replace(char::is_control, " ")
}
