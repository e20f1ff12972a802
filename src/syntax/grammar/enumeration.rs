//! `enum`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map};
use nom::sequence::pair;

use super::super::ast::{EnumValue, Enumeration, Text};
use super::super::expect::{Expected, inside, name, name_if, span_between};
use super::super::failure::Part;
use super::super::recover::{Block, block};
use super::super::tokens::{Parsed, Tokens};
use super::literal::{is_text, text, text_clause};
use super::once::Once;
use super::{documentation, plain_head};

enum Member {
    Title(Text),
    Value(EnumValue),
}

/// `enum = "enum" NAME "{" [ title ] { NAME text } "}" ;`
pub(super) fn enumeration(input: Tokens<'_>) -> Parsed<'_, Enumeration> {
    let body = block(Block { kept: kept_member, ..Block::new(member, |input, _| starts_member(input)) });
    let (rest, (name, members)) = pair(plain_head("enum"), body).parse(input)?;
    let span = span_between(input, rest);
    let documentation = documentation(input);
    let mut enumeration = Enumeration { documentation, name, title: None, values: Vec::new(), span };
    let mut once = Once::default();
    for member in members {
        match member {
            Member::Title(text) => {
                once.fill(&mut enumeration.title, ("title", text.span), text, input.state);
            }
            Member::Value(value) => enumeration.values.push(value),
        }
    }
    Ok((rest, enumeration))
}

fn member(input: Tokens<'_>) -> Parsed<'_, Member> {
    alt((map(text_clause("title"), Member::Title), map(value, Member::Value))).parse(input)
}

/// A value with a mistake by its name alone.
fn kept_member<'a>(input: Tokens<'a>, _: Tokens<'a>) -> Option<Member> {
    let is_value = |input: Tokens<'_>| starts_member(input) && !input.is_word(&["title"]);
    let (rest, name) = name_if(Expected::Name, is_value).parse(input).ok()?;
    let (title, span) = (Text::missing(rest.place_behind()), name.span);
    Some(Member::Value(EnumValue { documentation: documentation(input), name, title, span }))
}

fn starts_member(input: Tokens<'_>) -> bool {
    input.word().is_some() && !is_text(input) && is_text(input.advanced())
}

/// `NAME text`
fn value(input: Tokens<'_>) -> Parsed<'_, EnumValue> {
    let (rest, name) = name(input)?;
    let (rest, title) = cut(inside(Part::Value(name.span), text)).parse(rest)?;
    let span = span_between(input, rest);
    Ok((rest, EnumValue { documentation: documentation(input), name, title, span }))
}
