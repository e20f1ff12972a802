//! Going on after a mistake: at the next clause of the block, or at the next item.

use nom::Parser;
use nom::combinator::{cut, map};

use super::expect::{Expected, symbol};
use super::failure;
use super::lexer::ITEM_WORDS;
use super::token::TokenKind;
use super::tokens::{Parsed, Tokens};
use crate::diagnostic::nearest;
use crate::source::Span;

/// How the parts of a block are read, and where reading goes on after a mistake in one.
pub(super) struct Block<'a, T> {
    /// Reads one part.
    pub(super) part: fn(Tokens<'a>) -> Parsed<'a, T>,
    /// Whether a part begins here; the second place is where the part with the mistake began.
    pub(super) starts: fn(Tokens<'a>, Tokens<'a>) -> bool,
    /// Whether something begins here that can't stand in this block, only in the one around it; nothing where
    /// there is none around it.
    pub(super) ends: Option<fn(Tokens<'a>) -> bool>,
    /// What is kept of a part with a mistake, so that nobody misses it: mostly its name. The part began at the first
    /// place, and reading goes on at the second.
    pub(super) kept: fn(Tokens<'a>, Tokens<'a>) -> Option<T>,
}

impl<'a, T> Block<'a, T> {
    /// The block of an item, of whose parts with a mistake nothing is kept.
    pub(super) fn new(
        part: fn(Tokens<'a>) -> Parsed<'a, T>,
        starts: fn(Tokens<'a>, Tokens<'a>) -> bool,
    ) -> Self {
        Self { part, starts, ends: None, kept: |_, _| None }
    }

    fn ends_at(self, input: Tokens<'a>) -> bool {
        self.ends.is_some_and(|ends| ends(input))
    }
}

impl<T> Clone for Block<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Block<'_, T> {}

/// `"{" { part } "}"`; a part with a mistake is reported, and what is not kept of it is left out.
pub(super) fn block<T>(block: Block<'_, T>) -> impl Parser<Tokens<'_>, Output = Vec<T>, Error = ()> {
    map(block_with_gaps(block), |parts: Vec<Option<T>>| parts.into_iter().flatten().collect())
}

/// `"{" { part } "}"`; a part with a mistake is reported, and what is not kept of it leaves a gap.
pub(super) fn block_with_gaps<'a, T>(
    block: Block<'a, T>,
) -> impl Parser<Tokens<'a>, Output = Vec<Option<T>>, Error = ()> {
    move |input: Tokens<'a>| {
        let (mut rest, opener) = cut(symbol(TokenKind::OpenBrace)).parse(input)?;
        let (mut parts, mut last, mut is_closed_early) = (Vec::new(), rest, false);
        loop {
            while let Ok((after, part)) = recovering(block, rest) {
                parts.push(part);
                (last, rest) = (rest, after);
            }
            if !is_early_close(block, rest) {
                break;
            }
            is_closed_early = true;
            rest = pass_early_close(block, rest, last);
        }
        let is_told = is_closed_early && !rest.is(TokenKind::CloseBrace);
        Ok((if is_told { rest } else { close(rest, opener) }, parts))
    }
}

/// Whether the brace that stands here closes an item too early: what follows could only be a part of it.
fn is_early_close<'a, T>(block: Block<'a, T>, input: Tokens<'a>) -> bool {
    let behind = input.advanced();
    block.ends.is_none()
        && input.is(TokenKind::CloseBrace)
        && (block.starts)(behind, behind)
        && !starts_item(behind)
        && !resembles_item(behind)
}

/// Reports a brace behind which the block goes on, and passes over it and what is left of the `last` part.
fn pass_early_close<'a, T>(block: Block<'a, T>, input: Tokens<'a>, last: Tokens<'a>) -> Tokens<'a> {
    failure::report_early_close(input);
    let behind = input.advanced();
    input.state.failure.borrow_mut().reset(behind.position());
    let rest = if last.position() < input.position() { skip_part(block, last) } else { behind };
    input.state.failure.borrow_mut().reset(rest.position());
    rest
}

