//! `penalty` in an instrument.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt, value};
use nom::sequence::{pair, preceded, separated_pair, terminated};

use super::super::ast::{Article, ArticleState, Fine, FineAmount, Measure, Party, Replacement};
use super::super::expect::{inside, keyword, span_between, spanned, symbol};
use super::super::failure::Part;
use super::super::recover::{Block, block};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};
use super::documentation;
use super::expression::expression;
use super::instrument::{starts_member, succession};
use super::literal::{citations, provision, text, whole_number};

enum Sanction {
    Fine(Fine),
    Measure(Measure),
    Replacement(Box<Replacement>),
}

/// `penalty = "penalty" PROVISION text "{" { fine | measure | replacement } "}" [ "succeeded" "by" CITATION ] ;`
pub(super) fn penalty(input: Tokens<'_>) -> Parsed<'_, Article> {
    let (rest, number) = preceded(keyword("penalty"), cut(provision)).parse(input)?;
    let body =
        block(Block { ends: Some(starts_member), ..Block::new(sanction, |input, _| starts_sanction(input)) });
    let content = (text, body, succession);
    let (rest, (heading, sanctions, succeeded_by)) =
        cut(inside(Part::Article(number.span), content)).parse(rest)?;
    let (mut fines, mut measures, mut replacements) = (Vec::new(), Vec::new(), Vec::new());
    for sanction in sanctions {
        match sanction {
            Sanction::Fine(fine) => fines.push(fine),
            Sanction::Measure(measure) => measures.push(measure),
            Sanction::Replacement(replacement) => replacements.push(*replacement),
        }
    }
    let state = ArticleState::Penalty { fines, measures, replacements };
    let span = span_between(input, rest);
    Ok((rest, Article { documentation: documentation(input), number, heading, state, succeeded_by, span }))
}

fn sanction(input: Tokens<'_>) -> Parsed<'_, Sanction> {
    let boxed = |replacement| Sanction::Replacement(Box::new(replacement));
    alt((map(fine, Sanction::Fine), map(measure, Sanction::Measure), map(replacement, boxed))).parse(input)
}

fn starts_sanction(input: Tokens<'_>) -> bool {
    input.is_word(&["entity", "individual", "measure", "instead"])
}

/// `replacement = "instead" "of" citations "if" expression ;`
fn replacement(input: Tokens<'_>) -> Parsed<'_, Replacement> {
    let content = (preceded(keyword("of"), citations), preceded(keyword("if"), expression));
    map(spanned(preceded(keyword("instead"), cut(content))), |((penalties, condition), span)| Replacement {
        penalties,
        condition,
        span,
    })
    .parse(input)
}

/// `fine = ( "entity" | "individual" ) [ "may" ] amount [ "on" text ] "when" text ;`
fn fine(input: Tokens<'_>) -> Parsed<'_, Fine> {
    let party =
        alt((value(Party::Entity, keyword("entity")), value(Party::Individual, keyword("individual"))));
    let on = opt(preceded(keyword("on"), cut(text)));
    let terms = (discretion, amount, on, preceded(keyword("when"), text));
    map(spanned(pair(party, cut(terms))), |((party, (discretionary, amount, on, when)), span)| Fine {
        party,
        discretionary,
        amount,
        on,
        when,
        span,
    })
    .parse(input)
}

/// `[ "may" ]`
fn discretion(input: Tokens<'_>) -> Parsed<'_, bool> {
    map(opt(keyword("may")), |may| may.is_some()).parse(input)
}

/// `amount = "up" "to" INTEGER "CNY" | INTEGER ".." INTEGER ( "CNY" | "times" text ) ;`
fn amount(input: Tokens<'_>) -> Parsed<'_, FineAmount> {
    let up_to = map(
        preceded(pair(keyword("up"), cut(keyword("to"))), cut(terminated(whole_number, keyword("CNY")))),
        |maximum| FineAmount::Range { minimum: None, maximum },
    );
    alt((up_to, range)).parse(input)
}

/// `INTEGER ".." INTEGER ( "CNY" | "times" text )`
fn range(input: Tokens<'_>) -> Parsed<'_, FineAmount> {
    let bounds = separated_pair(whole_number, cut(symbol(TokenKind::DotDot)), cut(whole_number));
    let measured = alt((map(keyword("CNY"), |_| None), map(preceded(keyword("times"), cut(text)), Some)));
    map(pair(bounds, cut(measured)), |((minimum, maximum), of)| match of {
        None => FineAmount::Range { minimum: Some(minimum), maximum },
        Some(of) => FineAmount::Multiple { minimum, maximum, of },
    })
    .parse(input)
}

/// `measure = "measure" [ "may" ] text ;`
fn measure(input: Tokens<'_>) -> Parsed<'_, Measure> {
    map(
        spanned(preceded(keyword("measure"), cut(pair(discretion, text)))),
        |((discretionary, text), span)| Measure { discretionary, text, span },
    )
    .parse(input)
}
