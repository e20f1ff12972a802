//! Terminals of the grammar. Each records what it would have accepted, so that a failure can say so.

use nom::combinator::peek;
use nom::{Err, Parser};

use super::ast::Name;
use super::failure::{Part, Place, spaced};
use super::token::{Token, TokenKind};
use super::tokens::{Parsed, Tokens};
use crate::diagnostic::Diagnostic;
use crate::localized;
use crate::localized::Localized;
use crate::source::Span;

/// What would have been accepted, as people call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// A keyword.
    Word(&'static str),
    /// A mark.
    Symbol(TokenKind),
    /// Any word.
    Name,
    /// A number without a decimal point.
    WholeNumber,
    /// A year.
    Year,
    /// A date.
    Date,
    /// A quoted text.
    Text,
    /// A citation.
    Citation,
    /// A provision's number.
    Provision,
    /// An expression.
    Expression,
    /// An operator, for what precedes could go on.
    Operator,
    /// A type.
    Type,
    /// An item.
    Item,
    /// A clause of an item.
    Clause,
    /// A field of a record.
    Field,
    /// A list, by its path.
    List,
    /// A fact, by its name.
    Fact,
    /// A row of a table.
    Row,
}

impl Expected {
    fn name(self) -> Localized {
        match self {
            Self::Word(word) => localized!("`{word}`", "`{word}`"),
            Self::Symbol(kind) => {
                let symbol = kind.symbol().unwrap_or_default();
                localized!("`{symbol}`", "`{symbol}`")
            }
            Self::Name => localized!("a name", "名称"),
            Self::WholeNumber => localized!("a whole number", "整数"),
            Self::Year => localized!("a year such as `2026`", "年份（如 `2026`）"),
            Self::Date => localized!("a date such as `2026-01-31`", "日期（如 `2026-01-31`）"),
            Self::Text => localized!("a text in quotation marks", "引号内的文本"),
            Self::Citation => localized!("a citation such as `LAW-2020/3`", "引用（如 `LAW-2020/3`）"),
            Self::Provision => localized!("a provision's number", "条款编号"),
            Self::Expression => localized!("an expression", "表达式"),
            Self::Operator => localized!("an operator", "运算符"),
            Self::Type => localized!("a type", "类型"),
            Self::Item => localized!("an item such as `rule` or `term`", "顶层项（如 `rule` 或 `term`）"),
            Self::Clause => localized!("a clause", "子句"),
            Self::Field => localized!("a field", "字段"),
            Self::List => localized!("a list", "列表"),
            Self::Fact => localized!("a fact", "事实"),
            Self::Row => localized!("a row", "决策表的一行"),
        }
    }

    /// "expected a name or `{` here", with at most five alternatives.
    pub(super) fn label(expected: &[Self]) -> Localized {
        const MOST: usize = 5;
        let names: Vec<Localized> = expected.iter().take(MOST).map(|expected| expected.name()).collect();
        let Some((last, first)) = names.split_last() else { return Localized::default() };
        let before: Vec<&str> = first.iter().map(|name| name.en.as_str()).collect();
        let or = if first.is_empty() { "" } else { " or " };
        let en = format!("expected {}{or}{} here", before.join(", "), last.en);
        let before: Vec<&str> = first.iter().map(|name| name.zh.as_str()).collect();
        let before = before.join("、");
        let or = if first.is_empty() { "" } else { "或" };
        let zh = spaced(
            ["此处应为", before.as_str(), or, last.zh.as_str()].into_iter().filter(|part| !part.is_empty()),
        );
        Localized::new(en, zh)
    }
}

/// Every terminal goes through here: reads the next token, or records that it was expected.
fn terminal<'a, T>(
    input: Tokens<'a>,
    expected: Expected,
    read: impl FnOnce(Tokens<'a>, Token) -> Option<T>,
) -> Parsed<'a, T> {
    match input.first().and_then(|token| read(input, token)) {
        Some(value) => Ok((input.advanced(), value)),
        None => Err(refuse(input, expected)),
    }
}

/// Records what was expected at a place, if no parser has come further.
pub(super) fn refuse(input: Tokens<'_>, expected: Expected) -> Err<()> {
    let mut failure = input.state.failure.borrow_mut();
    let position = input.position();
    if position > failure.position {
        failure.reset(position);
    }
    if position == failure.position {
        if failure.expected.is_empty() {
            failure.place = input.state.place.get();
        }
        if !failure.expected.contains(&expected) {
            failure.expected.push(expected);
        }
        if let Expected::Word(word) = expected {
            failure.words.push(word);
        }
    }
    Err::Error(())
}

/// A keyword.
pub(super) fn keyword<'a>(word: &'static str) -> impl Parser<Tokens<'a>, Output = Span, Error = ()> {
    move |input: Tokens<'a>| {
        terminal(input, Expected::Word(word), |input, token| {
            (input.word() == Some(word)).then_some(token.span)
        })
    }
}