/// Reads one part, or reports what is wrong with it and passes over it.
pub(super) fn recovering<'a, T>(block: Block<'a, T>, input: Tokens<'a>) -> Parsed<'a, Option<T>> {
    let is_over = input.first().is_none() || input.is(TokenKind::CloseBrace);
    if is_over || starts_item(input) || block.ends_at(input) {
        return Err(nom::Err::Error(()));
    }
    if input.is_first_on_line() {
        // On a new line a part was meant, not the rest of the one before.
        input.state.failure.borrow_mut().expected.clear();
    }
    if let Ok((rest, part)) = (block.part)(input) {
        return Ok((rest, Some(part)));
    }
    failure::report(input.state, input);
    let rest = skip_part(block, input);
    let kept = (block.kept)(input, rest);
    input.state.failure.borrow_mut().reset(rest.position());
    Ok((rest, kept))
}

/// Where reading goes on after the mistake in the part that began at `input`.
fn skip_part<'a, T>(block: Block<'a, T>, input: Tokens<'a>) -> Tokens<'a> {
    let mistake = input.state.failure.borrow().position.max(input.position());
    let mut rest = input.moved_to(mistake);
    let mut open_before = unclosed_between(input, rest);
    let mut open_since = 0_usize;
    while let Some(kind) = rest.kind() {
        let has_advanced = rest.position() > input.position();
        let is_outside = open_since == 0 && (block.starts)(rest, input);
        if has_advanced && (is_outside || starts_item(rest) || block.ends_at(rest)) {
            break;
        }
        match kind {
            TokenKind::OpenBrace => open_since += 1,
            TokenKind::CloseBrace if open_since > 0 => open_since -= 1,
            TokenKind::CloseBrace if open_before > 0 => open_before -= 1,
            TokenKind::CloseBrace => break,
            _ => {}
        }
        rest = rest.advanced();
    }
    rest
}

/// How many braces are opened and not closed between two places.
fn unclosed_between(start: Tokens<'_>, end: Tokens<'_>) -> usize {
    let count = end.position() - start.position();
    start.state.tokens.iter().skip(start.position()).take(count).fold(0, |open: usize, token| {
        match token.kind {
            TokenKind::OpenBrace => open + 1,
            TokenKind::CloseBrace => open.saturating_sub(1),
            _ => open,
        }
    })
}

/// Takes the closing brace, or reports that it is not there.
fn close(input: Tokens<'_>, opener: Span) -> Tokens<'_> {
    if input.is(TokenKind::CloseBrace) {
        return input.advanced();
    }
    failure::report_unclosed(opener, input);
    input
}

/// Whether an item begins here.
pub(super) fn starts_item(input: Tokens<'_>) -> bool {
    input.is_word(&ITEM_WORDS) && is_head(input)
}

/// Whether what begins here was meant for an item, though its keyword is none.
fn resembles_item(input: Tokens<'_>) -> bool {
    input.word().is_some_and(|word| nearest(word, ITEM_WORDS).is_some()) && is_head(input)
}

/// Whether a keyword and a name stand here as they do at the head of an item.
fn is_head(input: Tokens<'_>) -> bool {
    const NO_NAME: [&str; 10] = ["en", "zh", "of", "from", "when", "is", "in", "and", "or", "contains"];
    let after_item = input.previous().is_none_or(|token| token.kind == TokenKind::CloseBrace);
    let next = input.advanced();
    let has_name = if input.is_word(&["calendar"]) {
        next.is(TokenKind::Number)
    } else {
        next.word().is_some() && !next.is_word(&NO_NAME)
    };
    let is_header = next.is(TokenKind::OpenBrace) || has_name;
    (after_item || input.is_first_on_line()) && is_header
}

/// Passes over an item whose head is wrong: to the end of its block, or to the next item.
pub(super) fn skip_item(input: Tokens<'_>) -> Tokens<'_> {
    let mistake = input.state.failure.borrow().position.max(input.position());
    let mut rest = input.moved_to(mistake);
    // Where the line ends without the item's own brace, the item lasts as if it were there.
    let lacks_brace = input.state.failure.borrow().expected.contains(&Expected::Symbol(TokenKind::OpenBrace));
    let mut open = usize::from(lacks_brace && rest.is_first_on_line());
    while let Some(kind) = rest.kind() {
        if rest.position() > input.position() && starts_item(rest) {
            return rest;
        }
        rest = rest.advanced();
        match kind {
            TokenKind::OpenBrace => open += 1,
            TokenKind::CloseBrace if open <= 1 => return rest,
            TokenKind::CloseBrace => open -= 1,
            _ => {}
        }
    }
    rest
}
