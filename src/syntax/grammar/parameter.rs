//! `parameter`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map};
use nom::sequence::{pair, preceded};

use super::super::ast::{Parameter, ParameterPeriod, Text};
use super::super::expect::{inside, keyword, span_between, spanned, symbol};
use super::super::failure::Part;
use super::super::recover::{Block, block};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};
use super::expression::expression;
use super::literal::{citations, period, starts_text_clause, text_clause};
use super::once::Once;
use super::type_reference::type_reference;
use super::{documentation, plain_head};

enum Member {
    Title(Text),
    Period(ParameterPeriod),
}

/// `parameter = "parameter" NAME ":" type "{" [ title ] { period expression "cites" citations } "}" ;`
pub(super) fn parameter(input: Tokens<'_>) -> Parsed<'_, Parameter> {
    let head = pair(plain_head("parameter"), cut(preceded(symbol(TokenKind::Colon), type_reference)));
    let body = block(Block { part: member, starts: |input, _| starts_member(input), ends: |_| false });
    let (rest, ((name, type_reference), members)) = pair(head, body).parse(input)?;
    let mut parameter = Parameter {
        documentation: documentation(input),
        name,
        type_reference,
        title: None,
        periods: Vec::new(),
        span: span_between(input, rest),
    };
    let mut once = Once::default();
    for member in members {
        match member {
            Member::Title(text) => {
                once.fill(&mut parameter.title, ("title", text.span), text, input.state);
            }
            Member::Period(period) => parameter.periods.push(period),
        }
    }
    Ok((rest, parameter))
}

fn member(input: Tokens<'_>) -> Parsed<'_, Member> {
    alt((map(text_clause("title"), Member::Title), map(value, Member::Period))).parse(input)
}

fn starts_member(input: Tokens<'_>) -> bool {
    input.is_word(&["from"]) || starts_text_clause(input, &["title"])
}

/// `period expression "cites" citations`
fn value(input: Tokens<'_>) -> Parsed<'_, ParameterPeriod> {
    let value = cut((expression, preceded(keyword("cites"), citations)));
    map(spanned(inside(Part::Period, pair(period, value))), |((period, (value, citations)), span)| {
        ParameterPeriod { period, value, citations, span }
    })
    .parse(input)
}
