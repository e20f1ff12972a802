//! A clause, a row, a head: what stands on a line of its own, with the comments above and behind it.

use unicode_width::UnicodeWidthStr;

use super::MOST_COLUMNS;
use super::outline::{Part, Wording};

/// All entries of a file.
#[derive(Debug)]
pub(super) struct Entries<'text> {
    /// The entries, in order.
    pub(super) list: Vec<Entry<'text>>,
    /// Comments behind the last of them.
    pub(super) last_comments: Vec<Comment<'text>>,
}

/// A comment on a line of its own.
#[derive(Debug)]
pub(super) struct Comment<'text> {
    /// As it was written, with its marks.
    pub(super) text: &'text str,
    /// Whether an empty line stands above it.
    pub(super) has_gap: bool,
}

/// What stands on a line of its own, or on several where it is too wide.
#[derive(Debug)]
pub(super) struct Entry<'text> {
    /// What it is.
    pub(super) part: Part,
    /// How many blanks stand before it.
    pub(super) indent: usize,
    /// Whether an empty line stands above it.
    pub(super) has_gap: bool,
    /// The comments above it.
    pub(super) comments: Vec<Comment<'text>>,
    /// Its words, and the comments among and behind them.
    pub(super) pieces: Vec<Piece<'text>>,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// A word or mark.
    Word,
    /// A comment at the end of a line.
    Trailing,
    /// A comment on a line of its own.
    OwnLine,
}

/// A word, a mark or a comment.
#[derive(Debug, Clone)]
pub(super) struct Piece<'text> {
    /// As it was written.
    pub(super) text: &'text str,
    /// What it is.
    pub(super) kind: PieceKind,
    /// Whether no blank stands before it.
    pub(super) is_tight: bool,
    /// Where a line may be broken before it, how late that is done.
    pub(super) level: Option<usize>,
    /// In which column it is aligned with its neighbours.
    pub(super) column: Option<usize>,
    /// Where it is to stand at least.
    pub(super) place: usize,
    /// The wording that begins with it.
    pub(super) wording: Option<Wording>,
}

impl Piece<'_> {
    /// Where it begins on a line that has come to `width`.
    pub(super) fn start(&self, width: usize) -> usize {
        let blank = usize::from(!self.is_tight);
        self.place.max(width + blank)
    }

    /// How wide its text is.
    pub(super) fn width(&self) -> usize {
        self.text.width()
    }
}

impl Entry<'_> {
    /// Whether comments stand among or behind its words.
    pub(super) fn has_inner_comments(&self) -> bool {
        self.pieces.iter().any(|piece| piece.kind != PieceKind::Word)
    }

    /// Whether comments stand among its words, not only behind them.
    pub(super) fn is_split(&self) -> bool {
        self.pieces
            .split_last()
            .is_some_and(|(_, before)| before.iter().any(|piece| piece.kind != PieceKind::Word))
    }

    /// Whether it fits on one line; a comment behind it does not count.
    pub(super) fn fits(&self) -> bool {
        let words = self.pieces.iter().filter(|piece| piece.kind == PieceKind::Word);
        width_of(words, self.indent) <= MOST_COLUMNS
    }

    /// Whether it opens a block.
    pub(super) fn opens_block(&self) -> bool {
        let last = self.pieces.iter().rfind(|piece| piece.kind == PieceKind::Word);
        last.is_some_and(|piece| piece.text == "{")
    }
}

/// Where a line ends that begins at `indent` and holds these pieces.
pub(super) fn width_of<'a>(pieces: impl IntoIterator<Item = &'a Piece<'a>>, indent: usize) -> usize {
    let (width, _) = pieces.into_iter().fold((indent, true), |(width, is_first), piece| {
        let start = if is_first { width } else { piece.start(width) };
        (start + piece.width(), false)
    });
    width
}
