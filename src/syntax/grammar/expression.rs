//! Expressions, from the loosest operator to the tightest.

use nom::branch::alt;
use nom::combinator::{cut, map, opt, value};
use nom::sequence::{pair, preceded};
use nom::{Err, Parser};

use super::super::ast::{ArithmeticOperator, ComparisonOperator, Expression, ExpressionKind, Quantifier};
use super::super::depth::{Chain, nested};
use super::super::expect::{keyword, operator, operator_symbol, span_between, symbol};
use super::super::token::TokenKind;
use super::super::tokens::{Parsed, Tokens};
use super::operand::{binding, expressions, primary};

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
    let (rest, parts) = separated(input, operator("or", ()), conjunction)?;
    Ok((rest, joined(input, rest, parts, ExpressionKind::Or)))
}

/// `conjunction = negation { "and" negation } ;`
fn conjunction(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (rest, parts) = separated(input, operator("and", ()), negation)?;
    Ok((rest, joined(input, rest, parts, ExpressionKind::And)))
}

/// Operands with an operator between any two.
///
/// Like `separated_list1` with `cut`, but the operand is called from here: expressions hold one another, and the
/// frames of combinators between them would fill a small stack.
pub(super) fn separated<'a>(
    input: Tokens<'a>,
    mut operator: impl Parser<Tokens<'a>, Output = (), Error = ()>,
    operand: fn(Tokens<'a>) -> Parsed<'a, Expression>,
) -> Parsed<'a, Vec<Expression>> {
    let (mut rest, first) = operand(input)?;
    let mut operands = vec![first];
    while let Ok((behind, ())) = operator.parse(rest) {
        let (next, value) = committed(operand(behind))?;
        operands.push(value);
        rest = next;
    }
    Ok((rest, operands))
}

/// `","`
pub(super) fn comma<'a>() -> impl Parser<Tokens<'a>, Output = (), Error = ()> {
    value((), symbol(TokenKind::Comma))
}

/// What `cut` makes of a result.
pub(super) fn committed<T>(parsed: Parsed<'_, T>) -> Parsed<'_, T> {
    parsed.map_err(|error| match error {
        Err::Error(()) => Err::Failure(()),
        other => other,
    })
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
    // The first word decides, so that no frames of `alt` stand between an expression and those within it.
    let form = match input.word() {
        Some("not") => denial,
        Some("every" | "some" | "no") => quantified,
        Some("if") => conditional,
        _ => comparison,
    };
    form(input)
}

/// Gives a form its place.
pub(super) fn node<'a>(input: Tokens<'a>, parsed: Parsed<'a, ExpressionKind>) -> Parsed<'a, Expression> {
    let (rest, kind) = parsed?;
    Ok((rest, Expression { kind, span: span_between(input, rest) }))
}

/// `"not" negation`
fn denial(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (rest, _) = keyword("not").parse(input)?;
    let (rest, operand) = committed(nested(rest, negation))?;
    Ok((rest, Expression { kind: ExpressionKind::Not(Box::new(operand)), span: span_between(input, rest) }))
}

/// `quantified = ( "every" | "some" | "no" ) binding [ "where" expression ] ":" expression ;`
fn quantified(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (rest, quantifier) = alt((
        map(keyword("every"), |_| Quantifier::Every),
        map(keyword("some"), |_| Quantifier::Some),
        map(keyword("no"), |_| Quantifier::No),
    ))
    .parse(input)?;
    let range = pair(binding, opt(filter));
    let (rest, ((binding, filter), _)) = cut(pair(range, symbol(TokenKind::Colon))).parse(rest)?;
    let (rest, body) = committed(expression(rest))?;
    let (filter, body) = (filter.map(Box::new), Box::new(body));
    let kind = ExpressionKind::Quantified { quantifier, binding, filter, body };
    Ok((rest, Expression { kind, span: span_between(input, rest) }))
}

/// `"where" expression`
pub(super) fn filter(input: Tokens<'_>) -> Parsed<'_, Expression> {
    preceded(keyword("where"), cut(expression)).parse(input)
}

/// `conditional = "if" expression "then" expression "else" expression ;`
fn conditional(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let part = |word, input| {
        let (rest, _) = cut(keyword(word)).parse(input)?;
        committed(expression(rest)).map(|(rest, part)| (rest, Box::new(part)))
    };
    let (rest, condition) = part("if", input)?;
    let (rest, then) = part("then", rest)?;
    let (rest, otherwise) = part("else", rest)?;
    let kind = ExpressionKind::If { condition, then, otherwise };
    Ok((rest, Expression { kind, span: span_between(input, rest) }))
}

/// `comparison = sum [ ( "is" [ "not" ] | "<" | "<=" | ">" | ">=" | "contains" ) sum`
/// `| "in" "{" expression { "," expression } "}" ] ;`
fn comparison(input: Tokens<'_>) -> Parsed<'_, Expression> {
    let (rest, left) = sum(input)?;
    match comparison_operator(rest) {
        Ok((rest, operator)) => compared(input, Box::new(left), operator, rest),
        Err(_) => Ok((rest, left)),
    }
}

/// The right side of a comparison.
fn compared<'a>(
    input: Tokens<'a>,
    left: Box<Expression>,
    operator: Comparing,
    rest: Tokens<'a>,
) -> Parsed<'a, Expression> {
    let (rest, kind) = match operator {
        Comparing::In => {
            let (rest, members) = committed(expressions(TokenKind::OpenBrace, TokenKind::CloseBrace, rest))?;
            (rest, ExpressionKind::In { value: left, members })
        }
        Comparing::Contains => {
            let (rest, element) = committed(sum(rest))?;
            (rest, ExpressionKind::Contains { set: left, element: Box::new(element) })
        }
        Comparing::With(operator) => {
            let (rest, right) = committed(sum(rest))?;
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
    let chain = Chain::begin(input);
    let (mut rest, mut tree) = operand(input)?;
    while let Ok((behind, operator)) = operator(rest) {
        chain.deepen(behind)?;
        let (next, right) = committed(operand(behind))?;
        let span = tree.span.to(right.span);
        let (left, right) = (Box::new(tree), Box::new(right));
        tree = Expression { kind: ExpressionKind::Arithmetic { operator, left, right }, span };
        rest = next;
    }
    chain.end();
    Ok((rest, tree))
}
