//! Going on after a mistake: at the next clause of the block, or at the next item.

use nom::Parser;
use nom::combinator::{cut, map};
use nom::multi::many0;

use super::expect::symbol;
use super::failure;
use super::lexer::ITEM_WORDS;
use super::token::TokenKind;
use super::tokens::{Parsed, Tokens};
use crate::source::Span;

/// How the parts of a block are read, and where reading goes on after a mistake in one.
pub(super) struct Block<'a, T> {
    /// Reads one part.
    pub(super) part: fn(Tokens<'a>) -> Parsed<'a, T>,
    /// Whether a part begins here; the second place is where the part with the mistake began.
    pub(super) starts: fn(Tokens<'a>, Tokens<'a>) -> bool,
    /// Whether something begins here that can't stand in this block, only in the one around it.
    pub(super) ends: fn(Tokens<'a>) -> bool,
}

impl<T> Clone for Block<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Block<'_, T> {}

/// `"{" { part } "}"`; a part with a mistake is reported and left out.
pub(super) fn block<T>(block: Block<'_, T>) -> impl Parser<Tokens<'_>, Output = Vec<T>, Error = ()> {
    map(block_with_gaps(block), |parts: Vec<Option<T>>| parts.into_iter().flatten().collect())
}

/// `"{" { part } "}"`; a part with a mistake is reported and leaves a gap.
pub(super) fn block_with_gaps<'a, T>(
    block: Block<'a, T>,
) -> impl Parser<Tokens<'a>, Output = Vec<Option<T>>, Error = ()> {
    move |input: Tokens<'a>| {
        let (rest, opener) = cut(symbol(TokenKind::OpenBrace)).parse(input)?;
        let (rest, parts) = many0(|input| recovering(block, input)).parse(rest)?;
        Ok((close(rest, opener), parts))
    }
}

/// Reads one part, or reports what is wrong with it and passes over it.
fn recovering<'a, T>(block: Block<'a, T>, input: Tokens<'a>) -> Parsed<'a, Option<T>> {
    let is_over = input.first().is_none() || input.is(TokenKind::CloseBrace);
    if is_over || starts_item(input) || (block.ends)(input) {
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
    input.state.failure.borrow_mut().reset(rest.position());
    Ok((rest, None))
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
        if has_advanced && (is_outside || starts_item(rest) || (block.ends)(rest)) {
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
    const NO_NAME: [&str; 10] = ["en", "zh", "of", "from", "when", "is", "in", "and", "or", "contains"];
    if !input.is_word(&ITEM_WORDS) {
        return false;
    }
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
    let mut open = 0_usize;
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
