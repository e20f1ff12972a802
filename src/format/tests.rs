//! Tests of the formatter.

mod comments;
mod expressions;
mod layout;
mod shipped;

use super::format;
use crate::source::FileId;
use crate::syntax::{TokenKind, lex, parse};

/// The canonical form of a text without mistakes, checked to say the same and to be canonical itself.
fn check(text: &str) -> String {
    let formatted = format(FileId::default(), text).unwrap_or_else(|found| panic!("{found:?}\n{text}"));
    assert_same(text, &formatted);
    let again = format(FileId::default(), &formatted).expect("the canonical form can be formatted");
    assert_eq!(again, formatted, "the canonical form is not canonical:\n{text}");
    formatted
}

/// Both texts have the same tree, places aside, and the same comments.
fn assert_same(text: &str, formatted: &str) {
    assert_eq!(tree(text), tree(formatted));
    assert_eq!(comments(text), comments(formatted));
}

/// The tree as text, without places.
fn tree(text: &str) -> String {
    let (file, diagnostics) = parse(FileId::default(), text);
    assert_eq!(diagnostics, []);
    let shown = format!("{:?}", file.items);
    let mut rest = shown.as_str();
    let mut tree = String::new();
    while let Some((before, behind)) = rest.split_once("Span {") {
        tree.push_str(before);
        rest = behind.split_once('}').map_or("", |(_, behind)| behind);
    }
    tree + rest
}

fn comments(text: &str) -> Vec<(TokenKind, &str)> {
    let tokens = lex(FileId::default(), text).tokens;
    let comments = tokens.into_iter().filter(|token| token.kind.is_comment());
    comments.map(|token| (token.kind, super::slice(text, token.span))).collect()
}

/// The items of a text, each as a text of its own.
fn items(text: &str) -> Vec<String> {
    let (file, _) = parse(FileId::default(), text);
    file.items.iter().map(|item| super::slice(text, item.span()).to_owned()).collect()
}
