//! What the grammar parses: a slice of tokens, and the state that all parsers of one file share.

use std::cell::{Cell, RefCell};

use nom::{IResult, Input, Needed};

use super::failure::{Failure, Place};
use super::lexer::MOST_DIAGNOSTICS;
use super::token::{Token, TokenKind};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

/// What a parser of the grammar gives. nom's own error is empty: what was expected stands in the state.
pub(super) type Parsed<'a, T> = IResult<Tokens<'a>, T, ()>;

/// What all parsers of one file share.
pub(super) struct State<'a> {
    /// The text's id.
    pub(super) file: FileId,
    /// The text.
    pub(super) text: &'a str,
    /// All tokens but comments.
    pub(super) tokens: Vec<Token>,
    /// `##` lines, by the index of the token that they stand above.
    pub(super) documentation: Vec<(usize, String)>,
    /// What the lexer had to say: nothing more is said of those lines.
    pub(super) lexical: Vec<Span>,
    /// What is wrong so far.
    pub(super) diagnostics: RefCell<Vec<Diagnostic>>,
    /// The furthest place at which a terminal did not match.
    pub(super) failure: RefCell<Failure>,
    /// What is being read.
    pub(super) place: Cell<Place>,
    /// How deeply the expression being read is nested.
    pub(super) depth: Cell<usize>,
    /// The deepest nesting since the enclosing chain of operators began.
    pub(super) deepest: Cell<usize>,
}

impl State<'_> {
    /// Adds a diagnostic, unless the file has too many already.
    pub(super) fn report(&self, diagnostic: Diagnostic) {
        if !self.is_full() {
            self.diagnostics.borrow_mut().push(diagnostic);
        }
    }

    /// Whether the file has as many diagnostics as it may have.
    pub(super) fn is_full(&self) -> bool {
        self.diagnostics.borrow().len() >= MOST_DIAGNOSTICS
    }

    /// The text under a span.
    pub(super) fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

/// The tokens that are still to be read.
#[derive(Clone, Copy)]
pub(super) struct Tokens<'a> {
    rest: &'a [Token],
    /// What all parsers share.
    pub(super) state: &'a State<'a>,
}

impl<'a> Tokens<'a> {
    /// All tokens of a file.
    pub(super) fn new(state: &'a State<'a>) -> Self {
        Self { rest: &state.tokens, state }
    }

    /// How many tokens have been read.
    pub(super) fn position(self) -> usize {
        self.state.tokens.len() - self.rest.len()
    }

    /// The tokens from another place of the same file on.
    pub(super) fn moved_to(self, position: usize) -> Self {
        Self { rest: self.state.tokens.get(position..).unwrap_or_default(), ..self }
    }

    /// All but the next token.
    pub(super) fn advanced(self) -> Self {
        Self { rest: self.rest.get(1..).unwrap_or_default(), ..self }
    }

    /// The next token.
    pub(super) fn first(self) -> Option<Token> {
        self.rest.first().copied()
    }

    /// The token before the next.
    pub(super) fn previous(self) -> Option<Token> {
        self.position().checked_sub(1).and_then(|index| self.state.tokens.get(index)).copied()
    }

    /// The kind of the next token.
    pub(super) fn kind(self) -> Option<TokenKind> {
        self.first().map(|token| token.kind)
    }

    /// Whether the next token is of that kind.
    pub(super) fn is(self, kind: TokenKind) -> bool {
        self.kind() == Some(kind)
    }

    /// Whether the next token is the first on its line.
    pub(super) fn is_first_on_line(self) -> bool {
        self.first().is_some_and(|token| token.first_on_line)
    }

    /// The next token's text, where it is a word.
    pub(super) fn word(self) -> Option<&'a str> {
        let token = self.first().filter(|token| token.kind == TokenKind::Word)?;
        Some(self.state.slice(token.span))
    }

    /// Whether the next token is one of these words.
    pub(super) fn is_word(self, words: &[&str]) -> bool {
        self.word().is_some_and(|word| words.contains(&word))
    }

    /// The place of the next token; at the end of the file, the place after the last.
    pub(super) fn place(self) -> Span {
        let start = Span::new(self.state.file, 0, 0);
        match self.first() {
            Some(token) => token.span,
            None => self.previous().map_or(start, |token| token.span.end_point()),
        }
    }

    /// The place after the token that was read last.
    pub(super) fn place_behind(self) -> Span {
        self.previous().map_or_else(|| self.place().start_point(), |token| token.span.end_point())
    }
}

impl<'a> Input for Tokens<'a> {
    type Item = Token;
    type Iter = std::iter::Copied<std::slice::Iter<'a, Token>>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.rest.len()
    }

    fn take(&self, index: usize) -> Self {
        Self { rest: self.rest.get(..index).unwrap_or(self.rest), ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        Self { rest: self.rest.get(index..).unwrap_or_default(), ..*self }
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.rest.iter().position(|&token| predicate(token))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.rest.iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.rest.len() { Ok(count) } else { Err(Needed::new(count - self.rest.len())) }
    }
}
