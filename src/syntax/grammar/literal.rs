//! Texts, dates, citations and periods.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::multi::separated_list1;
use nom::sequence::{pair, preceded};

use super::super::ast::{Citation, Name, Period, Text};
use super::super::expect::{Expected, inside, keyword, span_between, spanned, symbol, token};
use super::super::failure::{Part, is_marked_by_lexer};
use super::super::lexer::is_provision_byte;
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};
use super::super::value::{number_value, text_value};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::quantity::Date;
use crate::source::Span;

/// `text = "en" STRING "zh" STRING ;`
///
/// A text in one language only is reported and read on; so is one with the languages in the other order.
pub(super) fn text(input: Tokens<'_>) -> Parsed<'_, Text> {
    let (rest, text) = alt((
        map(pair(wording("en"), opt(wording("zh"))), |(en, zh)| (Some(en), zh)),
        map(pair(wording("zh"), opt(wording("en"))), |(zh, en)| (en, Some(zh))),
    ))
    .parse(input)?;
    let span = span_between(input, rest);
    let (en, zh) = match text {
        (Some(en), Some(zh)) => {
            if zh.1.start < en.1.start {
                report_order(input);
            }
            (en, zh)
        }
        (Some(en), None) => {
            report_missing("zh", "en", input, rest);
            (en, (String::new(), span.end_point()))
        }
        (None, Some(zh)) => {
            report_missing("en", "zh", input, rest);
            ((String::new(), span.start_point()), zh)
        }
        (None, None) => return Err(nom::Err::Error(())),
    };
    let ((en, en_span), (zh, zh_span)) = (en, zh);
    Ok((rest, Text { text: Localized::new(en, zh), span, en_span, zh_span }))
}

/// A language and the wording in it.
fn wording<'a>(language: &'static str) -> impl Parser<Tokens<'a>, Output = (String, Span), Error = ()> {
    preceded(keyword(language), cut(quoted))
}

/// `STRING`
pub(super) fn quoted(input: Tokens<'_>) -> Parsed<'_, (String, Span)> {
    map(token(TokenKind::Text, Expected::Text), |(text, span)| (text_value(text), span)).parse(input)
}

fn report_missing(missing: &str, given: &str, input: Tokens<'_>, rest: Tokens<'_>) {
    if is_marked_by_lexer(input.state, rest.place_behind()) {
        return;
    }
    let diagnostic = Diagnostic::error(
        Code::SYNTAX_MISSING_LANGUAGE,
        localized!("a text has `{given}` but no `{missing}`", "文本有 `{given}` 而没有 `{missing}`"),
        span_between(input, rest),
        localized!("expected `{missing} \"…\"` with it", "还应有 `{missing} \"…\"`"),
    );
    input.state.report(diagnostic.help(localized!(
        "every text stands in both languages: `en \"…\" zh \"…\"`",
        "每段文本都要有两种语言：`en \"…\" zh \"…\"`"
    )));
}

fn report_order(input: Tokens<'_>) {
    input.state.report(Diagnostic::error(
        Code::SYNTAX_EXPECTED,
        localized!("found `zh` before `en`", "`zh` 出现在 `en` 之前"),
        input.place(),
        localized!("expected the English wording first", "应先写英文"),
    ));
}

/// `WORD text`
pub(super) fn text_clause<'a>(word: &'static str) -> impl Parser<Tokens<'a>, Output = Text, Error = ()> {
    preceded(keyword(word), cut(inside(Part::Clause(word), text)))
}

/// Whether the next tokens are a word and the beginning of a text.
pub(super) fn starts_text_clause(input: Tokens<'_>, words: &[&str]) -> bool {
    input.is_word(words) && is_text(input.advanced())
}

/// Whether a wording and its language begin here.
pub(super) fn starts_wording(input: Tokens<'_>) -> bool {
    input.is_word(&["en", "zh"]) && input.advanced().is(TokenKind::Text)
}

/// Whether a text begins here, be it without its language.
pub(super) fn is_text(input: Tokens<'_>) -> bool {
    input.is(TokenKind::Text) || input.is_word(&["en", "zh"])
}

/// `DATE`; nothing where the calendar has no such day, which the lexer has reported.
pub(super) fn date(input: Tokens<'_>) -> Parsed<'_, Option<Date>> {
    map(token(TokenKind::Date, Expected::Date), |(text, _)| Date::parse(text)).parse(input)
}

/// A whole number; 0 where it is too large, which the lexer has reported.
pub(super) fn whole_number(input: Tokens<'_>) -> Parsed<'_, i64> {
    let (rest, (text, _)) = token(TokenKind::Number, Expected::WholeNumber).parse(input)?;
    if text.contains('.') {
        return Err(super::super::expect::refuse(input, Expected::WholeNumber));
    }
    Ok((rest, number_value(text).map_or(0, |(digits, _)| digits)))
}

/// `period = "from" DATE [ "until" DATE ] ;`
pub(super) fn period(input: Tokens<'_>) -> Parsed<'_, Period> {
    let dates = pair(preceded(keyword("from"), cut(date)), opt(preceded(keyword("until"), cut(date))));
    map(spanned(dates), |((from, until), span)| {
        let until = until.map_or(Some(None), |until| until.map(Some));
        Period { days: from.zip(until), span }
    })
    .parse(input)
}

/// `CITATION`
pub(super) fn citation(input: Tokens<'_>) -> Parsed<'_, Citation> {
    map(token(TokenKind::Citation, Expected::Citation), |(text, span)| {
        let (instrument, provision) = text.split_once('/').unwrap_or((text, ""));
        Citation { instrument: instrument.to_owned(), provision: provision.to_owned(), span }
    })
    .parse(input)
}

/// `citations = CITATION { "," CITATION } ;`
pub(super) fn citations(input: Tokens<'_>) -> Parsed<'_, Vec<Citation>> {
    separated_list1(symbol(TokenKind::Comma), cut(citation)).parse(input)
}

/// `WORD citations`
pub(super) fn citations_clause<'a>(
    word: &'static str,
) -> impl Parser<Tokens<'a>, Output = Vec<Citation>, Error = ()> {
    preceded(keyword(word), cut(inside(Part::Clause(word), citations)))
}

/// `[ "cites" citations ]`
pub(super) fn optional_citations(input: Tokens<'_>) -> Parsed<'_, Vec<Citation>> {
    map(opt(preceded(keyword("cites"), citations)), Option::unwrap_or_default).parse(input)
}

/// `PROVISION`
pub(super) fn provision(input: Tokens<'_>) -> Parsed<'_, Name> {
    map(token(TokenKind::Provision, Expected::Provision), |(text, span)| Name { text: text.to_owned(), span })
        .parse(input)
}

/// The provision that stands on this line, whatever the lexer took it for behind a word that is no keyword.
pub(super) fn provision_as_written(input: Tokens<'_>) -> Option<Name> {
    if input.is_first_on_line() || is_text(input) {
        return None;
    }
    let start = input.place().start as usize;
    let rest = input.state.text.get(start..)?;
    let length = rest.bytes().take_while(|&byte| is_provision_byte(byte)).count();
    let text = rest.get(..length)?.to_owned();
    let span = Span::new(input.state.file, start, start + length);
    (!text.is_empty()).then_some(Name { text, span })
}
