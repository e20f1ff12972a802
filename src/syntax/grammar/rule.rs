//! `rule`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::multi::{many1, separated_list1};
use nom::sequence::{pair, preceded};

use super::super::ast::{
    Binding, Citation, Exemption, Expression, ForClause, Name, Rule, RuleCitation, Text,
};
use super::super::expect::{Expected, inside, keyword, name, name_if, named, span_between, spanned, symbol};
use super::super::failure::Part;
use super::super::recover::{Block, block};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, State, Tokens};
use super::expression::{expression, filter, starts_expression};
use super::literal::{citation, citations_clause, optional_citations, starts_text_clause, text_clause};
use super::once::Once;
use super::operand::binding;
use super::{documentation, head};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::source::Span;

/// Clauses that hold a text.
const TEXT_WORDS: [&str; 5] = ["title", "duty", "breach", "remedy", "evidence"];

enum Clause {
    Text(&'static str, Text),
    Citations(Vec<RuleCitation>),
    Penalties(Vec<Citation>),
    Severity(Name),
    NotWaivable,
    Range(ForClause),
    Condition(Expression),
    Requirement(Expression),
    Exemption(Exemption),
}

/// `rule = "rule" RULE-NAME "{" { clause } "}" ;`
pub(super) fn rule(input: Tokens<'_>) -> Parsed<'_, Rule> {
    let part = |input| spanned(named(Expected::Clause, clause)).parse(input);
    let body = block(Block { kept: kept_clause, ..Block::new(part, starts_clause_after) });
    let (rest, (name, clauses)) = pair(head("rule", rule_name), body).parse(input)?;
    let mut rule = Rule {
        documentation: documentation(input),
        name,
        title: None,
        duty: None,
        citations: Vec::new(),
        penalties: Vec::new(),
        severity: None,
        not_waivable: None,
        range: None,
        condition: None,
        requirement: None,
        exemptions: Vec::new(),
        breach: None,
        remedy: None,
        evidence: None,
        span: span_between(input, rest),
    };
    let mut once = Once::default();
    for (clause, span) in clauses {
        add(&mut rule, clause, span, &mut once, input.state);
    }
    Ok((rest, rule))
}

/// The variables of a `for` with a mistake: each stands behind the keyword or a comma.
fn kept_clause<'a>(input: Tokens<'a>, end: Tokens<'a>) -> Option<(Clause, Span)> {
    let (mut rest, span) = keyword("for").parse(input).ok()?;
    let mut bindings = Vec::new();
    while rest.position() < end.position()
        && let Ok((behind, variable)) = name(rest)
    {
        let span = variable.span;
        bindings.push(Binding { variable, list: Vec::new(), span });
        rest = behind;
        while rest.position() < end.position() && !rest.is(TokenKind::Comma) {
            rest = rest.advanced();
        }
        rest = rest.advanced();
    }
    Some((Clause::Range(ForClause { bindings, filter: None, span }), span))
}

/// `RULE-NAME`: names joined by dots.
fn rule_name(input: Tokens<'_>) -> Parsed<'_, Name> {
    map(spanned(separated_list1(symbol(TokenKind::Dot), cut(name))), |(names, span)| {
        let words: Vec<String> = names.into_iter().map(|name| name.text).collect();
        Name { text: words.join("."), span }
    })
    .parse(input)
}

/// `clause = title | "duty" text | "cites" rule-citations | "penalty" citations | "severity" NAME`
/// `| "not" "waivable" | …`
fn clause(input: Tokens<'_>) -> Parsed<'_, Clause> {
    let text = |word| map(text_clause(word), move |text| Clause::Text(word, text));
    alt((
        text("title"),
        text("duty"),
        map(rule_citations, Clause::Citations),
        map(citations_clause("penalty"), Clause::Penalties),
        map(preceded(keyword("severity"), cut(inside(Part::Clause("severity"), severity))), Clause::Severity),
        map(pair(keyword("not"), cut(keyword("waivable"))), |_| Clause::NotWaivable),
        map(range, Clause::Range),
        map(when, Clause::Condition),
        map(condition("require"), Clause::Requirement),
        map(exemption, Clause::Exemption),
        text("breach"),
        text("remedy"),
        text("evidence"),
    ))
    .parse(input)
}

/// `rule-citations = CITATION [ "if" expression ] { "," CITATION [ "if" expression ] }`, behind `"cites"`
fn rule_citations(input: Tokens<'_>) -> Parsed<'_, Vec<RuleCitation>> {
    let condition = opt(preceded(keyword("if"), cut(expression)));
    let one = map(pair(citation, condition), |(citation, condition)| RuleCitation { citation, condition });
    let content = separated_list1(symbol(TokenKind::Comma), cut(one));
    preceded(keyword("cites"), cut(inside(Part::Clause("cites"), content))).parse(input)
}

/// The name of a severity; a clause on the next line is not one.
fn severity(input: Tokens<'_>) -> Parsed<'_, Name> {
    let is_clause = |input: Tokens<'_>| input.is_first_on_line() && starts_clause(input);
    name_if(Expected::Name, move |input| !is_clause(input)).parse(input)
}

/// `"for" binding { "," binding } [ "where" expression ]`
fn range(input: Tokens<'_>) -> Parsed<'_, ForClause> {
    let bindings = separated_list1(symbol(TokenKind::Comma), cut(binding));
    let content = cut(inside(Part::Clause("for"), pair(bindings, opt(filter))));
    map(spanned(preceded(keyword("for"), content)), |((bindings, filter), span)| ForClause {
        bindings,
        filter,
        span,
    })
    .parse(input)
}

/// `"when" expression`. Where citations go on behind it, it was meant for the one before it alone.
fn when(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (rest, found) = condition("when").parse(input)?;
    if !rest.is(TokenKind::Comma) || !rest.advanced().is(TokenKind::Citation) {
        return Ok((rest, found));
    }
    let message = localized!("found `when` between citations", "引用之间出现了 `when`");
    let label = localized!("expected `if` here", "此处应为 `if`");
    let help = localized!(
        "the condition of one citation begins with `if`; `when` is that of the whole rule",
        "单条引用的条件以 `if` 开头；`when` 是整条规则的条件"
    );
    let problem = Diagnostic::error(Code::SYNTAX_EXPECTED, message, input.place(), label);
    input.state.report(problem.help(help));
    let condition = preceded(alt((keyword("if"), keyword("when"))), expression);
    let further = preceded(symbol(TokenKind::Comma), pair(citation, opt(condition)));
    map(many1(further), move |_| found.clone()).parse(rest)
}

/// `"when" expression | "require" expression`
fn condition<'a>(word: &'static str) -> impl Parser<Tokens<'a>, Output = Expression, Error = ()> {
    preceded(keyword(word), cut(inside(Part::Clause(word), expression)))
}

/// `"unless" expression [ "cites" citations ]`
fn exemption(input: Tokens<'_>) -> Parsed<'_, Exemption> {
    let content = cut(inside(Part::Clause("unless"), pair(expression, optional_citations)));
    map(spanned(preceded(keyword("unless"), content)), |((condition, citations), span)| Exemption {
        condition,
        citations,
        span,
    })
    .parse(input)
}

/// Puts a clause in its place in the rule.
fn add(rule: &mut Rule, clause: Clause, span: Span, once: &mut Once, state: &State<'_>) {
    match clause {
        Clause::Text(word, text) => {
            let slot = match word {
                "title" => &mut rule.title,
                "duty" => &mut rule.duty,
                "breach" => &mut rule.breach,
                "remedy" => &mut rule.remedy,
                _ => &mut rule.evidence,
            };
            once.fill(slot, (word, span), text, state);
        }
        Clause::Citations(citations) => {
            if once.is_first(("cites", span), state) {
                rule.citations = citations;
            }
        }
        Clause::Penalties(citations) => {
            if once.is_first(("penalty", span), state) {
                rule.penalties = citations;
            }
        }
        Clause::Severity(name) => once.fill(&mut rule.severity, ("severity", span), name, state),
        Clause::NotWaivable => once.fill(&mut rule.not_waivable, ("not waivable", span), span, state),
        Clause::Range(range) => once.fill(&mut rule.range, ("for", span), range, state),
        Clause::Condition(condition) => once.fill(&mut rule.condition, ("when", span), condition, state),
        Clause::Requirement(condition) => {
            once.fill(&mut rule.requirement, ("require", span), condition, state);
        }
        Clause::Exemption(exemption) => rule.exemptions.push(exemption),
    }
}

/// Whether a clause of a rule begins here. The words of clauses are names as well (`evidence.audit`), so what
/// follows decides.
pub(super) fn starts_clause(input: Tokens<'_>) -> bool {
    let next = input.advanced();
    match input.word() {
        Some("cites" | "penalty") => next.is(TokenKind::Citation) || next.word().is_some(),
        Some("severity") => next.word().is_some(),
        Some("not") => next.is_word(&["waivable"]) && input.is_first_on_line(),
        Some("for" | "when") => true,
        Some("require" | "unless") => starts_expression(next),
        _ => starts_text_clause(input, &TEXT_WORDS),
    }
}

/// Whether reading can go on here after a mistake; the `cites` of an `unless` goes with it.
fn starts_clause_after(input: Tokens<'_>, mistaken: Tokens<'_>) -> bool {
    /// How far back an `unless` is looked for: a bound, for lines may be of any length.
    const MOST_TOKENS: usize = 50;
    if !starts_clause(input) || !input.is_word(&["cites"]) {
        return starts_clause(input);
    }
    let earliest = mistaken.position().saturating_sub(MOST_TOKENS);
    let words = (earliest..=mistaken.position()).rev().map(|position| mistaken.moved_to(position));
    !words.into_iter().find(|&place| starts_clause(place)).is_some_and(|place| place.is_word(&["unless"]))
}
