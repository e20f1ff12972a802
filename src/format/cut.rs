//! From tokens to entries: each part with its comments.

use super::entry::{Comment, Entries, Entry, Piece, PieceKind};
use super::outline::{Outline, Part};
use super::slice;
use crate::syntax::{Token, TokenKind};

/// Cuts a file where its outline says that parts begin.
pub(super) fn entries<'text>(text: &'text str, tokens: &[Token], outline: &Outline) -> Entries<'text> {
    let mut cutter = Cutter {
        outline,
        index: 0,
        open: Vec::new(),
        previous: None,
        comments: Vec::new(),
        list: Vec::new(),
    };
    let mut end = 0;
    for (token, next) in tokens.iter().zip(next_words(tokens)) {
        let written = slice(text, token.span);
        let between = text.get(end..token.span.start as usize).unwrap_or_default();
        let has_gap = between.matches('\n').count() > 1;
        if token.kind.is_comment() {
            cutter.comment(*token, Comment { text: written, has_gap }, next);
        } else {
            cutter.word(*token, written, has_gap);
        }
        end = token.span.end as usize;
    }
    Entries { list: cutter.list, last_comments: cutter.comments }
}

/// For each token, itself or the first behind it that is no comment.
fn next_words(tokens: &[Token]) -> Vec<Option<Token>> {
    let mut next = None;
    let from_the_end = tokens.iter().rev().map(|token| {
        next = if token.kind.is_comment() { next } else { Some(*token) };
        next
    });
    let mut words: Vec<Option<Token>> = from_the_end.collect();
    words.reverse();
    words
}

struct Cutter<'text, 'outline> {
    outline: &'outline Outline,
    /// How many words were cut.
    index: usize,
    /// For each open brace, whether it opens a block.
    open: Vec<bool>,
    previous: Option<TokenKind>,
    /// Comments above the next entry.
    comments: Vec<Comment<'text>>,
    list: Vec<Entry<'text>>,
}

impl<'text> Cutter<'text, '_> {
    /// What begins with the next word.
    fn part_of_next(&self, token: Token) -> Option<Part> {
        let closes_block = token.kind == TokenKind::CloseBrace && self.open.last() != Some(&false);
        if closes_block { Some(Part::Close) } else { self.outline.parts.get(&self.index).copied() }
    }

    fn comment(&mut self, token: Token, comment: Comment<'text>, next: Option<Token>) {
        let begins_entry = next.is_none_or(|next| self.part_of_next(next).is_some());
        let kind = if token.first_on_line { PieceKind::OwnLine } else { PieceKind::Trailing };
        match self.list.last_mut() {
            Some(entry) if kind == PieceKind::Trailing || !begins_entry => {
                entry.pieces.push(piece(comment.text, kind));
            }
            _ => self.comments.push(comment),
        }
    }

    fn word(&mut self, token: Token, text: &'text str, has_gap: bool) {
        let part = self.part_of_next(token);
        let closes_set = token.kind == TokenKind::CloseBrace && part != Some(Part::Close);
        if token.kind == TokenKind::CloseBrace {
            self.open.pop();
        }
        if let Some(part) = part.or(self.list.is_empty().then_some(Part::Item)) {
            let (indent, comments) = (self.indent(part), std::mem::take(&mut self.comments));
            self.list.push(Entry { part, indent, has_gap, comments, pieces: Vec::new() });
        }
        let is_tight = closes_set || self.is_tight(token.kind);
        let outline = self.outline;
        let word = Piece {
            is_tight,
            level: outline.breaks.get(&self.index).copied(),
            column: outline.columns.get(&self.index).copied(),
            wording: outline.wordings.get(&self.index).copied(),
            ..piece(text, PieceKind::Word)
        };
        if let Some(entry) = self.list.last_mut() {
            entry.pieces.push(word);
        }
        if token.kind == TokenKind::OpenBrace {
            self.open.push(!outline.sets.contains(&self.index));
        }
        self.previous = Some(token.kind);
        self.index += 1;
    }

    fn indent(&self, part: Part) -> usize {
        let inner = match part {
            Part::FieldClause | Part::Reason | Part::Succession | Part::SanctionClause => 1,
            _ => 0,
        };
        2 * (self.open.len() + inner)
    }

    /// Whether the next word stands close to the one before it.
    fn is_tight(&self, kind: TokenKind) -> bool {
        let before = self.index.checked_sub(1);
        let is_before =
            |words: &std::collections::BTreeSet<usize>| before.is_some_and(|before| words.contains(&before));
        match (self.previous, kind) {
            (_, TokenKind::Comma | TokenKind::Colon | TokenKind::Dot | TokenKind::CloseParenthesis)
            | (Some(TokenKind::Dot | TokenKind::OpenParenthesis), _) => true,
            (Some(TokenKind::OpenBrace), _) => is_before(&self.outline.sets),
            (_, TokenKind::OpenParenthesis) => is_before(&self.outline.calls),
            _ => false,
        }
    }
}

fn piece(text: &str, kind: PieceKind) -> Piece<'_> {
    Piece { text, kind, is_tight: false, level: None, column: None, place: 0, wording: None }
}
