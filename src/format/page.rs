//! From entries to lines.

use super::MOST_COLUMNS;
use super::entry::{Comment, Entries, Entry, Piece, PieceKind, width_of};
use super::outline::{Part, Wording};

/// Prints all entries.
pub(super) fn print(entries: &Entries<'_>) -> String {
    let mut page = Page::default();
    for entry in &entries.list {
        page.entry(entry);
    }
    for comment in &entries.last_comments {
        page.comment(comment, 0);
    }
    page.text
}

#[derive(Debug, Default)]
struct Page {
    text: String,
    /// How wide the line is.
    width: usize,
    /// Whether the line holds nothing but blanks.
    is_fresh: bool,
    /// Where the last English wording began.
    english: usize,
    /// Whether the line before opened a block, or there is none: no empty line follows.
    is_tight: bool,
    /// Whether an item ended: an empty line follows.
    has_ended: bool,
}

impl Page {
    fn comment(&mut self, comment: &Comment<'_>, indent: usize) {
        self.gap(comment.has_gap);
        self.blanks(indent);
        self.text.push_str(comment.text);
        self.text.push('\n');
    }

    /// An empty line, where one belongs.
    fn gap(&mut self, has_gap: bool) {
        let wanted = has_gap || self.has_ended;
        if wanted && !self.is_tight && !self.text.is_empty() {
            self.text.push('\n');
        }
        self.is_tight = false;
        self.has_ended = false;
    }

    fn blanks(&mut self, count: usize) {
        self.text.extend(std::iter::repeat_n(' ', count));
        self.width = count;
        self.is_fresh = true;
    }

    fn new_line(&mut self, indent: usize) {
        self.text.push('\n');
        self.blanks(indent);
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        let closes = entry.part == Part::Close;
        let inner = if closes { entry.indent + 2 } else { entry.indent };
        for comment in &entry.comments {
            self.comment(comment, inner);
        }
        self.gap(entry.has_gap && !closes);
        self.blanks(entry.indent);
        self.pieces(entry);
        self.text.push('\n');
        self.is_tight = entry.opens_block();
        let is_whole = entry.part == Part::Item && !self.is_tight;
        self.has_ended = entry.indent == 0 && (closes || is_whole);
    }

    fn pieces(&mut self, entry: &Entry<'_>) {
        let indent = continuation(entry);
        let last = entry.pieces.len();
        let mut at = 0;
        for chunk in entry.pieces.chunk_by(|a, b| a.kind == PieceKind::Word && b.kind == PieceKind::Word) {
            at += chunk.len();
            match chunk {
                [comment] if comment.kind != PieceKind::Word => {
                    if comment.kind == PieceKind::OwnLine && !self.is_fresh {
                        self.new_line(indent);
                    }
                    self.text.push_str(if self.is_fresh { "" } else { "  " });
                    self.text.push_str(comment.text);
                    self.is_fresh = false;
                    if at < last {
                        self.new_line(indent);
                    }
                }
                words => self.fill(words, 0, indent),
            }
        }
    }

    /// Puts words on the line, and on further ones where they do not fit.
    fn fill(&mut self, words: &[Piece<'_>], level: usize, indent: usize) {
        let deepest = words.iter().skip(1).filter_map(|piece| piece.level).max();
        if self.fits(words) || deepest.is_none_or(|deepest| deepest < level) {
            return self.put(words);
        }
        let is_level = |piece: &Piece<'_>| piece.level == Some(level);
        let is_broken = words.iter().skip(1).any(is_level);
        if !is_broken {
            return self.fill(words, level + 1, indent);
        }
        let mut was_broken = false;
        for (index, segment) in words.chunk_by(|_, next| !is_level(next)).enumerate() {
            if index > 0 && (was_broken || !self.fits(segment)) {
                let is_chinese = segment.first().is_some_and(|piece| piece.wording == Some(Wording::Chinese));
                self.new_line(if is_chinese { self.english } else { indent });
            }
            was_broken = !self.fits(segment);
            self.fill(segment, level + 1, indent + 2);
        }
    }

    /// Whether words fit on the rest of the line.
    fn fits(&self, words: &[Piece<'_>]) -> bool {
        let start = match words.first() {
            Some(first) if !self.is_fresh => first.start(self.width),
            _ => self.width,
        };
        width_of(words, start) <= MOST_COLUMNS
    }

    fn put(&mut self, words: &[Piece<'_>]) {
        for piece in words {
            let start = if self.is_fresh { self.width } else { piece.start(self.width) };
            self.text.extend(std::iter::repeat_n(' ', start.saturating_sub(self.width)));
            if piece.wording == Some(Wording::English) {
                self.english = start;
            }
            self.text.push_str(piece.text);
            self.width = start + piece.width();
            self.is_fresh = false;
        }
    }
}

/// Where the further lines of an entry begin.
fn continuation(entry: &Entry<'_>) -> usize {
    let value = entry.pieces.iter().find(|piece| piece.column == Some(1)).map_or(0, |piece| piece.place);
    match entry.part {
        Part::RuleClause | Part::Clause => value,
        Part::Condition => value + 4,
        Part::Content => entry.indent + 2,
        _ => entry.indent + 4,
    }
}
