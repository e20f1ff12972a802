//! Manifests in JSON.

mod errors;

use std::ops::Range;

use jiter::{Jiter, JiterError, JiterErrorType, JiterResult, JsonErrorType, Peek};
use memchr::memchr;

use super::builder::{Builder, no_table};
use crate::diagnostic::Diagnostic;
use crate::localized;
use crate::manifest::tree::{Arena, Entry, Node, Table, Value};
use crate::manifest::whole::is_whole;
use crate::manifest::{MOST_NESTING, describe};
use crate::source::FileId;

/// What some editors put before a text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads a text; or everything that is wrong with its form.
pub(super) fn parse<'tree>(
    file: FileId,
    text: &'tree str,
    arena: &'tree Arena,
) -> Result<Table<'tree>, Vec<Diagnostic>> {
    let content = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let mut parser = Parser {
        text: content,
        has_escapes: memchr(b'\\', content.as_bytes()).is_some(),
        skipped: text.len() - content.len(),
        json: Jiter::new(content.as_bytes()),
        builder: Builder::new(file, arena),
        open: Vec::new(),
    };
    let root = match parser.document() {
        Ok(Node { value: Value::Table(root), .. }) => Some(root),
        Ok(node) => {
            let found = no_table(&node, parser.builder.span(&node.span()));
            let is_list = matches!(node.value, Value::List(_));
            parser.builder.report(if is_list { found.help(several_products()) } else { found });
            None
        }
        Err(stop) => {
            let found = parser.diagnostic(&stop);
            parser.builder.report(found);
            None
        }
    };
    parser.builder.finish(root)
}

/// What to do with several products in one text.
fn several_products() -> crate::localized::Localized {
    localized!(
        "write one product in a file; or one on each line, in a file whose name ends in `.ndjson`",
        "每个文件写一个产品；或每行写一个产品，文件名以 `.ndjson` 结尾"
    )
}

/// The walk over one text.
struct Parser<'tree> {
    /// The text without a mark before it.
    text: &'tree str,
    /// Whether any character of it is written otherwise than as it is; most manifests have none.
    has_escapes: bool,
    /// How many bytes were left out before it.
    skipped: usize,
    json: Jiter<'tree>,
    builder: Builder<'tree>,
    /// Where the tables, lists and texts begin that are not closed yet.
    open: Vec<usize>,
}

/// Why the walk ends before the text.
enum Stop {
    /// The text is not well-formed at that byte.
    Malformed(JsonErrorType, usize),
    /// What begins at that byte is nested too deeply.
    TooDeep(usize),
}

impl From<JiterError> for Stop {
    fn from(error: JiterError) -> Self {
        match error.error_type {
            JiterErrorType::JsonError(kind) => Self::Malformed(kind, error.index),
            JiterErrorType::WrongType { .. } => {
                Self::Malformed(JsonErrorType::ExpectedSomeValue, error.index)
            }
        }
    }
}

