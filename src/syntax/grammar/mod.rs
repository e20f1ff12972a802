//! The grammar of `docs/language.md`: one file per item, one function per production.

mod aggregate;
mod calendar;
mod enumeration;
mod expression;
mod import;
mod instrument;
mod literal;
mod once;
mod operand;
mod parameter;
mod penalty;
mod record;
mod rule;
mod term;
mod term_body;
mod type_reference;
mod unit;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map};

use super::ast::{Documentation, Item, Name};
use super::expect::{Expected, keyword, name, named};
use super::failure::Place;
use super::tokens::{Parsed, Tokens};

/// `item = record | enum | unit | import | instrument | calendar | parameter | term | rule ;`
pub(super) fn item(input: Tokens<'_>) -> Parsed<'_, Item> {
    named(
        Expected::Item,
        alt((
            map(record::record, Item::Record),
            map(enumeration::enumeration, Item::Enumeration),
            map(unit::unit, Item::Unit),
            map(instrument::instrument, Item::Instrument),
            map(calendar::calendar, Item::Calendar),
            map(import::import, Item::Import),
            map(parameter::parameter, Item::Parameter),
            map(term::term, Item::Term),
            map(rule::rule, Item::Rule),
        )),
    )
    .parse(input)
}

/// The keyword that opens an item, and the item's name.
fn head<'a>(
    word: &'static str,
    mut item_name: impl Parser<Tokens<'a>, Output = Name, Error = ()>,
) -> impl Parser<Tokens<'a>, Output = Name, Error = ()> {
    move |input: Tokens<'a>| {
        let (rest, _) = keyword(word).parse(input)?;
        let place = Place { item: Some(word), name: None, part: None };
        input.state.place.set(place);
        let (rest, name) = cut(|input| item_name.parse(input)).parse(rest)?;
        input.state.place.set(Place { name: Some(name.span), ..place });
        Ok((rest, name))
    }
}

/// The keyword that opens an item, and the item's name, a single word.
fn plain_head<'a>(word: &'static str) -> impl Parser<Tokens<'a>, Output = Name, Error = ()> {
    head(word, name)
}

/// The `##` lines above the next token.
fn documentation(input: Tokens<'_>) -> Documentation {
    let all = &input.state.documentation;
    let at = all.binary_search_by_key(&input.position(), |(index, _)| *index).ok()?;
    all.get(at).map(|(_, lines)| lines.clone())
}
