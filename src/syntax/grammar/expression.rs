//! Expressions, from the loosest operator to the tightest.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::multi::{many0, separated_list1};
use nom::sequence::{pair, preceded};

use super::super::ast::{ArithmeticOperator, ComparisonOperator, Expression, ExpressionKind, Quantifier};
use super::super::depth::{chained, nested};
use super::super::expect::{
    Expected, closer, keyword, named, operator, operator_symbol, span_between, symbol,
};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};
use super::operand::{binding, primary};

/// Words that join what precedes to what follows: no expression begins with them.
const JOINING: [&str; 13] =
    ["and", "or", "is", "in", "contains", "then", "else", "where", "for", "when", "otherwise", "cites", "en"];

/// Whether an expression can begin here.
pub(super) fn starts_expression(input: Tokens<'_>) -> bool {
    match input.kind() {
        Some(TokenKind::Word) => !input.is_word(&JOINING),
        Some(TokenKind::Number | TokenKind::Date | TokenKind::Text | TokenKind::OpenParenthesis) => true,
        _ => false,
    }
}

/// `expression = disjunction ;`
pub(super) fn expression(input: Tokens<'_>) -> Parsed<'_, Expression> {
    nested(input, disjunction)
}

/// `disjunction = conjunction { "or" conjunction } ;`
fn disjunction(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (rest, parts) = separated_list1(operator("or", ()), cut(conjunction)).parse(input)?;
    Ok((rest, joined(input, rest, parts, ExpressionKind::Or)))
}

/// `conjunction = negation { "and" negation } ;`
fn conjunction(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (rest, parts) = separated_list1(operator("and", ()), cut(negation)).parse(input)?;
    Ok((rest, joined(input, rest, parts, ExpressionKind::And)))
}

/// One part as it is, several under one node.
fn joined<'a>(
    input: Tokens<'a>,
    rest: Tokens<'a>,
    mut parts: Vec<Expression>,
    join: fn(Vec<Expression>) -> ExpressionKind,
) -> Expression {
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            parts.extend(last);
            Expression { kind: join(parts), span: span_between(input, rest) }
        }
    }
}

