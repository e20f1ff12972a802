//! What can be read of a TOML text that is not well-formed, so that one mistake hides no other.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};
use toml::value::Datetime;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::errors::{collect, is_double, is_entry, line_of, place};
use crate::diagnostic::Diagnostic;
use crate::manifest::lost::{Lost, Parts};
use crate::source::FileId;

/// How often a text is read, each time without what was spoilt in it.
const MOST_ROUNDS: usize = 8;
/// What stands in the place of a value that is none: the day or moment that TOML's reader makes of an impossible one.
const MISTAKEN: Datetime = Datetime { date: None, time: None, offset: None };

/// A text that is not well-formed.
#[derive(Debug)]
pub struct Repaired {
    /// The text without what may be read otherwise than it is meant, each byte of the rest at its place; all that is
    /// wrong with it are values that are none and keys that are written twice. Nothing where it is open what stands in
    /// which table.
    pub text: Option<String>,
    /// Everything that is wrong with the form of the text as it was, in order of place.
    pub mistakes: Vec<Diagnostic>,
    /// What the tables lack.
    pub lost: Lost,
}

/// Whether that is no day or moment, but stands in the place of a value that is none.
pub fn is_mistaken(moment: &Datetime) -> bool {
    *moment == MISTAKEN
}

/// Makes a text one that can be read, as far as that is possible; `first` is one of its mistakes.
pub fn repair(file: FileId, text: &str, first: Error) -> Repaired {
    let collected = collect(text, first);
    let mistakes = collected.diagnostics(file, text);
    let found = collected.left.and_then(|left| readable(left, collected.lost));
    let (repaired, lost) =
        found.map_or_else(Default::default, |(repaired, parts)| (Some(repaired), Lost::of(text, parts)));
    Repaired { text: repaired, mistakes, lost }
}

/// The tables of a text that was repaired, with what [`is_mistaken`] in the place of values that are none. Of keys that
/// are written twice, what stands first is kept.
pub fn tables(text: &str) -> DeTable<'_> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut root = root.into_inner();
    let other: Vec<&Error> = errors.iter().filter(|error| !is_double(error)).collect();
    Marking::of(text, &other).table(&mut root);
    root
}

/// A text of which `lines` are lost already, without those that are spoilt otherwise than by values and keys that are
/// written twice; and all that is lost then.
fn readable(mut text: String, mut lines: Vec<Range<usize>>) -> Option<(String, Parts)> {
    for _ in 0..MOST_ROUNDS {
        let (root, errors) = DeTable::parse_recoverable(&text);
        let (double, other): (Vec<&Error>, Vec<&Error>) = errors.iter().partition(|error| is_double(error));
        let mut marking = Marking::of(&text, &other);
        marking.table(&mut root.into_inner());
        let mut spoilt = marking.unexplained()?;
        let mut parts = marking.parts;
        let heads = if double.is_empty() { BTreeMap::new() } else { first_heads(&text) };
        for at in double.iter().map(|error| place(&text, error).start) {
            match double_of(&text, &heads, at) {
                Double::Entry(entry) => parts.values.push(entry),
                Double::Table => {}
                Double::Other(section) => spoilt.push(section),
            }
        }
        if spoilt.is_empty() {
            parts.lines.extend(lines);
            return Some((text, parts));
        }
        for range in spoilt {
            let blank: String =
                text.get(range.clone())?.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
            text.replace_range(range.clone(), &blank);
            lines.push(range);
        }
    }
    None
}

/// What is written twice.
enum Double {
    /// A key with its value, all of it.
    Entry(Range<usize>),
    /// A table of the same form: TOML's reader joins both.
    Table,
    /// A table that stands beside something else of its name: all of it, to the next head.
    Other(Range<usize>),
}

/// Where each head stands first.
fn first_heads(text: &str) -> BTreeMap<String, usize> {
    let mut heads = BTreeMap::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(name) = head(line) {
            heads.entry(name).or_insert(start);
        }
        start += line.len();
    }
    heads
}

