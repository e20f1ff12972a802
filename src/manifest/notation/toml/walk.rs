//! Manifests as nearly all are written, in one walk over what TOML's parser tells: no tables of its own stand between the
//! text and the tree.
//!
//! The tables that headers name lie one in another like brackets, as long as none is come back to that was left, and as
//! long as no key has dots. All else, and all that is wrong, is given up and left to TOML's own tables, which know every
//! rule; of those rules this walk needs one, that no table has a key twice.

use std::borrow::Cow;
use std::ops::Range;

use toml::value::Datetime;
use toml_parser::decoder::{Encoding, IntegerRadix, ScalarKind};
use toml_parser::lexer::{Token, TokenKind};
use toml_parser::parser::{EventReceiver, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span};

use super::text;
use crate::manifest::MOST_NESTING;
use crate::manifest::notation::builder::{Builder, Open};
use crate::manifest::tree::{Arena, Entry, Node, Table, Value};
use crate::source::FileId;

/// How many tokens are parsed at once, or as many more as their lines have: they are many, and soon forgotten.
const AT_ONCE: usize = 256;

/// Reads a text; `None` where something stands in it that this walk leaves to TOML's own tables.
pub(super) fn parse<'tree>(file: FileId, text: &'tree str, arena: &'tree Arena) -> Option<Table<'tree>> {
    let source = Source::new(text);
    let mut walk = Walk::new(file, text, arena);
    let mut mistake: Option<ParseError> = None;
    let mut parse = |lines: &[Token]| {
        parse_document(lines, &mut ValidateWhitespace::new(&mut walk, source), &mut mistake);
    };
    let mut lines = Vec::with_capacity(2 * AT_ONCE);
    let mut brackets = 0_usize;
    for token in source.lex() {
        lines.push(token);
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => brackets += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                brackets = brackets.saturating_sub(1);
            }
            // Outside of brackets, what follows a line does not depend on it.
            TokenKind::Newline if brackets == 0 && lines.len() >= AT_ONCE => {
                parse(&lines);
                lines.clear();
            }
            _ => {}
        }
    }
    parse(&lines);
    if mistake.is_none() { walk.finish() } else { None }
}

/// A key with its place.
struct Key<'tree> {
    text: &'tree str,
    place: Range<usize>,
}

/// What holds values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Table,
    List,
}

/// A table or list that is open.
struct Part<'tree> {
    form: Form,
    /// Its key in the table around it; an element of a list has none.
    key: Option<Key<'tree>>,
    /// Its header, or its brackets as far as they are read.
    place: Range<usize>,
    open: Open,
}

/// The walk over one text.
struct Walk<'tree> {
    text: &'tree str,
    arena: &'tree Arena,
    builder: Builder<'tree>,
    /// What is open, from the table of the whole text inwards.
    parts: Vec<Part<'tree>>,
    /// The keys of the header or value that is being read.
    path: Vec<Key<'tree>>,
    /// Where that header begins.
    header: usize,
    /// Whether the walk is given up.
    is_given_up: bool,
}

impl<'tree> Walk<'tree> {
    fn new(file: FileId, text: &'tree str, arena: &'tree Arena) -> Self {
        let builder = Builder::new(file, arena);
        let whole = Part { form: Form::Table, key: None, place: 0..0, open: builder.open_table() };
        Self { text, arena, builder, parts: vec![whole], path: Vec::new(), header: 0, is_given_up: false }
    }