/// `negation = "not" negation | quantified | conditional | comparison ;`
fn negation(input: Tokens<'_>) -> Parsed<'_, Expression> {
    named(Expected::Expression, alt((denial, quantified, conditional, comparison))).parse(input)
}

/// Gives a form its place.
pub(super) fn node<'a>(input: Tokens<'a>, parsed: Parsed<'a, ExpressionKind>) -> Parsed<'a, Expression> {
    let (rest, kind) = parsed?;
    Ok((rest, Expression { kind, span: span_between(input, rest) }))
}

/// `"not" negation`
fn denial(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let operand = cut(|input| nested(input, negation));
    let parsed =
        map(preceded(keyword("not"), operand), |operand| ExpressionKind::Not(Box::new(operand))).parse(input);
    node(input, parsed)
}

/// `quantified = ( "every" | "some" | "no" ) binding [ "where" expression ] ":" expression ;`
fn quantified(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (rest, quantifier) = alt((
        map(keyword("every"), |_| Quantifier::Every),
        map(keyword("some"), |_| Quantifier::Some),
        map(keyword("no"), |_| Quantifier::No),
    ))
    .parse(input)?;
    let content = (binding, opt(filter), preceded(symbol(TokenKind::Colon), expression));
    let parsed = map(cut(content), |(binding, filter, body)| ExpressionKind::Quantified {
        quantifier,
        binding,
        filter: filter.map(Box::new),
        body: Box::new(body),
    })
    .parse(rest);
    node(input, parsed)
}

/// `"where" expression`
pub(super) fn filter(input: Tokens<'_>) -> Parsed<'_, Expression> {
    preceded(keyword("where"), cut(expression)).parse(input)
}

/// `conditional = "if" expression "then" expression "else" expression ;`
fn conditional(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (rest, _) = keyword("if").parse(input)?;
    let branches = (expression, preceded(keyword("then"), expression), preceded(keyword("else"), expression));
    let parsed = map(cut(branches), |(condition, then, otherwise)| ExpressionKind::If {
        condition: Box::new(condition),
        then: Box::new(then),
        otherwise: Box::new(otherwise),
    })
    .parse(rest);
    node(input, parsed)
}

/// `comparison = sum [ ( "is" [ "not" ] | "<" | "<=" | ">" | ">=" | "contains" ) sum`
/// `| "in" "{" expression { "," expression } "}" ] ;`
fn comparison(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (rest, left) = sum(input)?;
    let Ok((rest, operator)) = comparison_operator(rest) else { return Ok((rest, left)) };
    let left = Box::new(left);
    let (rest, kind) = match operator {
        Comparing::In => {
            let (rest, members) = cut(members).parse(rest)?;
            (rest, ExpressionKind::In { value: left, members })
        }
        Comparing::Contains => {
            let (rest, element) = cut(sum).parse(rest)?;
            (rest, ExpressionKind::Contains { set: left, element: Box::new(element) })
        }
        Comparing::With(operator) => {
            let (rest, right) = cut(sum).parse(rest)?;
            (rest, ExpressionKind::Comparison { operator, left, right: Box::new(right) })
        }
    };
    Ok((rest, Expression { kind, span: span_between(input, rest) }))
}

#[derive(Clone, Copy)]
enum Comparing {
    With(ComparisonOperator),
    Contains,
    In,
}

fn comparison_operator(input: Tokens<'_>) -> Parsed<'_, Comparing> {
    use ComparisonOperator as Operator;
    alt((
        map(pair(operator("is", ()), opt(keyword("not"))), |((), not)| {
            Comparing::With(if not.is_some() { Operator::IsNot } else { Operator::Is })
        }),
        operator_symbol(TokenKind::Less, Comparing::With(Operator::Less)),
        operator_symbol(TokenKind::AtMost, Comparing::With(Operator::AtMost)),
        operator_symbol(TokenKind::Greater, Comparing::With(Operator::Greater)),
        operator_symbol(TokenKind::AtLeast, Comparing::With(Operator::AtLeast)),
        operator("contains", Comparing::Contains),
        operator("in", Comparing::In),
    ))
    .parse(input)
}

/// `"{" expression { "," expression } "}"`
fn members(input: Tokens<'_>) -> Parsed<'_, Vec<Expression>> {
    let (rest, opener) = symbol(TokenKind::OpenBrace).parse(input)?;
    let members = separated_list1(symbol(TokenKind::Comma), cut(expression));
    let (rest, (members, _)) = cut(pair(members, closer(TokenKind::CloseBrace, opener))).parse(rest)?;
    Ok((rest, members))
}

/// `sum = product { ( "+" | "-" ) product } ;`
pub(super) fn sum(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let operator = |input| {
        alt((
            operator_symbol(TokenKind::Plus, ArithmeticOperator::Add),
            operator_symbol(TokenKind::Minus, ArithmeticOperator::Subtract),
        ))
        .parse(input)
    };
    arithmetic(input, product, operator)
}

/// `product = primary { "*" primary } ;`
fn product(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let operator = |input| operator_symbol(TokenKind::Star, ArithmeticOperator::Multiply).parse(input);
    arithmetic(input, primary, operator)
}

/// Operands with operators between them, the left ones first.
fn arithmetic<'a>(
    input: Tokens<'a>,
    operand: fn(Tokens<'a>) -> Parsed<'a, Expression>,
    operator: impl Fn(Tokens<'a>) -> Parsed<'a, ArithmeticOperator>,
) -> Parsed<'a, Expression> {
    chained(input, |input, deepen| {
        let (rest, first) = operand(input)?;
        let (rest, others) = many0(pair(operator, cut(preceded(deepen, operand)))).parse(rest)?;
        let tree = others.into_iter().fold(first, |left, (operator, right)| Expression {
            span: left.span.to(right.span),
            kind: ExpressionKind::Arithmetic { operator, left: Box::new(left), right: Box::new(right) },
        });
        Ok((rest, tree))
    })
}