/// What is written twice at a place; `heads` says where each one stands first.
fn double_of(text: &str, heads: &BTreeMap<String, usize>, at: usize) -> Double {
    let line = line_of(text, at);
    let Some(name) = head(text.get(line.clone()).unwrap_or_default()) else {
        return Double::Entry(at..end_of_entry(text, at));
    };
    if !name.starts_with("[[") && heads.get(&name).is_some_and(|first| *first < line.start) {
        return Double::Table;
    }
    let mut end = line.end;
    for line in text.get(line.end..).unwrap_or_default().split_inclusive('\n') {
        if line.trim_start().starts_with('[') {
            break;
        }
        end += line.len();
    }
    Double::Other(line.start..end)
}

/// The head of a table as it is compared: without blanks and quotation marks.
fn head(line: &str) -> Option<String> {
    let line = line.trim_start();
    let end = line.rfind(']').filter(|_| line.starts_with('['))?;
    Some(line.get(..=end)?.replace([' ', '\t', '"', '\''], ""))
}

/// Where a key ends with its value: before the end of the line, a comma or a bracket that was opened before it.
fn end_of_entry(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let mut open = 0_usize;
    for token in Source::new(rest).lex() {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => open += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket if open > 0 => open -= 1,
            TokenKind::RightSquareBracket
            | TokenKind::RightCurlyBracket
            | TokenKind::Newline
            | TokenKind::Comma
                if open == 0 =>
            {
                return start + token.span().start();
            }
            _ => {}
        }
    }
    text.len()
}

/// Marks the values that are none.
struct Marking<'text> {
    text: &'text str,
    /// The mistakes, by the bytes at which they begin, each with whether it is that of a value.
    mistakes: BTreeMap<usize, bool>,
    parts: Parts,
}

impl<'text> Marking<'text> {
    fn of(text: &'text str, errors: &[&Error]) -> Self {
        let mistakes = errors.iter().map(|error| (place(text, error).start, false)).collect();
        Self { text, mistakes, parts: Parts::default() }
    }

    fn table(&mut self, table: &mut DeTable<'_>) {
        for (key, value) in table.iter_mut() {
            if self.value(value) {
                let (key, value) = (key.span(), value.span());
                // Where nothing stands, anything may have been meant.
                self.lose(if value.is_empty() { value } else { key.start..value.end });
            }
        }
    }

    /// Marks a value, or those in it; whether it is none itself.
    fn value(&mut self, value: &mut Spanned<DeValue<'_>>) -> bool {
        let span = value.span();
        match value.get_mut() {
            DeValue::Table(table) => {
                if self.text.get(span.start..).is_some_and(|rest| rest.starts_with('[')) {
                    self.parts.heads.push(span.start);
                }
                self.table(table);
                false
            }
            DeValue::Array(elements) => {
                for element in elements.iter_mut() {
                    if self.value(element) {
                        self.lose(element.span());
                    }
                }
                false
            }
            single => {
                // TOML's reader has put something in the place of what is missing.
                let mut is_mistaken = span == (0..0);
                for (_, is_of_a_value) in self.mistakes.range_mut(span.start..=span.end.max(span.start)) {
                    *is_of_a_value = true;
                    is_mistaken = true;
                }
                if is_mistaken {
                    *single = DeValue::Datetime(MISTAKEN);
                }
                is_mistaken
            }
        }
    }

    /// Keeps what is none. A text that is not closed may go on over further keys.
    fn lose(&mut self, range: Range<usize>) {
        let goes_on = self.text.get(range.clone()).is_some_and(|text| text.contains('\n'));
        if goes_on { self.parts.lines.push(range) } else { self.parts.values.push(range) }
    }

    /// The lines of all other mistakes; nothing where one of them is that of no line with a key and its value.
    fn unexplained(&self) -> Option<Vec<Range<usize>>> {
        let mut lines: Vec<Range<usize>> = Vec::new();
        for (at, _) in self.mistakes.iter().filter(|(_, is_of_a_value)| !**is_of_a_value) {
            let line = line_of(self.text, *at);
            if !is_entry(self.text.get(line.clone())?) {
                return None;
            }
            if lines.last() != Some(&line) {
                lines.push(line);
            }
        }
        Some(lines)
    }
}
