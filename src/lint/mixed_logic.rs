//! `and` beside `or` without parentheses: few readers know which of them binds tighter.

use super::{Input, expression};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::syntax::TokenKind;
use crate::syntax::ast::{Expression, ExpressionKind};

/// Finds each operand that should stand in parentheses.
pub(super) fn check(input: &Input<'_>) -> Vec<Diagnostic> {
    let expressions = input.items().flat_map(expression::all_of_item);
    let operands = expressions.flat_map(|whole| mixed_operands(input, whole));
    operands.map(warning).collect()
}

/// The operands of `and` that are an `or`, and those of `or` that are an `and`, without parentheses.
fn mixed_operands<'a>(input: &Input<'_>, whole: &'a Expression) -> Vec<&'a Expression> {
    let (ExpressionKind::And(parts) | ExpressionKind::Or(parts)) = &whole.kind else { return Vec::new() };
    let is_and = matches!(whole.kind, ExpressionKind::And(_));
    let is_other = |part: &Expression| match part.kind {
        ExpressionKind::And(_) => !is_and,
        ExpressionKind::Or(_) => is_and,
        _ => false,
    };
    parts.iter().filter(|part| is_other(open_end(input, part)) && !is_enclosed(input, part)).collect()
}

/// What an operand ends with: the body of a quantifier reaches as far to the right as it can.
fn open_end<'a>(input: &Input<'_>, operand: &'a Expression) -> &'a Expression {
    let (ExpressionKind::Quantified { body: end, .. }
    | ExpressionKind::If { otherwise: end, .. }
    | ExpressionKind::Not(end)) = &operand.kind
    else {
        return operand;
    };
    if is_enclosed(input, operand) || is_enclosed(input, end) { operand } else { open_end(input, end) }
}

/// Whether an expression stands in parentheses of its own.
fn is_enclosed(input: &Input<'_>, expression: &Expression) -> bool {
    let words = input.words(expression.span);
    let mut open = 0_usize;
    let closes_at = words.iter().position(|(word, _)| {
        match word.kind {
            TokenKind::OpenParenthesis => open += 1,
            TokenKind::CloseParenthesis => open = open.saturating_sub(1),
            _ => {}
        }
        open == 0
    });
    let begins = words.first().is_some_and(|(word, _)| word.kind == TokenKind::OpenParenthesis);
    begins && closes_at == words.len().checked_sub(1)
}

fn warning(operand: &Expression) -> Diagnostic {
    Diagnostic::warning(
        Code::LINT_MIXED_LOGIC,
        localized!("found `and` beside `or` without parentheses", "`and` 与 `or` 并列而没有括号"),
        operand.span,
        localized!("expected parentheses around this", "此处应加括号"),
    )
}
