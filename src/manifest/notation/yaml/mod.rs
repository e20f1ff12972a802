//! Manifests in YAML.

mod comments;
mod errors;
mod offsets;
mod quote;
mod scalar;

pub(super) use comments::comments;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, StrInput, Tag};

use super::Parsed;
use super::builder::{Builder, no_table};
use crate::diagnostic::Diagnostic;
use crate::manifest::tree::{Arena, Entry, Node, Table, Value};
use crate::manifest::{MOST_ELEMENTS, MOST_NESTING};
use crate::source::FileId;
use offsets::Offsets;
use quote::quoted_length;

/// Reads the form of a text.
pub(super) fn parse<'tree>(file: FileId, text: &'tree str, arena: &'tree Arena) -> Parsed<'tree> {
    if let Some(at) = text.find('\0') {
        let mut builder = Builder::new(file, arena);
        let place = builder.span(&(at..at + 1));
        builder.report(errors::nul(place));
        return builder.finish(text, None);
    }
    let mut composer = Composer {
        text,
        offsets: Offsets::of(text),
        events: Parser::new_from_str(text),
        builder: Builder::new(file, arena),
        anchors: BTreeMap::new(),
        depth: 0,
        values: 0,
        repeated: 0,
    };
    let root = composer.document();
    let root = root.unwrap_or_else(|stop| {
        let found = composer.diagnostic(stop);
        composer.builder.report(found);
        None
    });
    composer.builder.finish(text, root)
}

/// Makes a tree of the events that YAML's parser sees.
struct Composer<'tree> {
    text: &'tree str,
    offsets: Offsets<'tree>,
    events: Parser<'tree, StrInput<'tree>>,
    builder: Builder<'tree>,
    /// What has an anchor and has been read to its end.
    anchors: BTreeMap<usize, Anchored<'tree>>,
    /// How many tables and lists are open.
    depth: usize,
    /// How many values the tree has so far, those behind aliases counted at each of them.
    values: usize,
    /// How many of them stand behind aliases.
    repeated: usize,
}

/// A value to which aliases may lead.
#[derive(Clone, Copy)]
struct Anchored<'tree> {
    node: Node<'tree>,
    /// How many values it holds, itself included.
    values: usize,
}

/// Why a text is not read to its end.
enum Stop {
    /// It is no YAML.
    Malformed(ScanError),
    /// It is YAML that no manifest is written in.
    Refused(Refusal, Range<usize>),
}

/// YAML that no manifest is written in.
#[derive(Debug, Clone, Copy)]
enum Refusal {
    TooDeep,
    /// Aliases stand for more values than a manifest may have.
    TooManyAliases,
    /// An alias stands within what it means.
    EndlessAlias,
    SecondDocument,
    /// A key is a list or a table.
    ComplexKey,
    /// `<<`.
    MergeKey,
    Tag,
}

