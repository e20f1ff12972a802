//! `instrument`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::sequence::{pair, preceded};

use super::super::ast::{Article, ArticleState, Citation, Instrument, Name, Period, Text};
use super::super::expect::{Expected, inside, keyword, name, name_if, named, span_between, spanned};
use super::super::failure::Part;
use super::super::recover::{Block, block};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};
use super::literal::{
    citation, date, period, provision, provision_as_written, quoted, starts_text_clause, text, text_clause,
};
use super::once::Once;
use super::penalty::penalty;
use super::{documentation, plain_head};
use crate::diagnostic::nearest;
use crate::quantity::Date;
use crate::source::Span;

enum Member {
    Title(Text),
    Issuer(Text),
    Number(String),
    Rank(Name),
    Promulgated(Option<Date>),
    InForce(Period),
    SucceededBy(Name),
    Article(Box<Article>),
}

/// `instrument = "instrument" NAME "{" { … | article | penalty } "}" ;`
pub(super) fn instrument(input: Tokens<'_>) -> Parsed<'_, Instrument> {
    let part = |input| spanned(named(Expected::Clause, member)).parse(input);
    let body = block(Block { kept: kept_member, ..Block::new(part, |input, _| starts_member(input)) });
    let (rest, (name, members)) = pair(plain_head("instrument"), body).parse(input)?;
    let mut instrument = Instrument {
        documentation: documentation(input),
        name,
        title: None,
        issuer: None,
        number: None,
        rank: None,
        promulgated: None,
        in_force: None,
        succeeded_by: None,
        articles: Vec::new(),
        span: span_between(input, rest),
    };
    let mut once = Once::default();
    let state = input.state;
    for (member, span) in members {
        match member {
            Member::Title(text) => once.fill(&mut instrument.title, ("title", span), text, state),
            Member::Issuer(text) => once.fill(&mut instrument.issuer, ("issuer", span), text, state),
            Member::Number(text) => once.fill(&mut instrument.number, ("number", span), text, state),
            Member::Rank(name) => once.fill(&mut instrument.rank, ("rank", span), name, state),
            Member::Promulgated(day) => {
                if once.is_first(("promulgated", span), state) {
                    instrument.promulgated = day;
                }
            }
            Member::InForce(period) => once.fill(&mut instrument.in_force, ("in force", span), period, state),
            Member::SucceededBy(name) => {
                once.fill(&mut instrument.succeeded_by, ("succeeded by", span), name, state);
            }
            Member::Article(article) => instrument.articles.push(*article),
        }
    }
    Ok((rest, instrument))
}

/// `title | "issuer" text | "number" STRING | "rank" NAME | "promulgated" DATE | "in" "force" period`
/// `| "succeeded" "by" NAME | article | penalty`
fn member(input: Tokens<'_>) -> Parsed<'_, Member> {
    let boxed = |article| Member::Article(Box::new(article));
    alt((
        map(text_clause("title"), Member::Title),
        map(text_clause("issuer"), Member::Issuer),
        map(clause("number", quoted), |(text, _)| Member::Number(text)),
        map(clause("rank", rank), Member::Rank),
        map(clause("promulgated", date), Member::Promulgated),
        map(clause("in", preceded(keyword("force"), period)), Member::InForce),
        map(clause("succeeded", preceded(keyword("by"), name)), Member::SucceededBy),
        map(article, boxed),
        map(penalty, boxed),
    ))
    .parse(input)
}

/// A provision with a mistake, be it in its keyword, by its number alone.
fn kept_member<'a>(input: Tokens<'a>, _: Tokens<'a>) -> Option<(Member, Span)> {
    let keyword = nearest(input.word()?, ["article", "penalty"])?;
    let number = provision_as_written(input.advanced())?;
    let state = if keyword == "penalty" {
        ArticleState::Penalty { fines: Vec::new(), measures: Vec::new(), replacements: Vec::new() }
    } else {
        ArticleState::Checkable
    };
    let span = input.place().to(number.span);
    let heading = Text::missing(number.span.end_point());
    let documentation = documentation(input);
    let article = Article { documentation, number, heading, state, succeeded_by: None, span };
    Some((Member::Article(Box::new(article)), span))
}

/// The name of a rank; a clause on the next line is not one.
fn rank(input: Tokens<'_>) -> Parsed<'_, Name> {
    let is_clause = |input: Tokens<'_>| input.is_first_on_line() && starts_member(input);
    name_if(Expected::Name, move |input| !is_clause(input)).parse(input)
}

/// A keyword and what it introduces.
fn clause<'a, T>(
    word: &'static str,
    content: impl Parser<Tokens<'a>, Output = T, Error = ()>,
) -> impl Parser<Tokens<'a>, Output = T, Error = ()> {
    preceded(keyword(word), cut(inside(Part::Clause(word), content)))
}

/// Whether a clause of an instrument begins here.
pub(super) fn starts_member(input: Tokens<'_>) -> bool {
    let next = input.advanced();
    match input.word() {
        Some("article" | "penalty") => next.is(TokenKind::Provision) || input.is_first_on_line(),
        Some("number") => next.is(TokenKind::Text),
        Some("rank") => next.word().is_some(),
        Some("promulgated") => next.is(TokenKind::Date),
        Some("in") => next.is_word(&["force"]),
        Some("succeeded") => next.is_word(&["by"]) && input.is_first_on_line(),
        _ => starts_text_clause(input, &["title", "issuer"]),
    }
}

/// `article = "article" PROVISION text [ "not" "checkable" text ] [ "succeeded" "by" CITATION ] ;`
fn article(input: Tokens<'_>) -> Parsed<'_, Article> {
    let (rest, number) = preceded(keyword("article"), cut(provision)).parse(input)?;
    let reason = opt(preceded(pair(keyword("not"), cut(keyword("checkable"))), cut(text)));
    let content = (text, reason, succession);
    let (rest, (heading, reason, succeeded_by)) =
        cut(inside(Part::Article(number.span), content)).parse(rest)?;
    let state = reason.map_or(ArticleState::Checkable, ArticleState::NotCheckable);
    let span = span_between(input, rest);
    Ok((rest, Article { documentation: documentation(input), number, heading, state, succeeded_by, span }))
}

/// `[ "succeeded" "by" CITATION ]`; before a name it is the instrument's clause instead.
pub(super) fn succession(input: Tokens<'_>) -> Parsed<'_, Option<Citation>> {
    opt(preceded(pair(keyword("succeeded"), keyword("by")), citation)).parse(input)
}
