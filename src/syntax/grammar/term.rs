//! `term`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::multi::separated_list1;
use nom::sequence::{pair, preceded, separated_pair};

use super::super::ast::{Citation, Expression, Row, Term, TermArgument, TermPeriod, Text};
use super::super::expect::{
    Expected, ahead, closer, inside, keyword, name, named, span_between, spanned, symbol,
};
use super::super::failure::Part;
use super::super::recover::{Block, block_with_gaps, starts_item};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};
use super::expression::{expression, starts_expression};
use super::literal::{
    citations_clause, is_text, optional_citations, period, starts_text_clause, text_clause,
};
use super::term_body::{contents, term_body};
use super::type_reference::type_reference;
use super::{documentation, plain_head};
use crate::source::Span;

/// A part of a term's body, in the order in which they stand.
pub(super) enum Member {
    /// `title text`
    Title(Text),
    /// `cites citations`
    Citations(Vec<Citation>),
    /// `period "{" content "}"`
    Period(TermPeriod),
    /// `expression`, alone
    Value(Expression),
    /// `row`
    Row(Row),
    /// `"otherwise" expression [ "cites" citations ]`
    Otherwise((Expression, Vec<Citation>)),
}

/// `term = "term" NAME [ "(" NAME ":" type { "," NAME ":" type } ")" ] "->" type`
/// `"{" [ title ] [ "cites" citations ] ( content | { period "{" content "}" } ) "}" ;`
pub(super) fn term(input: Tokens<'_>) -> Parsed<'_, Term> {
    let result = cut(preceded(symbol(TokenKind::Arrow), type_reference));
    let head = (plain_head("term"), map(opt(arguments), Option::unwrap_or_default), result);
    let body = block_with_gaps(Block::new(member, |input, _| starts_member(input)));
    let (rest, ((name, arguments, result), members)) = pair(head, body).parse(input)?;
    let (title, citations, body) = term_body(members, input.state);
    let (documentation, span) = (documentation(input), span_between(input, rest));
    Ok((rest, Term { documentation, name, arguments, result, title, citations, body, span }))
}

/// `"(" NAME ":" type { "," NAME ":" type } ")"`
fn arguments(input: Tokens<'_>) -> Parsed<'_, Vec<TermArgument>> {
    let (rest, opener) = symbol(TokenKind::OpenParenthesis).parse(input)?;
    let argument = map(separated_pair(name, symbol(TokenKind::Colon), type_reference), |(name, kind)| {
        TermArgument { name, type_reference: kind }
    });
    let arguments = separated_list1(symbol(TokenKind::Comma), cut(argument));
    let (rest, (arguments, _)) =
        cut(pair(arguments, closer(TokenKind::CloseParenthesis, opener))).parse(rest)?;
    Ok((rest, arguments))
}

fn member(input: Tokens<'_>) -> Parsed<'_, (Member, Span)> {
    let title = preceded(ahead(|input| is_text(input.advanced())), text_clause("title"));
    let is_period = ahead(|input| input.advanced().is(TokenKind::Date));
    spanned(alt((
        map(title, Member::Title),
        map(citations_clause("cites"), Member::Citations),
        map(preceded(is_period, term_period), Member::Period),
        content_member,
    )))
    .parse(input)
}

fn starts_member(input: Tokens<'_>) -> bool {
    starts_period(input) || starts_text_clause(input, &["title"]) || starts_row(input)
}

/// `period "{" content "}"`
fn term_period(input: Tokens<'_>) -> Parsed<'_, TermPeriod> {
    let row = |input| spanned(content_member).parse(input);
    let body =
        block_with_gaps(Block { ends: Some(starts_period), ..Block::new(row, |input, _| starts_row(input)) });
    let (rest, period) = inside(Part::Period, period).parse(input)?;
    let (rest, rows) = cut(inside(Part::Period, body)).parse(rest)?;
    let content = contents(rows, input.state);
    Ok((rest, TermPeriod { period, content, span: span_between(input, rest) }))
}

fn starts_period(input: Tokens<'_>) -> bool {
    input.is_word(&["from"]) && input.advanced().is(TokenKind::Date)
}

/// `content = expression | { row } [ "otherwise" expression [ "cites" citations ] ] ;`
fn content_member(input: Tokens<'_>) -> Parsed<'_, Member> {
    let otherwise = preceded(keyword("otherwise"), cut(pair(expression, optional_citations)));
    inside(
        Part::Row,
        alt((
            map(inside(Part::Clause("otherwise"), otherwise), Member::Otherwise),
            named(Expected::Row, row_or_value),
        )),
    )
    .parse(input)
}

/// `row = expression "when" expression [ "cites" citations ] ;` or an expression that stands alone.
fn row_or_value(input: Tokens<'_>) -> Parsed<'_, Member> {
    let (rest, value) = expression(input)?;
    let ends = rest.first().is_none() || rest.is(TokenKind::CloseBrace);
    if ends || starts_item(rest) || starts_period(rest) {
        return Ok((rest, Member::Value(value)));
    }
    let condition = preceded(keyword("when"), pair(expression, optional_citations));
    let (rest, (condition, citations)) = cut(condition).parse(rest)?;
    let span = span_between(input, rest);
    Ok((rest, Member::Row(Row { value, condition, citations, span })))
}

/// Whether a row begins here: a value and its `when` on one line, or the `when` at the head of the next.
fn starts_row(input: Tokens<'_>) -> bool {
    if !input.is_first_on_line() || !(input.is_word(&["otherwise"]) || starts_expression(input)) {
        return false;
    }
    if input.is_word(&["otherwise"]) {
        return true;
    }
    let mut rest = input.advanced();
    while !rest.is_first_on_line() && rest.first().is_some() {
        if rest.is_word(&["when", "cites"]) {
            return rest.is_word(&["when"]);
        }
        rest = rest.advanced();
    }
    rest.is_word(&["when"])
}