    fn raw(&self, span: Span, encoding: Option<Encoding>) -> Raw<'tree> {
        Raw::new_unchecked(self.text.get(range(span)).unwrap_or_default(), encoding, span)
    }

    /// Closes what the header that ends here leaves, and opens what it names.
    fn enter(&mut self, form: Form, end: usize) {
        let place = self.header..end;
        let mut path = std::mem::take(&mut self.path);
        let Some(last) = path.pop() else {
            self.is_given_up = true;
            return;
        };
        let mut around = path.into_iter().peekable();
        let mut kept = 1;
        while let Some(part) = around.peek().and_then(|key| self.named(kept, key)) {
            // Of a list the last element is meant, which stands open behind it.
            kept += if part.form == Form::List { 2 } else { 1 };
            around.next();
        }
        let begun = self.named(kept, &last).filter(|_| around.peek().is_none());
        let is_next_element = form == Form::List && begun.is_some_and(|part| part.form == Form::List);
        self.close_down_to(if is_next_element { kept + 1 } else { kept });
        for key in around {
            let place = key.place.clone();
            self.begin(Form::Table, Some(key), place);
        }
        if form == Form::Table {
            self.begin(Form::Table, Some(last), place);
            return;
        }
        if !is_next_element {
            self.begin(Form::List, Some(last), place.clone());
        }
        self.begin(Form::Table, None, place);
    }

    /// The open part at that depth, where it has that key.
    fn named(&self, depth: usize, key: &Key<'_>) -> Option<&Part<'tree>> {
        let part = self.parts.get(depth)?;
        part.key.as_ref().filter(|own| own.text == key.text).and(Some(part))
    }

    fn begin(&mut self, form: Form, key: Option<Key<'tree>>, place: Range<usize>) {
        self.is_given_up |= self.parts.len() > MOST_NESTING;
        let open = match form {
            Form::Table => self.builder.open_table(),
            Form::List => self.builder.open_list(),
        };
        self.parts.push(Part { form, key, place, open });
    }

    /// Begins a value in brackets; false where it need not be read.
    fn begin_value(&mut self, form: Form, span: Span) -> bool {
        let key = self.key_of_value();
        self.begin(form, key, range(span));
        !self.is_given_up
    }

    /// The key of the value that begins here, which an element of a list has not.
    fn key_of_value(&mut self) -> Option<Key<'tree>> {
        self.parts.last().filter(|part| part.form == Form::Table).and_then(|_| self.path.pop())
    }

    fn close_down_to(&mut self, depth: usize) {
        while self.parts.len() > depth {
            self.close();
        }
    }

    fn close(&mut self) {
        let Some(part) = self.parts.pop() else { return };
        let value = match part.form {
            Form::Table => Value::Table(self.builder.close_table(part.open)),
            Form::List => Value::List(self.builder.close_list(part.open)),
        };
        self.add(part.key, Node::new(value, &part.place));
    }

    fn close_value(&mut self, span: Span) {
        if let Some(part) = self.parts.last_mut() {
            part.place.end = span.end();
        }
        self.close();
    }

    fn add(&mut self, key: Option<Key<'tree>>, node: Node<'tree>) {
        match key {
            Some(key) => self.builder.entry(Entry::new(key.text, &key.place, node)),
            None => self.builder.element(node),
        }
    }

    /// A value that holds no other; `None` where this walk does not know it.
    fn single(&self, kind: ScalarKind, decoded: &Cow<'tree, str>) -> Option<Value<'tree>> {
        Some(match kind {
            ScalarKind::String => Value::Text(text(decoded, self.arena)),
            ScalarKind::Boolean(truth) => Value::Truth(truth),
            ScalarKind::DateTime => Value::Moment(self.arena.alloc(decoded.parse::<Datetime>().ok()?)),
            ScalarKind::Float => Value::Fraction(text(decoded, self.arena)),
            ScalarKind::Integer(IntegerRadix::Dec) => Value::Whole(text(decoded, self.arena)),
            ScalarKind::Integer(_) => return None,
        })
    }

    fn finish(mut self) -> Option<Table<'tree>> {
        self.close_down_to(1);
        let whole = self.parts.pop().filter(|_| !self.is_given_up)?;
        let table = self.builder.close_table(whole.open);
        self.builder.finish(self.text, Some(table)).if_well_formed()
    }
}

impl EventReceiver for Walk<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header = span.start();
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.enter(Form::Table, span.end());
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header = span.start();
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.enter(Form::List, span.end());
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.begin_value(Form::Table, span)
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close_value(span);
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.begin_value(Form::List, span)
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close_value(span);
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let place = range(span);
        let mut decoded = Cow::Borrowed(self.text.get(place.clone()).unwrap_or_default());
        // A key as nearly all are is what stands there.
        if encoding.is_some() || !is_bare(&decoded) {
            self.raw(span, encoding).decode_key(&mut decoded, error);
        }
        self.path.push(Key { text: text(&decoded, self.arena), place });
    }

    fn key_val_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.is_given_up |= self.path.len() != 1;
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut decoded = Cow::Borrowed("");
        let kind = self.raw(span, encoding).decode_scalar(&mut decoded, error);
        match self.single(kind, &decoded) {
            Some(value) => {
                let key = self.key_of_value();
                self.add(key, Node::new(value, &range(span)));
            }
            None => self.is_given_up = true,
        }
    }
}

/// Whether a key may stand without quotation marks.
fn is_bare(key: &str) -> bool {
    let is_of_a_bare_key = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    // Without an end before the last byte, several bytes are looked at in one step.
    !key.is_empty() && key.bytes().fold(true, |is_bare, byte| is_bare & is_of_a_bare_key(byte))
}

fn range(span: Span) -> Range<usize> {
    span.start()..span.end()
}
