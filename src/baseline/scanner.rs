//! The walk over the JSON of a baseline, with the place of everything.

use jiter::{Jiter, JiterError, JiterResult, Peek};

use super::MOST_DIAGNOSTICS;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::source::{FileId, Span};

/// The text can't be read any further; a diagnostic says why.
pub(super) struct Broken;

/// What comes of reading a part of a text.
pub(super) type Read<T = ()> = Result<T, Broken>;

/// What some editors put before a text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// One walk.
pub(super) struct Scanner<'text> {
    /// The text without a mark before it.
    text: &'text str,
    json: Jiter<'text>,
    file: FileId,
    /// How many bytes were left out before it.
    skipped: usize,
    diagnostics: Vec<Diagnostic>,
}

/// A key or a value, with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) place: Span,
}

/// A value that is no object and no array.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value<'text> {
    Nothing,
    Text(Box<str>),
    /// A number, as it is written.
    Number(&'text str),
    Another,
}

impl<'text> Scanner<'text> {
    /// A walk that has not begun.
    pub(super) fn new(file: FileId, text: &'text str) -> Self {
        let json = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        Self {
            text: json,
            json: Jiter::new(json.as_bytes()),
            file,
            skipped: text.len() - json.len(),
            diagnostics: Vec::new(),
        }
    }

    /// Reads an object, `entry` the value behind each of its keys. Gives its place; nothing where there is something
    /// else, which is reported.
    pub(super) fn object(
        &mut self,
        mut entry: impl FnMut(&mut Self, Placed<&'text str>) -> Read,
    ) -> Read<Option<Span>> {
        let start = self.start()?;
        if self.peek()? != Peek::Object {
            return self.another(&localized!("expected an object", "应为对象"));
        }
        let mut before = self.json.current_index();
        let mut length = self.take(|json| json.next_object_bytes().map(|key| key.map(<[u8]>::len)))?;
        while let Some(bytes) = length {
            // Between the last value and the key stand a comma and blanks alone.
            let blank = self.text.get(before..).and_then(|rest| rest.find('"')).unwrap_or_default();
            let (from, to) = (before + blank + 1, before + blank + 1 + bytes);
            let key = self.text.get(from..to).unwrap_or_default();
            entry(self, Placed { value: key, place: self.span(from - 1, to + 1) })?;
            before = self.json.current_index();
            length = self.take(|json| json.next_key_bytes().map(|key| key.map(<[u8]>::len)))?;
        }
        Ok(Some(self.span(start, self.json.current_index())))
    }

    /// Reads an array, `element` each of its values; something else is reported.
    pub(super) fn array(&mut self, mut element: impl FnMut(&mut Self) -> Read) -> Read {
        if self.peek()? != Peek::Array {
            self.another(&localized!("expected an array", "应为数组"))?;
            return Ok(());
        }
        let mut next = self.take(Jiter::known_array)?;
        while next.is_some() {
            element(self)?;
            next = self.take(Jiter::array_step)?;
        }
        Ok(())
    }

    /// Reads any value.
    pub(super) fn value(&mut self) -> Read<Placed<Value<'text>>> {
        let (start, peek) = (self.start()?, self.peek()?);
        let value = match peek {
            Peek::Null => {
                self.take(Jiter::known_null)?;
                Value::Nothing
            }
            Peek::String => Value::Text(self.take(|json| json.known_str().map(Box::from))?),
            Peek::True | Peek::False | Peek::Array | Peek::Object => {
                self.take(Jiter::next_skip)?;
                Value::Another
            }
            _ => {
                self.take(|json| json.known_number_bytes(peek).map(drop))?;
                Value::Number(self.text.get(start..self.json.current_index()).unwrap_or_default())
            }
        };
        Ok(Placed { value, place: self.span(start, self.json.current_index()) })
    }

    /// Passes over a value.
    pub(super) fn skip(&mut self) -> Read {
        self.take(Jiter::next_skip)
    }

    /// Makes sure that nothing follows.
    pub(super) fn finish(&mut self) -> Read {
        self.take(Jiter::finish)
    }

    /// Reports that a part has another form than it must have.
    pub(super) fn report(&mut self, message: Localized, place: Span, label: Localized) {
        self.keep(Diagnostic::error(Code::BASELINE_STRUCTURE, message, place, label));
    }

    /// Keeps a diagnostic, unless there are too many already.
    pub(super) fn keep(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < MOST_DIAGNOSTICS {
            self.diagnostics.push(diagnostic);
        }
    }

    /// What was found wrong.
    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// The place of the text as a whole, as a diagnostic shows it: its beginning.
    pub(super) fn beginning(&self) -> Span {
        self.span(0, self.text.chars().next().map_or(0, char::len_utf8))
    }

    /// Passes over a value that is of another kind than it must be.
    fn another(&mut self, expected: &Localized) -> Read<Option<Span>> {
        let start = self.start()?;
        self.skip()?;
        let place = self.span(start, self.json.current_index());
        self.report(localized!("this is of another kind", "此处的值类型不符"), place, expected.clone());
        Ok(None)
    }

    fn peek(&mut self) -> Read<Peek> {
        self.take(Jiter::peek)
    }

    /// Where the next value begins, behind the blanks before it.
    fn start(&mut self) -> Read<usize> {
        self.peek()?;
        Ok(self.json.current_index())
    }

    fn take<T>(&mut self, read: impl FnOnce(&mut Jiter<'text>) -> JiterResult<T>) -> Read<T> {
        read(&mut self.json).map_err(|error| {
            let diagnostic = self.malformed(&error);
            self.keep(diagnostic);
            Broken
        })
    }

    fn malformed(&self, error: &JiterError) -> Diagnostic {
        let start = self.text.floor_char_boundary(error.index.min(self.text.len()));
        let rest = self.text.get(start..).unwrap_or_default();
        let place = self.span(start, start + rest.chars().next().map_or(0, char::len_utf8));
        let what = &error.error_type;
        Diagnostic::error(
            Code::BASELINE_SYNTAX,
            localized!("the baseline is not well-formed JSON", "基线文件不是格式正确的 JSON"),
            place,
            localized!("JSON says: {what}", "JSON 的说明：{what}"),
        )
        .help(localized!(
            "take the file back from version control, or delete it and write it anew with `--write-baseline`",
            "请从版本库恢复该文件，或将其删除并用 `--write-baseline` 重新写出"
        ))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.skipped + start, self.skipped + end)
    }
}