impl<'tree> Composer<'tree> {
    /// The table at the top; `None` where something else stands there, which is reported.
    fn document(&mut self) -> Result<Option<Table<'tree>>, Stop> {
        let mut root = None;
        loop {
            let (event, place) = self.next()?;
            match event {
                Event::StreamEnd => break,
                Event::DocumentStart(_) if root.is_some() => {
                    return Err(Stop::Refused(Refusal::SecondDocument, place));
                }
                Event::DocumentStart(_) => {
                    let (event, place) = self.next()?;
                    root = Some(self.node(event, place)?);
                }
                _ => {}
            }
        }
        match root {
            None | Some(Node { value: Value::Nothing, .. }) => Ok(Some(Table::EMPTY)),
            Some(Node { value: Value::Table(table), .. }) => Ok(Some(table)),
            Some(node) => {
                let found = no_table(&node, self.builder.span(&node.span()));
                self.builder.report(found);
                Ok(None)
            }
        }
    }

    /// The next event with its place in bytes.
    fn next(&mut self) -> Result<(Event<'tree>, Range<usize>), Stop> {
        match self.events.next_event() {
            Some(Ok((event, span))) => {
                let start = self.offsets.byte(span.start.index());
                Ok((event, start..self.offsets.byte(span.end.index()).max(start)))
            }
            Some(Err(error)) => Err(Stop::Malformed(error)),
            None => Ok((Event::StreamEnd, self.text.len()..self.text.len())),
        }
    }

    /// The value that begins with an event.
    fn node(&mut self, event: Event<'tree>, place: Range<usize>) -> Result<Node<'tree>, Stop> {
        let before = self.values;
        self.values += 1;
        let (node, anchor) = match event {
            Event::Alias(anchor) => return self.alias(anchor, place),
            Event::SequenceStart(anchor, tag) => {
                check_tag(tag, "seq", &place)?;
                (self.nested(place, Self::list)?, anchor)
            }
            Event::MappingStart(anchor, tag) => {
                check_tag(tag, "map", &place)?;
                (self.nested(place, Self::table)?, anchor)
            }
            Event::Scalar(text, style, anchor, tag) => {
                let text = self.keep(text);
                let value = scalar::value(text, style, tag.as_deref());
                let value = value.ok_or_else(|| Stop::Refused(Refusal::Tag, place.clone()))?;
                (Node::new(value, &self.scalar_place(text, style, place)), anchor)
            }
            // No other event begins a value.
            _ => (Node::new(Value::Nothing, &place), 0),
        };
        if anchor != 0 {
            self.anchors.insert(anchor, Anchored { node, values: self.values - before });
        }
        Ok(node)
    }

    /// The value to which an alias leads, at the place of the alias.
    fn alias(&mut self, anchor: usize, place: Range<usize>) -> Result<Node<'tree>, Stop> {
        let Some(Anchored { node, values }) = self.anchors.get(&anchor).copied() else {
            return Err(Stop::Refused(Refusal::EndlessAlias, place));
        };
        self.values += values;
        self.repeated += values;
        if self.repeated > MOST_ELEMENTS {
            return Err(Stop::Refused(Refusal::TooManyAliases, place));
        }
        Ok(Node::new(node.value, &place))
    }

    /// Reads a table or list, unless too many are open. It ends where its last value does.
    fn nested(
        &mut self,
        place: Range<usize>,
        read: impl FnOnce(&mut Self) -> Result<(Value<'tree>, usize), Stop>,
    ) -> Result<Node<'tree>, Stop> {
        if self.depth >= MOST_NESTING {
            return Err(Stop::Refused(Refusal::TooDeep, place));
        }
        self.depth += 1;
        let (value, end) = read(self)?;
        self.depth -= 1;
        Ok(Node::new(value, &(place.start..end.max(place.end))))
    }

    fn list(&mut self) -> Result<(Value<'tree>, usize), Stop> {
        let list = self.builder.open_list();
        let mut end = 0;
        loop {
            let (event, place) = self.next()?;
            if event == Event::SequenceEnd {
                return Ok((Value::List(self.builder.close_list(list)), end.max(bracket_end(&place))));
            }
            let element = self.node(event, place)?;
            end = element.span().end;
            self.builder.element(element);
        }
    }

    fn table(&mut self) -> Result<(Value<'tree>, usize), Stop> {
        let table = self.builder.open_table();
        let mut end = 0;
        loop {
            let (event, place) = self.next()?;
            if event == Event::MappingEnd {
                return Ok((Value::Table(self.builder.close_table(table)), end.max(bracket_end(&place))));
            }
            let (key, key_place) = self.key(event, place)?;
            let (event, place) = self.next()?;
            let node = self.node(event, place)?;
            end = node.span().end;
            self.builder.entry(Entry::new(key, &key_place, node));
        }
    }

    /// A key: the characters of a scalar, whatever it would be as a value.
    fn key(&mut self, event: Event<'tree>, place: Range<usize>) -> Result<(&'tree str, Range<usize>), Stop> {
        match event {
            Event::Scalar(text, ScalarStyle::Plain, 0, None) if text == "<<" => {
                Err(Stop::Refused(Refusal::MergeKey, place))
            }
            Event::Scalar(text, style, 0, None) => {
                let text = self.keep(text);
                Ok((text, self.scalar_place(text, style, place)))
            }
            _ => Err(Stop::Refused(Refusal::ComplexKey, place)),
        }
    }

    /// A text for the tree: where it stands in the manifest, or a copy where it stands there in other characters.
    fn keep(&self, text: Cow<'tree, str>) -> &'tree str {
        match text {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => self.builder.text(&text),
        }
    }

    /// The place of a scalar, without the blank lines behind a block or the comment behind quotation marks, and with no
    /// character where nothing is written.
    fn scalar_place(&self, text: &str, style: ScalarStyle, place: Range<usize>) -> Range<usize> {
        match style {
            ScalarStyle::Plain if text.is_empty() => place.start..place.start,
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let written = self.text.get(place.clone()).unwrap_or_default();
                place.start..place.start + written.trim_end().len()
            }
            _ => {
                let written = self.text.get(place.clone()).unwrap_or_default();
                let length = quoted_length(written, style).unwrap_or(written.len());
                place.start..place.start + length
            }
        }
    }

    /// The place of a mistake that was noticed at a byte: where a line is blank from there on, the end of what stands
    /// before.
    fn place_of_mistake(&self, index: usize) -> Range<usize> {
        let place = super::place_of_mistake(self.text, index);
        if !place.is_empty() {
            return place;
        }
        let end = self.text.get(..place.start).unwrap_or_default().trim_end().len();
        end..end
    }

    fn diagnostic(&self, stop: Stop) -> Diagnostic {
        match stop {
            Stop::Malformed(error) => {
                let place = self.place_of_mistake(self.offsets.byte(error.marker().index()));
                errors::malformed(error.info(), self.builder.span(&place))
            }
            Stop::Refused(refusal, place) => {
                let written = self.text.get(place.clone()).unwrap_or_default().trim_end();
                let place = place.start..place.start + written.len();
                errors::refused(refusal, self.builder.span(&place))
            }
        }
    }
}

/// The end of a closing bracket; 0 for the end of a block, which lies where something else begins.
fn bracket_end(place: &Range<usize>) -> usize {
    if place.is_empty() { 0 } else { place.end }
}

/// Refuses tags other than the one that such a value has anyway.
fn check_tag(tag: Option<Cow<'_, Tag>>, usual: &str, place: &Range<usize>) -> Result<(), Stop> {
    match tag {
        Some(tag) if !(tag.is_yaml_core_schema() && tag.suffix == usual) => {
            Err(Stop::Refused(Refusal::Tag, place.clone()))
        }
        _ => Ok(()),
    }
}
