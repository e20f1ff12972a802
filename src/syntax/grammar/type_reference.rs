//! Types.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, value};
use nom::sequence::{pair, preceded};

use super::super::ast::{Name, TypeKind, TypeReference};
use super::super::depth::nested;
use super::super::expect::{Expected, keyword, name_if, named, spanned};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};

/// `type = "bool" | "text" | "date" | "datetime" | "duration" | "count" NAME | "size" | "money" | "rate" NAME`
/// `| "country" | "version" | "set" "of" type | "list" "of" NAME | NAME ;`
pub(super) fn type_reference(input: Tokens<'_>) -> Parsed<'_, TypeReference> {
    let kind = alt((plain_type, compound_type, map(type_name, TypeKind::Named)));
    nested(input, |input| {
        map(named(Expected::Type, spanned(kind)), |(kind, span)| TypeReference { kind, span }).parse(input)
    })
}

/// A type of one word.
fn plain_type(input: Tokens<'_>) -> Parsed<'_, TypeKind> {
    alt((
        value(TypeKind::Bool, keyword("bool")),
        value(TypeKind::Text, keyword("text")),
        value(TypeKind::Date, keyword("date")),
        value(TypeKind::Datetime, keyword("datetime")),
        value(TypeKind::Duration, keyword("duration")),
        value(TypeKind::Size, keyword("size")),
        value(TypeKind::Money, keyword("money")),
        value(TypeKind::Country, keyword("country")),
        value(TypeKind::Version, keyword("version")),
    ))
    .parse(input)
}

/// A type with a unit or an element.
fn compound_type(input: Tokens<'_>) -> Parsed<'_, TypeKind> {
    let of = |word| pair(keyword(word), cut(keyword("of")));
    alt((
        map(preceded(keyword("count"), cut(type_name)), TypeKind::Count),
        map(preceded(keyword("rate"), cut(type_name)), TypeKind::Rate),
        map(preceded(of("set"), cut(type_reference)), |element| TypeKind::Set(Box::new(element))),
        map(preceded(of("list"), cut(type_name)), TypeKind::List),
    ))
    .parse(input)
}

/// A unit, or a type's name; a word before a `:` is the next field instead, and one before `of` no name.
fn type_name(input: Tokens<'_>) -> Parsed<'_, Name> {
    let is_name = |next: Tokens<'_>| !next.is(TokenKind::Colon) && !next.is_word(&["of"]);
    name_if(Expected::Name, |input| is_name(input.advanced())).parse(input)
}
