//! `import`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map};
use nom::multi::separated_list1;
use nom::sequence::{pair, preceded};

use super::super::ast::{FilledFact, FilledValue, Filling, Import, ImportPath, Name};
use super::super::expect::{Expected, inside, keyword, name, name_if, named, span_between, spanned, symbol};
use super::super::failure::Part;
use super::super::recover::{Block, block};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};
use super::expression::expression;
use super::operand;
use super::{documentation, plain_head};

/// `import = "import" NAME "from" path "{" { filling } "}" ;`
pub(super) fn import(input: Tokens<'_>) -> Parsed<'_, Import> {
    let document = preceded(keyword("from"), cut(path));
    let head = pair(plain_head("import"), cut(inside(Part::Clause("from"), document)));
    let body = block(Block::new(filling, |input, _| starts_part(input)));
    let (rest, ((format, document), fillings)) = pair(head, body).parse(input)?;
    let (documentation, span) = (documentation(input), span_between(input, rest));
    Ok((rest, Import { documentation, format, document, fillings, span }))
}

/// `filling = path "from" NAME { "," NAME } "{" { filled } "}" ;`
fn filling(input: Tokens<'_>) -> Parsed<'_, Filling> {
    let (rest, list) = named(Expected::List, path).parse(input)?;
    let part = Part::Filling(list.span);
    let sources = preceded(keyword("from"), separated_list1(symbol(TokenKind::Comma), cut(word)));
    let facts = block(Block { ends: Some(starts_list), ..Block::new(filled, |input, _| starts_part(input)) });
    let (rest, (sources, facts)) = cut(inside(part, pair(sources, facts))).parse(rest)?;
    let (documentation, span) = (documentation(input), span_between(input, rest));
    Ok((rest, Filling { documentation, list, sources, facts, span }))
}

/// `filled = NAME ( "from" NAME | "is" expression ) ;`
fn filled(input: Tokens<'_>) -> Parsed<'_, FilledFact> {
    let (rest, fact) = named(Expected::Fact, name).parse(input)?;
    let value = alt((
        map(preceded(keyword("from"), cut(word)), FilledValue::From),
        map(preceded(keyword("is"), cut(expression)), FilledValue::Is),
    ));
    let (rest, value) = cut(inside(Part::Field(fact.span), value)).parse(rest)?;
    let (documentation, span) = (documentation(input), span_between(input, rest));
    Ok((rest, FilledFact { documentation, name: fact, value, span }))
}

/// A word of the format, on the line of what it is for.
fn word(input: Tokens<'_>) -> Parsed<'_, Name> {
    name_if(Expected::Name, |input| !input.is_first_on_line()).parse(input)
}

/// Whether a list that is filled, or a fact of it, begins here.
fn starts_part(input: Tokens<'_>) -> bool {
    input.is_first_on_line() && input.word().is_some()
}

/// Whether the head of a list begins here: behind the name of a fact, no brace stands on its line.
fn starts_list(input: Tokens<'_>) -> bool {
    let mut rest = input.advanced();
    while starts_part(input) && !rest.is_first_on_line() && rest.first().is_some() {
        if rest.is(TokenKind::OpenBrace) {
            return true;
        }
        rest = rest.advanced();
    }
    false
}

fn path(input: Tokens<'_>) -> Parsed<'_, ImportPath> {
    let path = |input| -> Parsed<'_, Vec<Name>> { operand::path(input) };
    map(spanned(path), |(names, span)| ImportPath { names, span }).parse(input)
}
