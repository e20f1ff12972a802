//! `count`, `sum`, `max` and `min`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::multi::separated_list1;
use nom::sequence::{pair, preceded};

use super::super::ast::{Aggregate, Binding, Expression, ExpressionKind};
use super::super::expect::{closer, keyword, symbol};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};
use super::expression::{expression, filter};
use super::operand::binding;

/// `aggregate = "count" "(" … ")" | ( "sum" | "max" | "min" ) "(" … ")" ;`
pub(super) fn aggregate(input: Tokens<'_>) -> Parsed<'_, ExpressionKind> {
    alt((
        preceded(keyword("count"), cut(count)),
        preceded(keyword("sum"), cut(|input| of_values(Aggregate::Sum, input))),
        preceded(keyword("max"), cut(|input| of_values(Aggregate::Max, input))),
        preceded(keyword("min"), cut(|input| of_values(Aggregate::Min, input))),
    ))
    .parse(input)
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
    let mut over_list = map(preceded(keyword("for"), cut(range)), Ok);
    let (rest, content) = if aggregate == Aggregate::Sum {
        over_list.parse(rest)?
    } else {
        let others = separated_list1(symbol(TokenKind::Comma), cut(expression));
        alt((over_list, map(preceded(symbol(TokenKind::Comma), cut(others)), Err))).parse(rest)?
    };
    let (rest, _) = closer(TokenKind::CloseParenthesis, opener).parse(rest)?;
    let kind = match content {
        Ok((binding, filter)) => {
            ExpressionKind::Aggregated { aggregate, value: Some(Box::new(first)), binding, filter }
        }
        Err(others) => {
            let values = std::iter::once(first).chain(others).collect();
            ExpressionKind::Extreme { aggregate, values }
        }
    };
    Ok((rest, kind))
}
