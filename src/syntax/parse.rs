//! From the text of a rule file to its syntax tree and all that is wrong with it.

use std::cell::{Cell, RefCell};

use super::ast;
use super::expect;
use super::failure::{self, Failure, Place};
use super::grammar;
use super::lexer::{MOST_DIAGNOSTICS, lex};
use super::recover::skip_item;
use super::token::{Token, TokenKind};
use super::tokens::{State, Tokens};
use crate::diagnostic::{self, Diagnostic};
use crate::source::FileId;

/// Reads a rule file. What can't be read is left out of the tree and reported; the diagnostics are in order of
/// place. A file with very many mistakes is read up to the hundredth.
pub fn parse(file: FileId, text: &str) -> (ast::File, Vec<Diagnostic>) {
    let lexed = lex(file, text);
    let state = State {
        file,
        text,
        documentation: documentation(text, &lexed.tokens),
        tokens: lexed.tokens.into_iter().filter(|token| !token.kind.is_comment()).collect(),
        lexical: lexed.diagnostics.iter().filter_map(Diagnostic::primary).collect(),
        diagnostics: RefCell::default(),
        failure: RefCell::new(Failure::default()),
        place: Cell::new(Place::default()),
        depth: Cell::new(0),
        deepest: Cell::new(0),
    };
    let (mut items, mut unread) = (Vec::new(), Vec::new());
    let mut rest = Tokens::new(&state);
    while rest.first().is_some() && !state.is_full() {
        match recovering_item(rest) {
            (behind, Ok(item)) => {
                items.push(item);
                rest = behind;
            }
            (behind, Err(name)) => {
                unread.extend(name);
                rest = behind;
            }
        }
    }
    let mut diagnostics = lexed.diagnostics;
    diagnostics.extend(state.diagnostics.into_inner());
    diagnostic::sort(&mut diagnostics);
    diagnostics.truncate(MOST_DIAGNOSTICS);
    (ast::File { file, items, unread }, diagnostics)
}

/// Reads one item, or reports what is wrong with its head and passes over it: then its name is left, if it has one.
fn recovering_item(input: Tokens<'_>) -> (Tokens<'_>, Result<ast::Item, Option<ast::Name>>) {
    let state = input.state;
    state.place.set(Place::default());
    state.depth.set(0);
    state.failure.borrow_mut().reset(input.position());
    if let Ok((rest, item)) = grammar::item(input) {
        return (rest, Ok(item));
    }
    failure::report(state, input);
    let rest = skip_item(input);
    let name = input.word().and_then(|_| expect::name(input.advanced()).ok());
    (rest, Err(name.map(|(_, name)| name)))
}

/// The `##` lines that stand directly above a token, by the token's index among those that are no comments.
fn documentation(text: &str, tokens: &[Token]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut pending: Vec<&str> = Vec::new();
    let mut last_end = 0;
    let mut index = 0;
    for token in tokens {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        if !pending.is_empty() {
            let between = text.get(last_end..start).unwrap_or_default();
            let is_directly_below = between.matches('\n').count() == 1;
            if !is_directly_below || token.kind == TokenKind::Comment {
                pending.clear();
            }
        }
        if token.kind == TokenKind::Documentation {
            let line = text.get(start..end).unwrap_or_default().trim_start_matches('#');
            pending.push(line.strip_prefix(' ').unwrap_or(line));
            last_end = end;
        }
        if !token.kind.is_comment() {
            if !pending.is_empty() {
                found.push((index, std::mem::take(&mut pending).join("\n")));
            }
            index += 1;
        }
    }
    found
}
