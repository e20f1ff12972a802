//! Builds tables and lists of which the length is known only at their end.

use std::ops::Range;

use crate::diagnostic::{self, Code, Diagnostic};
use crate::localized;
use crate::manifest::lost::{Lost, Parts};
use crate::manifest::notation::Parsed;
use crate::manifest::tree::{Arena, ArenaVec, Entry, Node, Slot, Table};
use crate::manifest::{MOST_DIAGNOSTICS, describe};
use crate::source::{FileId, Span};

/// How many parts most manifests have at once in tables or lists that are open.
const USUALLY_OPEN: usize = 64;

/// A tree that grows, and what is wrong with its text so far.
pub(super) struct Builder<'tree> {
    arena: &'tree Arena,
    file: FileId,
    /// The entries of all tables that are open, the outermost first.
    entries: ArenaVec<'tree, Slot<'tree>>,
    /// The elements of all lists that are open, the outermost first.
    elements: ArenaVec<'tree, Node<'tree>>,
    diagnostics: Vec<Diagnostic>,
    /// What is left out of the tree.
    lost: Vec<Range<usize>>,
}

/// A table or a list that is open: where its parts begin among those of all that are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open(usize);

impl<'tree> Builder<'tree> {
    /// Begins a tree of the text of `file`.
    pub(super) fn new(file: FileId, arena: &'tree Arena) -> Self {
        Self {
            arena,
            file,
            entries: ArenaVec::with_capacity_in(USUALLY_OPEN, arena),
            elements: ArenaVec::with_capacity_in(USUALLY_OPEN, arena),
            diagnostics: Vec::new(),
            lost: Vec::new(),
        }
    }

    /// The place of a range of bytes.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    /// Keeps a text that does not stand in the manifest as it is.
    pub(super) fn text(&self, text: &str) -> &'tree str {
        self.arena.alloc_str(text)
    }

    /// Begins a table.
    pub(super) fn open_table(&self) -> Open {
        Open(self.entries.len())
    }

    /// Begins a list.
    pub(super) fn open_list(&self) -> Open {
        Open(self.elements.len())
    }

    /// Adds an entry to the table that was opened last.
    pub(super) fn entry(&mut self, entry: Entry<'tree>) {
        self.entries.push(Slot::of(self.arena.alloc(entry)));
    }

    /// Adds an element to the list that was opened last.
    pub(super) fn element(&mut self, element: Node<'tree>) {
        self.elements.push(element);
    }

    /// Ends the list that was opened last.
    pub(super) fn close_list(&mut self, open: Open) -> &'tree [Node<'tree>] {
        let found = self.arena.alloc_slice_copy(self.elements.get(open.0..).unwrap_or_default());
        self.elements.truncate(open.0);
        found
    }

    /// Ends the table that was opened last. A key that stands in it twice is reported, and what it has first is kept.
    pub(super) fn close_table(&mut self, open: Open) -> Table<'tree> {
        let found = self.entries.get_mut(open.0..).unwrap_or_default();
        found.sort_unstable_by(Slot::by_key);
        let slots = &*self.arena.alloc_slice_copy(found);
        self.entries.truncate(open.0);
        let pairs =
            || slots.iter().zip(slots.iter().skip(1)).filter(|(first, again)| first.has_key_of(again));
        if pairs().next().is_none() {
            return Table::of(slots);
        }
        for (first, again) in pairs() {
            self.twice(first.entry, again.entry);
        }
        let mut once = ArenaVec::from_iter_in(slots.iter().copied(), self.arena);
        once.dedup_by(|again, first| first.has_key_of(again));
        Table::of(once.into_bump_slice())
    }

    fn twice(&mut self, first: &Entry<'_>, again: &Entry<'_>) {
        let key = describe::shortened(again.key);
        let found = Diagnostic::error(
            Code::MANIFEST_SYNTAX,
            localized!("the key `{key}` is written twice", "键 `{key}` 写了两次"),
            self.span(&again.key_span()),
            localized!("expected each key once", "每个键只能写一次"),
        )
        .and(self.span(&first.key_span()), localized!("`{key}` stands here already", "`{key}` 已在此处出现"));
        self.report(found);
        self.lost.push(again.key_span().start..again.node.span().end);
    }

    /// Keeps what is wrong.
    pub(super) fn report(&mut self, found: Diagnostic) {
        if self.diagnostics.len() < MOST_DIAGNOSTICS {
            self.diagnostics.push(found);
        }
    }

    /// The tree of a text, where it is complete, and what is wrong with it.
    pub(super) fn finish(mut self, text: &str, root: Option<Table<'tree>>) -> Parsed<'tree> {
        diagnostic::sort(&mut self.diagnostics);
        Parsed {
            root,
            mistakes: self.diagnostics,
            lost: Lost::of(text, Parts { values: self.lost, ..Parts::default() }),
        }
    }
}

/// A manifest that is no table.
pub(super) fn no_table(node: &Node<'_>, place: Span) -> Diagnostic {
    let found = describe::found(&node.value);
    let (en, zh) = (&found.en, &found.zh);
    Diagnostic::error(
        Code::MANIFEST_WRONG_TYPE,
        localized!("the manifest is {en}", "清单是{zh}"),
        place,
        localized!("expected a table", "应为表"),
    )
}
