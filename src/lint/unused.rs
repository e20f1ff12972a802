//! Terms and parameters that nothing uses and that encode no provision.

use std::collections::BTreeSet;

use super::{Input, expression};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::syntax::ast::{ExpressionKind, Item, Name, Term, TermContent, Text};

/// Finds each of them.
pub(super) fn check(input: &Input<'_>) -> Vec<Diagnostic> {
    let used = used_names(input);
    let mut found = Vec::new();
    for item in input.items() {
        let (name, what) = match item {
            Item::Term(term) if !cites(term) => (&term.name, localized!("term", "术语")),
            Item::Parameter(parameter)
                if expression::cases(parameter).all(|case| case.citations.is_empty()) =>
            {
                (&parameter.name, localized!("parameter", "参数"))
            }
            _ => continue,
        };
        if !used.contains(name.text.as_str()) {
            found.push(warning(name, &what));
        }
    }
    found
}

/// The names that stand at the head of a path or call outside of their own declaration, or in a rule's text.
fn used_names<'a>(input: &Input<'a>) -> BTreeSet<&'a str> {
    let mut used = BTreeSet::new();
    for item in input.items() {
        if let Item::Rule(rule) = item {
            used.extend(rule.breach.iter().chain(&rule.remedy).flat_map(placeholders));
        }
        let own = if let Item::Term(term) = item { Some(term.name.text.as_str()) } else { None };
        for part in expression::all_of_item(item) {
            let name = match &part.kind {
                ExpressionKind::Path(names) => names.first(),
                ExpressionKind::Call { name, .. } => Some(name),
                _ => None,
            };
            used.extend(name.map(|name| name.text.as_str()).filter(|name| Some(*name) != own));
        }
    }
    used
}

/// The names at the heads of the placeholders of a text.
fn placeholders(text: &Text) -> impl Iterator<Item = &str> {
    let wordings = [&text.text.en, &text.text.zh];
    let behind_braces = wordings.into_iter().flat_map(|wording| wording.split('{').skip(1));
    behind_braces.filter_map(|rest| rest.split(['.', '}']).next())
}

/// Whether a term or one of its rows cites a provision.
fn cites(term: &Term) -> bool {
    let contents = expression::contents(term);
    let rows_cite = contents.into_iter().any(|content| match content {
        TermContent::Expression(_) => false,
        TermContent::Table { rows, otherwise } => {
            let last = otherwise.iter().map(|(_, citations)| citations);
            rows.iter().map(|row| &row.citations).chain(last).any(|citations| !citations.is_empty())
        }
    });
    rows_cite || !term.citations.is_empty()
}

fn warning(name: &Name, what: &Localized) -> Diagnostic {
    let text = &name.text;
    let (en, zh) = (&what.en, &what.zh);
    Diagnostic::warning(
        Code::LINT_UNUSED,
        Localized::new(format!("nothing uses the {en} `{text}`"), format!("{zh} `{text}` 未被使用")),
        name.span,
        localized!("expected a use, or a citation of what it encodes", "应被使用，或引用其编码的条款"),
    )
}
