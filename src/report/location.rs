//! Places as programs count them: bytes, characters, lines and columns.

use std::cell::OnceCell;

use crate::source::{COMMAND_LINE, LineIndex, Position, SourceFile, Sources, Span};

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Location<'a> {
    /// The name of the text.
    pub(super) file: &'a str,
    /// The place itself.
    pub(super) span: Span,
    /// Where it begins.
    pub(super) start: Position,
    /// Where it ends, past its last character.
    pub(super) end: Position,
}

impl Location<'_> {
    /// Whether it lies in a file, not in the command line.
    pub(super) fn is_in_file(&self) -> bool {
        self.file != COMMAND_LINE
    }

    /// `product.toml:11:17`
    pub(super) fn short(&self) -> String {
        format!("{}:{}:{}", self.file, self.start.line, self.start.column)
    }
}

/// Finds places; each text is indexed once, and only when a place in it is looked for.
pub(super) struct Locator<'a> {
    files: Vec<(&'a SourceFile, OnceCell<LineIndex<'a>>)>,
}

impl<'a> Locator<'a> {
    /// A locator for these texts.
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { files: sources.iter().map(|(_, file)| (file, OnceCell::new())).collect() }
    }

    /// The place of a span as it is shown; nothing where its text is not among these.
    pub(super) fn at(&self, span: Span) -> String {
        self.locate(span).map(|place| place.short()).unwrap_or_default()
    }

    /// The place of a span; `None` where its text is not among these.
    pub(super) fn locate(&self, span: Span) -> Option<Location<'a>> {
        let (file, index) = self.files.get(span.file.index())?;
        let index = index.get_or_init(|| LineIndex::new(&file.text));
        let start = index.position(span.start as usize);
        Some(Location { file: &file.name, span, start, end: index.position(span.end as usize) })
    }
}