/// A keyword that continues an expression.
pub(super) fn operator<'a, T: Copy>(
    word: &'static str,
    value: T,
) -> impl Parser<Tokens<'a>, Output = T, Error = ()> {
    move |input: Tokens<'a>| {
        terminal(input, Expected::Operator, |input, _| (input.word() == Some(word)).then_some(value))
    }
}

/// A mark that continues an expression.
pub(super) fn operator_symbol<'a, T: Copy>(
    kind: TokenKind,
    value: T,
) -> impl Parser<Tokens<'a>, Output = T, Error = ()> {
    move |input: Tokens<'a>| {
        terminal(input, Expected::Operator, |_, token| (token.kind == kind).then_some(value))
    }
}

/// A mark.
pub(super) fn symbol<'a>(kind: TokenKind) -> impl Parser<Tokens<'a>, Output = Span, Error = ()> {
    move |input: Tokens<'a>| {
        terminal(input, Expected::Symbol(kind), |_, token| (token.kind == kind).then_some(token.span))
    }
}

/// A mark that closes what `opener` opened.
pub(super) fn closer<'a>(
    kind: TokenKind,
    opener: Span,
) -> impl Parser<Tokens<'a>, Output = Span, Error = ()> {
    move |input: Tokens<'a>| {
        let result = symbol(kind).parse(input);
        let mut failure = input.state.failure.borrow_mut();
        if result.is_err() && failure.position == input.position() {
            failure.opener = Some(opener);
        }
        result
    }
}

/// A token of one kind, with its text.
pub(super) fn token<'a>(
    kind: TokenKind,
    expected: Expected,
) -> impl Parser<Tokens<'a>, Output = (&'a str, Span), Error = ()> {
    move |input: Tokens<'a>| {
        terminal(input, expected, |input, token| {
            (token.kind == kind).then(|| (input.state.slice(token.span), token.span))
        })
    }
}

/// Any word.
pub(super) fn name(input: Tokens<'_>) -> Parsed<'_, Name> {
    name_if(Expected::Name, |_| true).parse(input)
}

/// A word that passes a test.
pub(super) fn name_if<'a>(
    expected: Expected,
    test: impl Fn(Tokens<'a>) -> bool,
) -> impl Parser<Tokens<'a>, Output = Name, Error = ()> {
    move |input: Tokens<'a>| {
        terminal(input, expected, |input, token| {
            let word = input.word().filter(|_| test(input))?;
            Some(Name { text: word.to_owned(), span: token.span })
        })
    }
}

/// Gives what a parser could begin with one name for people.
pub(super) fn named<'a, T>(
    expected: Expected,
    mut parser: impl Parser<Tokens<'a>, Output = T, Error = ()>,
) -> impl Parser<Tokens<'a>, Output = T, Error = ()> {
    move |input: Tokens<'a>| {
        let before = {
            let failure = input.state.failure.borrow();
            if failure.position == input.position() { failure.expected.len() } else { 0 }
        };
        let result = parser.parse(input);
        let mut failure = input.state.failure.borrow_mut();
        if result.is_err() && failure.position == input.position() {
            failure.expected.truncate(before);
            if !failure.expected.contains(&expected) {
                failure.expected.push(expected);
            }
        }
        drop(failure);
        result
    }
}

/// Says which part of the item a parser reads.
pub(super) fn inside<'a, T>(
    part: Part,
    mut parser: impl Parser<Tokens<'a>, Output = T, Error = ()>,
) -> impl Parser<Tokens<'a>, Output = T, Error = ()> {
    move |input: Tokens<'a>| {
        let outer = input.state.place.get();
        input.state.place.set(Place { part: Some(part), ..outer });
        let result = parser.parse(input);
        input.state.place.set(outer);
        result
    }
}

/// Gives what was read together with its place.
pub(super) fn spanned<'a, T>(
    mut parser: impl Parser<Tokens<'a>, Output = T, Error = ()>,
) -> impl Parser<Tokens<'a>, Output = (T, Span), Error = ()> {
    move |input: Tokens<'a>| {
        let (rest, value) = parser.parse(input)?;
        Ok((rest, (value, span_between(input, rest))))
    }
}

/// The place of what was read between two states of the input.
pub(super) fn span_between(input: Tokens<'_>, rest: Tokens<'_>) -> Span {
    let start = input.place();
    if rest.position() > input.position() { start.to(rest.place_behind()) } else { start.start_point() }
}

/// A parser that looks ahead without recording what it expected.
pub(super) fn ahead<'a>(
    test: impl Fn(Tokens<'a>) -> bool,
) -> impl Parser<Tokens<'a>, Output = (), Error = ()> {
    peek(move |input: Tokens<'a>| if test(input) { Ok((input, ())) } else { Err(Err::Error(())) })
}

/// Ends a parse with a diagnostic of its own.
pub(super) fn fail_with<T>(input: Tokens<'_>, diagnostic: Diagnostic) -> Parsed<'_, T> {
    input.state.report(diagnostic);
    let mut failure = input.state.failure.borrow_mut();
    failure.reset(input.position());
    failure.is_reported = true;
    Err(Err::Failure(()))
}
