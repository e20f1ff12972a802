//! Operands: literals, paths, calls and parentheses.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::multi::{many0, separated_list1};
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
use super::expression::{expression, node, sum};
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
const NO_UNIT: [&str; 19] = [
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
    "instrument",
    "parameter",
    "term",
    "rule",
];

/// `primary = "true" | "false" | "today" | number | DATE | STRING | call | aggregate | path`
/// `| "between" sum "and" sum | "(" expression ")" ;`
pub(super) fn primary(input: Tokens<'_>) -> Parsed<'_, Expression> {
    named(Expected::Expression, alt((parenthesized, |input| node(input, simple(input))))).parse(input)
}

/// A primary without parentheses around it.
fn simple(input: Tokens<'_>) -> Parsed<'_, ExpressionKind> {
    alt((
        map(keyword("true"), |_| ExpressionKind::Truth(true)),
        map(keyword("false"), |_| ExpressionKind::Truth(false)),
        map(keyword("today"), |_| ExpressionKind::Today),
        number,
        map(date, |date| date.map_or(ExpressionKind::Invalid, ExpressionKind::Date)),
        map(quoted, |(text, _)| ExpressionKind::Text(text)),
        aggregate,
        call_or_path,
        between,
    ))
    .parse(input)
}

/// `"(" expression ")"`
fn parenthesized(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (rest, opener) = symbol(TokenKind::OpenParenthesis).parse(input)?;
    let (rest, inner) = cut(expression).parse(rest)?;
    let (rest, _) = cut(closer(TokenKind::CloseParenthesis, opener)).parse(rest)?;
    Ok((rest, Expression { span: span_between(input, rest), ..inner }))
}

/// `number = DIGITS [ "." DIGITS ] [ unit ] ;`
fn number(input: Tokens<'_>) -> Parsed<'_, ExpressionKind> {
    let digits = token(TokenKind::Number, Expected::WholeNumber);
    map(pair(digits, opt(unit)), |((text, _), unit)| match number_value(text) {
        Some((digits, decimals)) => ExpressionKind::Number(Number { digits, decimals, unit }),
        None => ExpressionKind::Invalid,
    })
    .parse(input)
}

/// `unit = "working" ( "day" | "days" ) | NAME ;`, on the line of its number.
fn unit(input: Tokens<'_>) -> Parsed<'_, Name> {
    let working = pair(keyword("working"), alt((keyword("day"), keyword("days"))));
    let working = map(spanned(working), |(_, span)| Name { text: "working days".to_owned(), span });
    let is_unit = |input: Tokens<'_>| {
        !input.is_first_on_line() && !input.is_word(&RESERVED) && !input.is_word(&NO_UNIT)
    };
    let unit = name_if(Expected::Name, is_unit);
    named(Expected::Operator, alt((working, unit))).parse(input)
}

/// `call = NAME "(" expression { "," expression } ")" ;` or a path.
fn call_or_path(input: Tokens<'_>) -> Parsed<'_, ExpressionKind> {
    let (rest, head) = name_if(Expected::Name, is_head).parse(input)?;
    if rest.is(TokenKind::OpenParenthesis) {
        let (rest, arguments) = arguments(rest)?;
        return Ok((rest, ExpressionKind::Call { name: head, arguments }));
    }
    let (rest, steps) = steps(rest)?;
    Ok((rest, ExpressionKind::Path(std::iter::once(head).chain(steps).collect())))
}

/// Whether a word can stand at the head of an expression; on a new line, a clause of a rule is not one.
fn is_head(input: Tokens<'_>) -> bool {
    !input.is_word(&RESERVED) && !(input.is_first_on_line() && starts_clause(input))
}

/// `"(" expression { "," expression } ")"`
fn arguments(input: Tokens<'_>) -> Parsed<'_, Vec<Expression>> {
    let (rest, opener) = symbol(TokenKind::OpenParenthesis).parse(input)?;
    let arguments = separated_list1(symbol(TokenKind::Comma), cut(expression));
    let (rest, (arguments, _)) =
        cut(pair(arguments, closer(TokenKind::CloseParenthesis, opener))).parse(rest)?;
    Ok((rest, arguments))
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
