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
            push_parts(program, expression, &mut open);
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

/// The direct parts of an expression.
fn push_parts(program: &Program, expression: Expression, parts: &mut Vec<ExpressionId>) {
    let arena = &program.arena;
    match expression {
        Expression::Constant(_) | Expression::Today | Expression::Fact(_) | Expression::Parameter(_) => {}
        Expression::Call { arguments: list, .. }
        | Expression::And(list)
        | Expression::Or(list)
        | Expression::Extreme { values: list, .. } => parts.extend(arena.list(list)),
        Expression::Day(part) | Expression::Not(part) | Expression::Keyed { key: part, .. } => {
            parts.push(part);
        }
        Expression::Compare { left, right, .. }
        | Expression::Between(left, right)
        | Expression::Calculate { left, right, .. }
        | Expression::Contains { set: left, element: right } => parts.extend([left, right]),
        Expression::In { value, members } => {
            parts.push(value);
            parts.extend(arena.list(members));
        }
        Expression::Quantified { list, filter, body, .. } => {
            parts.extend([list, body]);
            parts.extend(filter);
        }
        Expression::Aggregated { list, filter, value, .. } => {
            parts.push(list);
            parts.extend(filter.into_iter().chain(value));
        }
        Expression::If { condition, then, otherwise } => parts.extend([condition, then, otherwise]),
    }
}
