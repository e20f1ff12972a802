//! Manifests in JSON.

mod cursor;
mod errors;

#[cfg(test)]
mod tests;

use super::Parsed;
use super::builder::{Builder, no_table};
use crate::diagnostic::Diagnostic;
use crate::localized;
use crate::manifest::tree::{Arena, ArenaVec, Entry, Node, Value};
use crate::manifest::whole::is_whole;
use crate::manifest::{MOST_NESTING, describe};
use crate::source::FileId;
use cursor::{Cursor, Malformed};

/// What some editors put before a text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// How deep most manifests are nested.
const USUAL_DEPTH: usize = 8;

/// Reads the form of a text.
pub(super) fn parse<'tree>(file: FileId, text: &'tree str, arena: &'tree Arena) -> Parsed<'tree> {
    let mark = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let mut parser = Parser {
        text,
        cursor: Cursor::at(text, mark),
        builder: Builder::new(file, arena),
        open: ArenaVec::with_capacity_in(USUAL_DEPTH, arena),
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
    parser.builder.finish(text, root)
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
    text: &'tree str,
    cursor: Cursor<'tree>,
    builder: Builder<'tree>,
    /// Where the tables, lists and texts begin that are not closed yet.
    open: ArenaVec<'tree, usize>,
}

/// Why the walk ends before the text.
enum Stop {
    /// The text is not well-formed.
    Malformed(Malformed),
    /// What begins at that byte is nested too deeply.
    TooDeep(usize),
}

impl From<Malformed> for Stop {
    fn from(found: Malformed) -> Self {
        Self::Malformed(found)
    }
}

impl<'tree> Parser<'tree> {
    fn document(&mut self) -> Result<Node<'tree>, Stop> {
        let root = self.node()?;
        self.cursor.end()?;
        Ok(root)
    }

    /// Reads the value that comes next.
    fn node(&mut self) -> Result<Node<'tree>, Stop> {
        let first = self.cursor.value()?;
        let start = self.cursor.index();
        let value = match first {
            b'{' => self.nested(start, Self::table)?,
            b'[' => self.nested(start, Self::list)?,
            b'"' => Value::Text(match self.cursor.plain_text() {
                Some(text) => text,
                None => {
                    self.open.push(start);
                    let text = self.text_with_escapes()?;
                    self.open.pop();
                    text
                }
            }),
            b't' if self.cursor.word("true") => Value::Truth(true),
            b'f' if self.cursor.word("false") => Value::Truth(false),
            b'n' if self.cursor.word("null") => Value::Nothing,
            _ => self.number(first)?,
        };
        Ok(Node::new(value, &(start..self.cursor.index())))
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
        let mut has_more = self.cursor.first_key()?;
        while has_more {
            let start = self.cursor.index();
            let key = match self.cursor.plain_text() {
                Some(key) => key,
                None => self.text_with_escapes()?,
            };
            let place = start..self.cursor.index();
            self.cursor.colon()?;
            let node = self.node()?;
            self.builder.entry(Entry::new(key, &place, node));
            has_more = self.cursor.next_key()?;
        }
        Ok(Value::Table(self.builder.close_table(table)))
    }

    fn list(&mut self) -> Result<Value<'tree>, Stop> {
        let list = self.builder.open_list();
        let mut has_more = self.cursor.first_element()?;
        while has_more {
            let element = self.node()?;
            self.builder.element(element);
            has_more = self.cursor.next_element()?;
        }
        Ok(Value::List(self.builder.close_list(list)))
    }

    /// Reads a text of which some characters are written otherwise than as they are.
    #[cold]
    fn text_with_escapes(&mut self) -> Result<&'tree str, Stop> {
        let builder = &self.builder;
        Ok(self.cursor.read(|json| json.next_str().map(|text| builder.text(text)))?)
    }

    /// Reads a number. Where something else stands, such as half a word, the mistake is all of it.
    fn number(&mut self, first: u8) -> Result<Value<'tree>, Stop> {
        let start = self.cursor.index();
        let read = self.cursor.read(|json| match first {
            b't' | b'f' => json.next_bool().map(drop),
            b'n' => json.next_null(),
            _ => json.next_number_bytes().map(drop),
        });
        read.map_err(|found| Malformed { index: start, ..found })?;
        let written = self.cursor.since(start);
        let is_fraction = written.contains(['.', 'e', 'E']) && !is_whole(written);
        Ok(if is_fraction { Value::Fraction(written) } else { Value::Whole(written) })
    }

    fn diagnostic(&self, stop: &Stop) -> Diagnostic {
        match stop {
            Stop::TooDeep(start) => describe::too_deep(self.builder.span(&(*start..*start + 1))),
            Stop::Malformed(Malformed { kind, index }) => {
                let place = errors::place(self.text, kind, *index);
                let found = errors::diagnostic(kind, self.builder.span(&place));
                match self.open.last() {
                    Some(open) if errors::is_unclosed(kind) => found.and(
                        self.builder.span(&(*open..*open + 1)),
                        localized!("this is not closed", "此处没有结束"),
                    ),
                    _ => found,
                }
            }
        }
    }
}
