//! A number, a length of time or a date in a rule: what the law fixes is a parameter, with its citation.

use super::{Input, expression};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::quantity::{Duration, rate_unit, size_unit};
use crate::source::Span;
use crate::syntax::ast::{Expression, ExpressionKind, Number};

/// Finds each number and date in the conditions of rules.
pub(super) fn check(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in input.rules() {
        for condition in expression::of_rule(rule) {
            expression::all_within(condition, &mut found);
        }
    }
    let bare = found.into_iter().filter(|expression| is_bare(expression));
    bare.map(|expression| warning(input.sources.slice(expression.span), expression.span)).collect()
}

fn is_bare(expression: &Expression) -> bool {
    match &expression.kind {
        ExpressionKind::Date(_) => true,
        ExpressionKind::Number(number) => !is_plain(number),
        _ => false,
    }
}

/// Nothing at all, or one of what is counted: `count(…) >= 1` says no more than `some`.
fn is_plain(number: &Number) -> bool {
    let is_measured = number.unit.as_ref().is_some_and(|unit| {
        let is_length = Duration::from_unit(1, &unit.text).is_some();
        is_length || size_unit(&unit.text).is_some() || rate_unit(&unit.text).is_some() || unit.text == "CNY"
    });
    number.digits == 0 || (number.digits == 1 && number.decimals == 0 && !is_measured)
}

fn warning(written: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(
        Code::LINT_BARE_NUMBER,
        localized!("found `{written}` in a rule", "规则中出现了 `{written}`"),
        span,
        localized!("expected the name of a parameter", "此处应为参数的名称"),
    )
    .help(localized!(
        "declare a `parameter` that cites what fixes the value",
        "声明一个 `parameter`，并引用规定该值的条款"
    ))
}
