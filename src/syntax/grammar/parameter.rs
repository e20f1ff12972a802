//! `parameter`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::multi::separated_list1;
use nom::sequence::{pair, preceded};

use super::super::ast::{
    CaseKeys, Citation, Expression, Parameter, ParameterCase, ParameterPeriod, Text, TypeReference,
};
use super::super::expect::{Expected, closer, inside, keyword, named, span_between, spanned, symbol};
use super::super::failure::Part;
use super::super::recover::{Block, block};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, State, Tokens};
use super::expression::{expression, starts_expression};
use super::literal::{citations, period, starts_text_clause, text_clause};
use super::once::Once;
use super::type_reference::type_reference;
use super::{documentation, plain_head, term_body};

enum Member {
    Title(Text),
    Period(ParameterPeriod),
}

/// `parameter = "parameter" NAME [ "(" type ")" ] ":" type "{" [ title ] { period fixed } "}" ;`
pub(super) fn parameter(input: Tokens<'_>) -> Parsed<'_, Parameter> {
    let of_type = cut(preceded(symbol(TokenKind::Colon), type_reference));
    let head = (plain_head("parameter"), opt(key), of_type);
    let body = block(Block::new(member, |input, _| starts_member(input)));
    let (rest, ((name, key, type_reference), members)) = pair(head, body).parse(input)?;
    let mut parameter = Parameter {
        documentation: documentation(input),
        name,
        key,
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
    alt((map(text_clause("title"), Member::Title), map(fixed, Member::Period))).parse(input)
}

fn starts_member(input: Tokens<'_>) -> bool {
    input.is_word(&["from"]) || starts_text_clause(input, &["title"])
}

/// `"(" type ")"`
fn key(input: Tokens<'_>) -> Parsed<'_, TypeReference> {
    let (rest, opener) = symbol(TokenKind::OpenParenthesis).parse(input)?;
    let (rest, (of_type, _)) =
        cut(pair(type_reference, closer(TokenKind::CloseParenthesis, opener))).parse(rest)?;
    Ok((rest, of_type))
}

/// `period fixed`, where `fixed = value | "{" { case } "}" ;`
fn fixed(input: Tokens<'_>) -> Parsed<'_, ParameterPeriod> {
    let (rest, period) = inside(Part::Period, period).parse(input)?;
    let (rest, cases) = if rest.is(TokenKind::OpenBrace) {
        let cases =
            block(Block { ends: Some(starts_period), ..Block::new(case, |input, _| starts_case(input)) });
        let (rest, cases) = cut(inside(Part::Period, cases)).parse(rest)?;
        report_unreachable(&cases, input.state);
        (rest, cases)
    } else {
        map(cut(inside(Part::Period, spanned(value))), |((value, citations), span)| {
            vec![ParameterCase { keys: CaseKeys::Any, value, citations, span }]
        })
        .parse(rest)?
    };
    Ok((rest, ParameterPeriod { period, cases, span: span_between(input, rest) }))
}

/// `value = expression "cites" citations ;`
fn value(input: Tokens<'_>) -> Parsed<'_, (Expression, Vec<Citation>)> {
    pair(expression, preceded(keyword("cites"), cut(citations))).parse(input)
}

/// `case = expression "for" expression { "," expression } "cites" citations | "otherwise" value ;`
fn case(input: Tokens<'_>) -> Parsed<'_, ParameterCase> {
    let otherwise = preceded(keyword("otherwise"), cut(value));
    let otherwise = map(inside(Part::Clause("otherwise"), otherwise), |(value, citations)| {
        (CaseKeys::Others, value, citations)
    });
    let keys = preceded(keyword("for"), separated_list1(symbol(TokenKind::Comma), cut(expression)));
    let cites = preceded(keyword("cites"), cut(citations));
    let of_keys = map((expression, cut(pair(keys, cites))), |(value, (keys, citations))| {
        (CaseKeys::Of(keys), value, citations)
    });
    let any = inside(Part::Row, alt((otherwise, named(Expected::Row, of_keys))));
    map(spanned(any), |((keys, value, citations), span)| ParameterCase { keys, value, citations, span })
        .parse(input)
}

fn starts_period(input: Tokens<'_>) -> bool {
    input.is_word(&["from"]) && input.advanced().is(TokenKind::Date)
}

/// Whether a case begins here: `otherwise`, or a value and its `for` on one line.
fn starts_case(input: Tokens<'_>) -> bool {
    if !input.is_first_on_line() || input.is_word(&["otherwise"]) {
        return input.is_first_on_line();
    }
    let mut rest = input.advanced();
    while starts_expression(input) && !rest.is_first_on_line() && rest.first().is_some() {
        if rest.is_word(&["for", "cites"]) {
            return rest.is_word(&["for"]);
        }
        rest = rest.advanced();
    }
    false
}

/// Nothing is left for a case behind `otherwise`.
fn report_unreachable(cases: &[ParameterCase], state: &State<'_>) {
    let last = cases.iter().position(|case| case.keys == CaseKeys::Others);
    for case in last.into_iter().flat_map(|last| cases.iter().skip(last + 1)) {
        term_body::report_unreachable(case.span, state);
    }
}
