//! Rows of a decision table that no case can reach.

use super::{Input, expression};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::source::Span;
use crate::syntax::ast::{CaseKeys, Expression, ExpressionKind, Item, Parameter, TermContent, TypeKind};

/// Finds each row that another hides, or whose own condition never holds.
pub(super) fn check(input: &Input<'_>) -> Vec<Diagnostic> {
    let contents = input.terms().flat_map(expression::contents);
    let rows = contents.flat_map(|content| dead_rows(input, content));
    rows.chain(input.items().flat_map(|item| dead_cases(input, item))).collect()
}

/// The `otherwise` of a parameter's period that names every key already.
fn dead_cases(input: &Input<'_>, item: &Item) -> Vec<Diagnostic> {
    let Item::Parameter(Parameter { key: Some(key), periods, .. }) = item else { return Vec::new() };
    let all = match &key.kind {
        TypeKind::Bool => Some(2),
        TypeKind::Named(name) => input.items().find_map(|item| match item {
            Item::Enumeration(found) if found.name.text == name.text => Some(found.values.len()),
            _ => None,
        }),
        _ => None,
    };
    let mut found = Vec::new();
    for period in periods {
        let named = period.cases.iter().map(|case| match &case.keys {
            CaseKeys::Of(keys) => keys.len(),
            CaseKeys::Any | CaseKeys::Others => 0,
        });
        if Some(named.sum::<usize>()) == all {
            let others = period.cases.iter().filter(|case| case.keys == CaseKeys::Others);
            let label = localized!("every value has a row of its own", "每个取值均已单独列出");
            found.extend(others.map(|case| warning(case.span, label.clone())));
        }
    }
    found
}

fn dead_rows(input: &Input<'_>, content: &TermContent) -> Vec<Diagnostic> {
    let TermContent::Table { rows, otherwise } = content else { return Vec::new() };
    let mut found = Vec::new();
    let mut earlier: Vec<(Vec<&str>, Span)> = Vec::new();
    let mut always = None;
    for row in rows {
        let words = meaning(input, &row.condition);
        let place = row.condition.span;
        let twin = earlier.iter().find(|(words_before, _)| *words_before == words).map(|(_, span)| *span);
        if let Some(hides) = always.or(twin) {
            found.push(hidden(row.span, hides));
        } else if row.condition.kind == ExpressionKind::Truth(false) {
            found.push(warning(row.span, localized!("this condition never holds", "此条件永不成立")));
        }
        if row.condition.kind == ExpressionKind::Truth(true) {
            always = always.or(Some(place));
        }
        earlier.push((words, place));
    }
    if let (Some(hides), Some((value, _))) = (always, otherwise) {
        found.push(hidden(value.span, hides));
    }
    found
}

/// The words of a condition without the parentheses around it.
fn meaning<'a>(input: &Input<'a>, condition: &Expression) -> Vec<&'a str> {
    let words: Vec<&str> = input.words(condition.span).into_iter().map(|(_, text)| text).collect();
    let mut inner = words.as_slice();
    while let ["(", within @ .., ")"] = inner {
        if !is_balanced(within) {
            break;
        }
        inner = within;
    }
    inner.to_vec()
}

/// Whether no parenthesis closes that was not opened here.
fn is_balanced(words: &[&str]) -> bool {
    let mut open = 0_usize;
    words.iter().all(|word| match *word {
        "(" => {
            open += 1;
            true
        }
        ")" if open == 0 => false,
        ")" => {
            open -= 1;
            true
        }
        _ => true,
    })
}

fn hidden(row: Span, by: Span) -> Diagnostic {
    warning(row, localized!("expected no row that an earlier one hides", "此行被前面的行遮蔽"))
        .and(by, localized!("this row applies first", "此行先适用"))
}

fn warning(row: Span, label: Localized) -> Diagnostic {
    let message = localized!("found a row that can never be reached", "出现了永远不会适用的一行");
    Diagnostic::warning(Code::LINT_DEAD_ROW, message, row, label)
}
