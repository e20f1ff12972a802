//! `count`, `sum`, `max` and `min`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt, value};
use nom::sequence::{pair, preceded};

use super::super::ast::{Aggregate, Binding, Expression, ExpressionKind};
use super::super::expect::{closer, keyword, symbol};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};
use super::expression::{comma, committed, expression, filter, separated};
use super::operand::binding;

/// `aggregate = "count" "(" … ")" | ( "sum" | "max" | "min" ) "(" … ")" ;`
pub(super) fn aggregate(input: Tokens<'_>) -> Parsed<'_, ExpressionKind> {
    let (rest, aggregate) = alt((
        value(Aggregate::Count, keyword("count")),
        value(Aggregate::Sum, keyword("sum")),
        value(Aggregate::Max, keyword("max")),
        value(Aggregate::Min, keyword("min")),
    ))
    .parse(input)?;
    committed(if aggregate == Aggregate::Count { count(rest) } else { of_values(aggregate, rest) })
}

/// `"count" "(" binding [ "where" expression ] ")"`
fn count(input: Tokens<'_>) -> Parsed<'_, ExpressionKind> {
    let (rest, opener) = symbol(TokenKind::OpenParenthesis).parse(input)?;
    let (rest, (binding, filter)) = range(rest)?;
    let (rest, _) = closer(TokenKind::CloseParenthesis, opener).parse(rest)?;
    let aggregate = Aggregate::Count;
    Ok((rest, ExpressionKind::Aggregated { aggregate, value: None, binding, filter }))
}

/// `binding [ "where" expression ]`
fn range(input: Tokens<'_>) -> Parsed<'_, (Binding, Option<Box<Expression>>)> {
    pair(binding, opt(map(filter, Box::new))).parse(input)
}

/// `"(" expression "for" binding [ "where" expression ] ")"`, or, not for a sum,
/// `"(" expression "," expression { "," expression } ")"`
fn of_values(aggregate: Aggregate, input: Tokens<'_>) -> Parsed<'_, ExpressionKind> {
    let (rest, opener) = symbol(TokenKind::OpenParenthesis).parse(input)?;
    let (rest, first) = expression(rest)?;
    let (rest, kind) = if aggregate != Aggregate::Sum && rest.is(TokenKind::Comma) {
        let (rest, others) = separated(rest.advanced(), comma(), expression)?;
        let values = std::iter::once(first).chain(others).collect();
        (rest, ExpressionKind::Extreme { aggregate, values })
    } else {
        over_list(aggregate, first, rest)?
    };
    let (rest, _) = closer(TokenKind::CloseParenthesis, opener).parse(rest)?;
    Ok((rest, kind))
}

/// `"for" binding [ "where" expression ]`
fn over_list(aggregate: Aggregate, value: Expression, input: Tokens<'_>) -> Parsed<'_, ExpressionKind> {
    let (rest, (binding, filter)) = preceded(keyword("for"), cut(range)).parse(input)?;
    Ok((rest, ExpressionKind::Aggregated { aggregate, value: Some(Box::new(value)), binding, filter }))
}
