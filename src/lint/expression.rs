//! The expressions of an item, and those within an expression.

use crate::syntax::ast::{Expression, Item, Parameter, ParameterCase, Rule, Term, TermBody, TermContent};

/// The conditions of a rule: of its citations, where its `for` filters, `when`, `require` and each `unless`.
pub(super) fn of_rule(rule: &Rule) -> Vec<&Expression> {
    let citations = rule.citations.iter().filter_map(|cited| cited.condition.as_ref());
    let filter = rule.range.iter().filter_map(|range| range.filter.as_ref());
    let exemptions = rule.exemptions.iter().map(|exemption| &exemption.condition);
    citations.chain(filter).chain(&rule.condition).chain(&rule.requirement).chain(exemptions).collect()
}

/// What a term gives, by period.
pub(super) fn contents(term: &Term) -> Vec<&TermContent> {
    match &term.body {
        TermBody::Always(content) => vec![content],
        TermBody::ByPeriod(periods) => periods.iter().map(|period| &period.content).collect(),
        TermBody::Invalid => Vec::new(),
    }
}

/// The values of a parameter in all periods.
pub(super) fn cases(parameter: &Parameter) -> impl Iterator<Item = &ParameterCase> {
    parameter.periods.iter().flat_map(|period| &period.cases)
}

/// The expressions that are no part of another.
pub(super) fn of_item(item: &Item) -> Vec<&Expression> {
    match item {
        Item::Rule(rule) => of_rule(rule),
        Item::Term(term) => contents(term).into_iter().flat_map(of_content).collect(),
        Item::Parameter(parameter) => cases(parameter).map(|case| &case.value).collect(),
        Item::Record(_)
        | Item::Enumeration(_)
        | Item::Unit(_)
        | Item::Import(_)
        | Item::Instrument(_)
        | Item::Calendar(_) => Vec::new(),
    }
}

fn of_content(content: &TermContent) -> Vec<&Expression> {
    match content {
        TermContent::Expression(expression) => vec![expression],
        TermContent::Table { rows, otherwise } => {
            let rows = rows.iter().flat_map(|row| [&row.value, &row.condition]);
            rows.chain(otherwise.iter().map(|(value, _)| value)).collect()
        }
    }
}

/// An expression and all within it, in order.
pub(super) fn all_within<'a>(expression: &'a Expression, found: &mut Vec<&'a Expression>) {
    found.push(expression);
    for part in expression.parts() {
        all_within(part, found);
    }
}

/// All expressions of an item.
pub(super) fn all_of_item(item: &Item) -> Vec<&Expression> {
    let mut found = Vec::new();
    for expression in of_item(item) {
        all_within(expression, &mut found);
    }
    found
}
