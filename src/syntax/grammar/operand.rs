//! Operands: literals, paths, calls and parentheses.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::multi::many0;
use nom::sequence::{pair, preceded, separated_pair};

use super::super::ast::{Binding, Expression, ExpressionKind, Name, Number};
use super::super::depth::nested;
use super::super::expect::{
    Expected, closer, keyword, name, name_if, named, operator_symbol, span_between, spanned, symbol, token,
};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};
use super::super::value::number_value;
use super::aggregate::aggregate;
use super::expression::{comma, committed, expression, node, separated, sum};
use super::literal::{date, quoted};
use super::rule::starts_clause;

/// Words that mean something at the head of an expression, or behind one, and so name nothing there.
const RESERVED: [&str; 26] = [
    "and",
    "or",
    "not",
    "is",
    "in",
    "contains",
    "every",
    "some",
    "no",
    "count",
    "sum",
    "max",
    "min",
    "between",
    "if",
    "then",
    "else",
    "true",
    "false",
    "today",
    "where",
    "for",
    "when",
    "otherwise",
    "cites",
    "until",
];

/// Further words that can follow an expression: none of them is a unit.
const NO_UNIT: [&str; 21] = [
    "require",
    "unless",
    "from",
    "title",
    "duty",
    "penalty",
    "severity",
    "breach",
    "remedy",
    "evidence",
    "en",
    "zh",
    "record",
    "list",
    "enum",
    "import",
    "instrument",
    "calendar",
    "parameter",
    "term",
    "rule",
];

/// `primary = "true" | "false" | "today" | number | DATE | STRING | call | aggregate | path`
/// `| "day" "(" expression ")" | "between" sum "and" sum | "(" expression ")" ;`
pub(super) fn primary(input: Tokens<'_>) -> Parsed<'_, Expression> {
    // The first token decides, so that no frames of `alt` stand between an expression and those within it.
    let kind = match (input.kind(), input.word()) {
        (Some(TokenKind::OpenParenthesis), _) => return parenthesized(input),
        (_, Some("count" | "sum" | "max" | "min")) => aggregate(input),
        (_, Some("between")) => between(input),
        (_, Some("day")) if input.advanced().is(TokenKind::OpenParenthesis) => day(input),
        (_, Some(_)) if input.advanced().is(TokenKind::OpenParenthesis) => call(input),
        _ => named(Expected::Expression, leaf).parse(input),
    };
    node(input, kind)
}

/// A primary that holds no other expression.
fn leaf(input: Tokens<'_>) -> Parsed<'_, ExpressionKind> {
    alt((
        map(keyword("true"), |_| ExpressionKind::Truth(true)),
        map(keyword("false"), |_| ExpressionKind::Truth(false)),
        map(keyword("today"), |_| ExpressionKind::Today),
        number,
        map(date, |date| date.map_or(ExpressionKind::Invalid, ExpressionKind::Date)),
        map(quoted, |(text, _)| ExpressionKind::Text(text)),
        map(path, ExpressionKind::Path),
    ))
    .parse(input)
}

/// `"(" expression ")"`
fn parenthesized(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (rest, opener) = symbol(TokenKind::OpenParenthesis).parse(input)?;
    let (rest, inner) = committed(expression(rest))?;
    let (rest, _) = cut(closer(TokenKind::CloseParenthesis, opener)).parse(rest)?;
    Ok((rest, Expression { span: span_between(input, rest), ..inner }))
}

/// `number = DIGITS [ "." DIGITS ] [ scale ] ;`
fn number(input: Tokens<'_>) -> Parsed<'_, ExpressionKind> {
    let digits = token(TokenKind::Number, Expected::WholeNumber);
    map(pair(digits, opt(unit)), |((text, _), unit)| match number_value(text) {
        Some((digits, decimals)) => ExpressionKind::Number(Number { digits, decimals, unit }),
        None => ExpressionKind::Invalid,
    })
    .parse(input)
}

/// `scale = "working" ( "day" | "days" ) | NAME ;`, on the line of its number.
fn unit(input: Tokens<'_>) -> Parsed<'_, Name> {
    let working = pair(keyword("working"), alt((keyword("day"), keyword("days"))));
    let working = map(spanned(working), |(_, span)| Name { text: "working days".to_owned(), span });
    let is_unit = |input: Tokens<'_>| {
        !input.is_first_on_line() && !input.is_word(&RESERVED) && !input.is_word(&NO_UNIT)
    };
    let unit = name_if(Expected::Name, is_unit);
    named(Expected::Operator, alt((working, unit))).parse(input)
}

/// `call = NAME "(" expression { "," expression } ")" ;`
fn call(input: Tokens<'_>) -> Parsed<'_, ExpressionKind> {
    let head = name_if(Expected::Name, is_head);
    let (rest, name) = named(Expected::Expression, head).parse(input)?;
    let (rest, arguments) = expressions(TokenKind::OpenParenthesis, TokenKind::CloseParenthesis, rest)?;
    Ok((rest, ExpressionKind::Call { name, arguments }))
}

/// `"day" "(" expression ")"`
fn day(input: Tokens<'_>) -> Parsed<'_, ExpressionKind> {
    let (rest, _) = keyword("day").parse(input)?;
    let (rest, opener) = symbol(TokenKind::OpenParenthesis).parse(rest)?;
    let (rest, moment) = committed(expression(rest))?;
    let (rest, _) = cut(closer(TokenKind::CloseParenthesis, opener)).parse(rest)?;
    Ok((rest, ExpressionKind::Day(Box::new(moment))))
}

/// Whether a word can stand at the head of an expression; on a new line, a clause of a rule is not one.
fn is_head(input: Tokens<'_>) -> bool {
    let is_clause = input.is_first_on_line() && starts_clause(input);
    !is_clause && !input.is_word(&RESERVED)
}

/// `expression { "," expression }` between two marks
pub(super) fn expressions(
    open: TokenKind,
    close: TokenKind,
    input: Tokens<'_>,
) -> Parsed<'_, Vec<Expression>> {
    let (rest, opener) = symbol(open).parse(input)?;
    let (rest, expressions) = committed(separated(rest, comma(), expression))?;
    let (rest, _) = cut(closer(close, opener)).parse(rest)?;
    Ok((rest, expressions))
}

/// `path = NAME { "." NAME } ;`
pub(super) fn path(input: Tokens<'_>) -> Parsed<'_, Vec<Name>> {
    map(pair(name_if(Expected::Name, is_head), steps), |(head, steps)| {
        std::iter::once(head).chain(steps).collect()
    })
    .parse(input)
}

/// `{ "." NAME }`: behind a dot every word is a name.
fn steps(input: Tokens<'_>) -> Parsed<'_, Vec<Name>> {
    many0(preceded(operator_symbol(TokenKind::Dot, ()), cut(name))).parse(input)
}

/// `binding = NAME "in" path ;`
pub(super) fn binding(input: Tokens<'_>) -> Parsed<'_, Binding> {
    let variable = name_if(Expected::Name, is_head);
    map(spanned(separated_pair(variable, cut(keyword("in")), cut(path))), |((variable, list), span)| {
        Binding { variable, list, span }
    })
    .parse(input)
}

/// `"between" sum "and" sum`
fn between(input: Tokens<'_>) -> Parsed<'_, ExpressionKind> {
    let bounds = |input| nested(input, |input| separated_pair(sum, keyword("and"), sum).parse(input));
    map(preceded(keyword("between"), cut(bounds)), |(low, high)| {
        ExpressionKind::Between(Box::new(low), Box::new(high))
    })
    .parse(input)
}
