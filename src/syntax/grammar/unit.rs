//! `unit`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::sequence::{pair, preceded};

use super::super::ast::{EnglishForms, Form, Unit};
use super::super::expect::{Expected, inside, keyword, named, span_between, spanned};
use super::super::failure::Part;
use super::super::recover::{Block, block};
use super::super::tokens::{Parsed, Tokens};
use super::literal::{quoted, starts_wording};
use super::once::Once;
use super::{documentation, plain_head};

enum Member {
    English(EnglishForms),
    Chinese(Form),
}

/// `unit = "unit" NAME "{" { "en" STRING [ STRING ] | "zh" STRING } "}" ;`
pub(super) fn unit(input: Tokens<'_>) -> Parsed<'_, Unit> {
    let part = |input| spanned(named(Expected::Clause, member)).parse(input);
    let body = block(Block::new(part, |input, _| starts_wording(input)));
    let (rest, (name, members)) = pair(plain_head("unit"), body).parse(input)?;
    let (documentation, span) = (documentation(input), span_between(input, rest));
    let mut unit = Unit { documentation, name, english: None, chinese: None, span };
    let mut once = Once::default();
    for (member, span) in members {
        match member {
            Member::English(forms) => once.fill(&mut unit.english, ("en", span), forms, input.state),
            Member::Chinese(form) => once.fill(&mut unit.chinese, ("zh", span), form, input.state),
        }
    }
    Ok((rest, unit))
}

fn member(input: Tokens<'_>) -> Parsed<'_, Member> {
    let english = pair(form, opt(form));
    let english = preceded(keyword("en"), cut(inside(Part::Clause("en"), english)));
    let chinese = preceded(keyword("zh"), cut(inside(Part::Clause("zh"), form)));
    alt((
        map(english, |(first, second)| {
            Member::English(match second {
                Some(many) => EnglishForms { one: Some(first), many },
                None => EnglishForms { one: None, many: first },
            })
        }),
        map(chinese, Member::Chinese),
    ))
    .parse(input)
}

/// `STRING`
fn form(input: Tokens<'_>) -> Parsed<'_, Form> {
    map(quoted, |(text, span)| Form { text, span }).parse(input)
}
