//! `record` and `list`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt, value};
use nom::multi::many0;
use nom::sequence::{pair, preceded};

use super::super::ast::{Field, FieldKind, Name, Record, RecordKind, Text, TypeKind, TypeReference};
use super::super::expect::{Expected, ahead, inside, keyword, name_if, named, span_between, spanned, symbol};
use super::super::failure::Part;
use super::super::recover::{Block, block, recovering};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};
use super::literal::{is_text, starts_text_clause, text_clause};
use super::once::Once;
use super::type_reference::type_reference;
use super::{documentation, plain_head};
use crate::quantity::Since;
use crate::source::Span;

enum Member {
    Title(Text),
    Note(Text),
    Field(Box<Field>),
}

const FIELD_WORDS: [&str; 3] = ["title", "note", "ask"];

/// `record = ( "record" | "list" ) NAME "{" { title | note | field } "}" ;`
pub(super) fn record(input: Tokens<'_>) -> Parsed<'_, Record> {
    let head = alt((
        map(plain_head("record"), |name| (RecordKind::Record, name)),
        map(plain_head("list"), |name| (RecordKind::List, name)),
    ));
    let body = block(Block { kept: kept_part, ..Block::new(part, starts_after) });
    let (rest, ((kind, name), parts)) = pair(head, body).parse(input)?;
    let span = span_between(input, rest);
    let documentation = documentation(input);
    let mut record = Record { documentation, kind, name, title: None, note: None, fields: Vec::new(), span };
    let mut once = Once::default();
    for part in parts {
        match part {
            Member::Title(text) => once.fill(&mut record.title, ("title", text.span), text, input.state),
            Member::Note(text) => once.fill(&mut record.note, ("note", text.span), text, input.state),
            Member::Field(field) => record.fields.push(*field),
        }
    }
    Ok((rest, record))
}

/// `title = "title" text ;` `note = "note" text ;` or a field.
fn part(input: Tokens<'_>) -> Parsed<'_, Member> {
    alt((
        map(field_clause("title"), Member::Title),
        map(field_clause("note"), Member::Note),
        map(field, |field| Member::Field(Box::new(field))),
    ))
    .parse(input)
}

/// A field with a mistake by its name alone.
fn kept_part<'a>(input: Tokens<'a>, _: Tokens<'a>) -> Option<Member> {
    let (_, name) = field_name(input).ok()?;
    let span = name.span;
    Some(Member::Field(Box::new(Field {
        documentation: documentation(input),
        name,
        type_reference: TypeReference { kind: TypeKind::Invalid, span },
        kind: FieldKind::Fact,
        title: None,
        note: None,
        ask: None,
        span,
    })))
}

/// Whether a part begins here after a mistake: behind a broken field, `title` and its like are still that field's.
fn starts_after(input: Tokens<'_>, broken: Tokens<'_>) -> bool {
    declares(input) || (is_text(broken.advanced()) && starts_text_clause(input, &FIELD_WORDS))
}

fn declares(input: Tokens<'_>) -> bool {
    input.word().is_some() && input.advanced().is(TokenKind::Colon)
}

/// `field = NAME ":" type [ "key" | since | role ] { "title" text | "note" text | "ask" text } ;`
fn field(input: Tokens<'_>) -> Parsed<'_, Field> {
    let (rest, name) = field_name(input)?;
    let part = Part::Field(name.span);
    let (rest, (type_reference, kind, clauses)) = cut(inside(part, field_body)).parse(rest)?;
    let mut field = Field {
        documentation: documentation(input),
        name,
        type_reference,
        kind,
        title: None,
        note: None,
        ask: None,
        span: span_between(input, rest),
    };
    let mut once = Once::default();
    for ((word, text), span) in clauses {
        let slot = match word {
            "title" => &mut field.title,
            "note" => &mut field.note,
            _ => &mut field.ask,
        };
        once.fill(slot, (word, span), text, input.state);
    }
    Ok((rest, field))
}

/// The name of a field; a word before a text is a mistyped clause instead.
fn field_name(input: Tokens<'_>) -> Parsed<'_, Name> {
    named(Expected::Field, name_if(Expected::Name, |input| !is_text(input.advanced()))).parse(input)
}

type FieldClause = ((&'static str, Text), Span);

/// `":" type [ "key" | since | role ] { "title" text | "note" text | "ask" text }`
fn field_body(input: Tokens<'_>) -> Parsed<'_, (TypeReference, FieldKind, Vec<FieldClause>)> {
    let kind = alt((
        value(FieldKind::Key, field_word("key")),
        map(since, FieldKind::Counter),
        map(role, FieldKind::Evidence),
    ));
    let kind = map(opt(kind), |kind| kind.unwrap_or(FieldKind::Fact));
    (preceded(symbol(TokenKind::Colon), type_reference), kind, field_clauses).parse(input)
}

/// `{ "title" text | "note" text | "ask" text }`; one with a mistake is reported and left out.
fn field_clauses(input: Tokens<'_>) -> Parsed<'_, Vec<FieldClause>> {
    let starts = |input: Tokens<'_>, _: Tokens<'_>| starts_text_clause(input, &FIELD_WORDS);
    let clauses = Block { ends: Some(declares), ..Block::new(|input| spanned(clause).parse(input), starts) };
    // What stands on the line of a field is meant for it, and so is a text below.
    let is_clause = |input: Tokens<'_>| is_text(input.advanced()) || !input.is_first_on_line();
    let meant = ahead(move |input: Tokens<'_>| input.word().is_some() && is_clause(input));
    let found = many0(preceded(meant, move |input| recovering(clauses, input)));
    map(found, |found: Vec<Option<FieldClause>>| found.into_iter().flatten().collect()).parse(input)
}

/// `"title" text | "note" text | "ask" text`
fn clause(input: Tokens<'_>) -> Parsed<'_, (&'static str, Text)> {
    alt((
        map(field_clause("title"), |text| ("title", text)),
        map(field_clause("note"), |text| ("note", text)),
        map(field_clause("ask"), |text| ("ask", text)),
    ))
    .parse(input)
}

/// `since = "since" "start" "of" [ "previous" ] "year" ;`
fn since(input: Tokens<'_>) -> Parsed<'_, Since> {
    let start = (keyword("start"), keyword("of"), opt(keyword("previous")), keyword("year"));
    map(preceded(field_word("since"), cut(start)), |(_, _, previous, _)| match previous {
        Some(_) => Since::StartOfPreviousYear,
        None => Since::StartOfYear,
    })
    .parse(input)
}

/// `role = "evidence" NAME ;`
fn role(input: Tokens<'_>) -> Parsed<'_, Name> {
    let word = name_if(Expected::Name, |input| !input.is_first_on_line());
    preceded(field_word("evidence"), cut(word)).parse(input)
}

/// A keyword that is not the name of a field.
fn field_word<'a>(word: &'static str) -> impl Parser<Tokens<'a>, Output = Span, Error = ()> {
    preceded(ahead(|input| !input.advanced().is(TokenKind::Colon)), keyword(word))
}

/// `WORD text`, where the word is not the name of a field.
fn field_clause<'a>(word: &'static str) -> impl Parser<Tokens<'a>, Output = Text, Error = ()> {
    preceded(ahead(|input| !input.advanced().is(TokenKind::Colon)), text_clause(word))
}
