//! The parameters and terms that a rule uses, in its own expressions or through terms.

use std::collections::BTreeSet;

use crate::program::{Content, Expression, ExpressionId, ParameterId, Program, Rule, TermId};

/// What a rule uses.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// Numbers and lengths of time fixed by law.
    pub(super) parameters: BTreeSet<ParameterId>,
    /// Definitions and determinations.
    pub(super) terms: BTreeSet<TermId>,
}

impl Uses {
    /// What the conditions, the requirement and the exemptions of a rule use.
    pub(super) fn of(program: &Program, rule: &Rule) -> Self {
        let mut uses = Self::default();
        let mut open: Vec<ExpressionId> = rule.ranges.iter().map(|range| range.list).collect();
        open.extend(rule.filter.into_iter().chain(rule.condition));
        open.push(rule.requirement);
        open.extend(rule.exemptions.iter().map(|exemption| exemption.condition));
        while let Some(id) = open.pop() {
            let expression = program.arena.get(id);
            match expression {
                Expression::Parameter(parameter) | Expression::Keyed { parameter, .. } => {
                    uses.parameters.insert(parameter);
                }
                Expression::Call { term, .. } if uses.terms.insert(term) => {
                    open.extend(expressions_of_term(program, term));
                }
                _ => {}
            }
            open.extend(parts_of(program, expression));
        }
        uses
    }
}

/// The expressions of all periods of a term.
fn expressions_of_term(program: &Program, id: TermId) -> Vec<ExpressionId> {
    let periods = program.terms.get(id.index()).map(|term| term.periods.as_slice()).unwrap_or_default();
    let contents = periods.iter().flat_map(|period| match &period.content {
        Content::Expression(expression) => vec![*expression],
        Content::Table { rows, otherwise } => {
            let of_rows = rows.iter().flat_map(|row| [row.condition, row.value]);
            of_rows.chain(otherwise.iter().map(|(value, _)| *value)).collect()
        }
    });
    contents.collect()
}

/// The direct parts of an expression, in the order of the text.
pub(super) fn parts_of(program: &Program, expression: Expression) -> Vec<ExpressionId> {
    let arena = &program.arena;
    match expression {
        Expression::Constant(_) | Expression::Today | Expression::Fact(_) | Expression::Parameter(_) => {
            Vec::new()
        }
        Expression::Call { arguments: list, .. }
        | Expression::And(list)
        | Expression::Or(list)
        | Expression::Extreme { values: list, .. } => arena.list(list).to_vec(),
        Expression::Day(part) | Expression::Not(part) | Expression::Keyed { key: part, .. } => vec![part],
        Expression::Compare { left, right, .. }
        | Expression::Between(left, right)
        | Expression::Calculate { left, right, .. }
        | Expression::Contains { set: left, element: right } => vec![left, right],
        Expression::In { value, members } => {
            [value].into_iter().chain(arena.list(members).iter().copied()).collect()
        }
        Expression::Quantified { list, filter, body, .. } => {
            [list].into_iter().chain(filter).chain([body]).collect()
        }
        Expression::Aggregated { list, filter, value, .. } => {
            [list].into_iter().chain(filter).chain(value).collect()
        }
        Expression::If { condition, then, otherwise } => vec![condition, then, otherwise],
    }
}