impl<'tree> Parser<'tree> {
    fn document(&mut self) -> Result<Node<'tree>, Stop> {
        let first = self.json.peek()?;
        let root = self.node(first)?;
        self.json.finish()?;
        Ok(root)
    }

    /// Reads the value that begins here.
    fn node(&mut self, first: Peek) -> Result<Node<'tree>, Stop> {
        let start = self.json.current_index();
        let value = match first {
            Peek::Object => self.nested(start, Self::table)?,
            Peek::Array => self.nested(start, Self::list)?,
            Peek::String => {
                self.open.push(start);
                self.json.known_bytes()?;
                self.open.pop();
                Value::Text(self.text(start..self.json.current_index())?)
            }
            Peek::True | Peek::False => Value::Truth(self.whole_word(start, |json| json.known_bool(first))?),
            Peek::Null => {
                self.whole_word(start, Jiter::known_null)?;
                Value::Nothing
            }
            _ => self.number(start, first)?,
        };
        let range = start..self.json.current_index();
        Ok(Node::new(value, &self.in_file(range)))
    }

    /// Reads a table or list, unless too many are open.
    fn nested(
        &mut self,
        start: usize,
        read: impl FnOnce(&mut Self) -> Result<Value<'tree>, Stop>,
    ) -> Result<Value<'tree>, Stop> {
        if self.open.len() >= MOST_NESTING {
            return Err(Stop::TooDeep(start));
        }
        self.open.push(start);
        let found = read(self)?;
        self.open.pop();
        Ok(found)
    }

    fn table(&mut self) -> Result<Value<'tree>, Stop> {
        let table = self.builder.open_table();
        let mut before = self.json.current_index();
        let mut length = self.json.next_object_bytes()?.map(<[u8]>::len);
        while let Some(bytes) = length {
            // Between the last value and the key stand a comma and blanks alone.
            let rest = self.text.as_bytes().get(before..).unwrap_or_default();
            let blank = rest.iter().position(|byte| *byte == b'"').unwrap_or_default();
            let place = before + blank..before + blank + bytes + 2;
            let key = self.text(place.clone())?;
            let first = self.json.peek()?;
            let node = self.node(first)?;
            self.builder.entry(Entry::new(key, &self.in_file(place), node));
            before = self.json.current_index();
            length = self.json.next_key_bytes()?.map(<[u8]>::len);
        }
        Ok(Value::Table(self.builder.close_table(table)))
    }

    fn list(&mut self) -> Result<Value<'tree>, Stop> {
        let list = self.builder.open_list();
        let mut next = self.json.known_array()?;
        while let Some(first) = next {
            let element = self.node(first)?;
            self.builder.element(element);
            next = self.json.array_step()?;
        }
        Ok(Value::List(self.builder.close_list(list)))
    }

    /// The text between the quotation marks at both ends of a range.
    fn text(&self, quoted: Range<usize>) -> Result<&'tree str, Stop> {
        if self.has_escapes {
            return self.decoded(quoted);
        }
        Ok(self.text.get(quoted.start + 1..quoted.end.saturating_sub(1)).unwrap_or_default())
    }

    /// The same where some characters may be written otherwise than as they are.
    #[cold]
    fn decoded(&self, quoted: Range<usize>) -> Result<&'tree str, Stop> {
        let start = quoted.start;
        let between = self.text.get(start + 1..quoted.end.saturating_sub(1)).unwrap_or_default();
        if !between.contains('\\') {
            return Ok(between);
        }
        let bytes = self.text.get(quoted).unwrap_or_default().as_bytes();
        match Jiter::new(bytes).next_str() {
            Ok(decoded) => Ok(self.builder.text(decoded)),
            Err(error) => Err(JiterError { index: error.index + start, ..error }.into()),
        }
    }

    fn number(&mut self, start: usize, first: Peek) -> Result<Value<'tree>, Stop> {
        self.whole_word(start, |json| json.known_number_bytes(first).map(drop))?;
        let written = self.text.get(start..self.json.current_index()).unwrap_or_default();
        let is_fraction = written.contains(['.', 'e', 'E']) && !is_whole(written);
        Ok(if is_fraction { Value::Fraction(written) } else { Value::Whole(written) })
    }

    /// Reads a word or number; where it is none, the mistake is all of it.
    fn whole_word<T>(
        &mut self,
        start: usize,
        read: impl FnOnce(&mut Jiter<'tree>) -> JiterResult<T>,
    ) -> Result<T, Stop> {
        read(&mut self.json).map_err(|error| JiterError { index: start, ..error }.into())
    }

    /// A range of the text as one of the whole file.
    fn in_file(&self, range: Range<usize>) -> Range<usize> {
        self.skipped + range.start..self.skipped + range.end
    }

    fn diagnostic(&self, stop: &Stop) -> Diagnostic {
        match stop {
            Stop::TooDeep(start) => describe::too_deep(self.builder.span(&self.in_file(*start..*start + 1))),
            Stop::Malformed(kind, index) => {
                let place = errors::place(self.text, kind, *index);
                let found = errors::diagnostic(kind, self.builder.span(&self.in_file(place)));
                match self.open.last() {
                    Some(open) if errors::is_unclosed(kind) => found.and(
                        self.builder.span(&self.in_file(*open..*open + 1)),
                        localized!("this is not closed", "此处没有结束"),
                    ),
                    _ => found,
                }
            }
        }
    }
}
