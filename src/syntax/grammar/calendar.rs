//! `calendar`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::multi::separated_list1;
use nom::sequence::{pair, preceded};

use super::super::ast::{Calendar, Days, Name, Text};
use super::super::expect::{Expected, inside, keyword, named, span_between, spanned, symbol, token};
use super::super::failure::Part;
use super::super::recover::{Block, block};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};
use super::literal::{date, starts_text_clause, text_clause};
use super::once::Once;
use super::{documentation, head};

enum Member {
    Source(Text),
    Holidays(Vec<Days>),
    Working(Vec<Days>),
}

/// `calendar = "calendar" YEAR "{" { "source" text | "holiday" days | "working" days } "}" ;`
pub(super) fn calendar(input: Tokens<'_>) -> Parsed<'_, Calendar> {
    let part = |input| spanned(named(Expected::Clause, member)).parse(input);
    let body = block(Block::new(part, |input, _| starts_member(input)));
    let (rest, (name, members)) = pair(head("calendar", year), body).parse(input)?;
    let (documentation, span) = (documentation(input), span_between(input, rest));
    let (holidays, working) = (Vec::new(), Vec::new());
    let mut calendar = Calendar { documentation, name, source: None, holidays, working, span };
    let mut once = Once::default();
    for (member, span) in members {
        match member {
            Member::Source(text) => once.fill(&mut calendar.source, ("source", span), text, input.state),
            Member::Holidays(days) if once.is_first(("holiday", span), input.state) => {
                calendar.holidays = days;
            }
            Member::Working(days) if once.is_first(("working", span), input.state) => {
                calendar.working = days;
            }
            Member::Holidays(_) | Member::Working(_) => {}
        }
    }
    Ok((rest, calendar))
}

/// `YEAR`
fn year(input: Tokens<'_>) -> Parsed<'_, Name> {
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (rest, (text, span)) = token(TokenKind::Number, Expected::Year).parse(input)?;
    if !is_year(text) {
        return Err(super::super::expect::refuse(input, Expected::Year));
    }
    Ok((rest, Name { text: text.to_owned(), span }))
}

fn member(input: Tokens<'_>) -> Parsed<'_, Member> {
    alt((
        map(text_clause("source"), Member::Source),
        map(days_clause("holiday"), Member::Holidays),
        map(days_clause("working"), Member::Working),
    ))
    .parse(input)
}

fn starts_member(input: Tokens<'_>) -> bool {
    let starts_days = input.is_word(&["holiday", "working"]) && input.advanced().is(TokenKind::Date);
    starts_days || starts_text_clause(input, &["source"])
}

/// `WORD days`
fn days_clause<'a>(word: &'static str) -> impl Parser<Tokens<'a>, Output = Vec<Days>, Error = ()> {
    let list = separated_list1(symbol(TokenKind::Comma), cut(days));
    let list = map(list, |days: Vec<Option<Days>>| days.into_iter().flatten().collect());
    preceded(keyword(word), cut(inside(Part::Clause(word), list)))
}

/// `days = DATE [ ".." DATE ] ;`; nothing where the calendar lacks one of them.
fn days(input: Tokens<'_>) -> Parsed<'_, Option<Days>> {
    let last = opt(preceded(symbol(TokenKind::DotDot), cut(date)));
    map(spanned(pair(date, last)), |((first, last), span)| {
        let (first, last) = first.zip(last.unwrap_or(first))?;
        Some(Days { first, last, span })
    })
    .parse(input)
}
