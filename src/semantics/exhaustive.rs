//! Whether the rows of a decision table cover every case.

use super::checker::Checker;
use super::same::same;
use crate::program::{Arena, Comparison, Constant, Expression, ExpressionId, Program, Row};

impl Checker<'_> {
    /// Whether one of the rows always applies: one says `true`, two say a thing and its contrary, or some go through
    /// every value of one fact.
    pub(super) fn is_exhaustive(&self, rows: &[Row]) -> bool {
        let arena = &self.program.arena;
        let conditions: Vec<ExpressionId> = rows.iter().map(|row| row.condition).collect();
        let says_true = |&id: &ExpressionId| arena.as_constant(id) == Some(Constant::Truth(true));
        if conditions.iter().any(says_true) {
            return true;
        }
        let has_contrary = |&id: &ExpressionId| match arena.get(id) {
            Expression::Not(inner) => conditions.iter().any(|&other| same(arena, inner, other)),
            _ => false,
        };
        conditions.iter().any(has_contrary) || covers_all_values(&self.program, &conditions)
    }
}

/// The values of a subject for which a row applies.
struct Coverage {
    subject: ExpressionId,
    values: Vec<Constant>,
    /// Whether it applies for the values named, or for all others.
    is_named: bool,
}

fn covers_all_values(program: &Program, conditions: &[ExpressionId]) -> bool {
    let arena = &program.arena;
    let coverages: Vec<Coverage> = conditions.iter().filter_map(|&id| coverage(arena, id)).collect();
    coverages.iter().any(|one| {
        let alike: Vec<&Coverage> =
            coverages.iter().filter(|other| same(arena, one.subject, other.subject)).collect();
        let is_covered =
            |value: &Constant| alike.iter().any(|row| row.values.contains(value) == row.is_named);
        // Where a row applies for all but some values, the others need only cover those.
        let remaining = alike.iter().find(|row| !row.is_named).map(|row| row.values.clone());
        match remaining.or_else(|| program.vocabulary.all_values(arena.type_of(one.subject))) {
            Some(values) => values.iter().all(is_covered),
            None => false,
        }
    })
}

fn coverage(arena: &Arena, id: ExpressionId) -> Option<Coverage> {
    match arena.get(id) {
        Expression::Compare { operator, left, right } => {
            let is_named = match operator {
                Comparison::Is => true,
                Comparison::IsNot => false,
                _ => return None,
            };
            let (subject, value) = match (arena.as_constant(left), arena.as_constant(right)) {
                (None, Some(value)) => (left, value),
                (Some(value), None) => (right, value),
                _ => return None,
            };
            Some(Coverage { subject, values: vec![value], is_named })
        }
        Expression::In { value, members } => {
            let values: Option<Vec<Constant>> =
                arena.list(members).iter().map(|&member| arena.as_constant(member)).collect();
            Some(Coverage { subject: value, values: values?, is_named: true })
        }
        Expression::Not(inner) => {
            let inner = coverage(arena, inner)?;
            Some(Coverage { is_named: !inner.is_named, ..inner })
        }
        _ => None,
    }
}
