//! `not` put before a statement, or left out.

use super::workshop::Workshop;
use crate::program::{Comparison, Expression, Quantifier, Type};
use crate::rule_tests::places::Place;
use crate::rule_tests::quote::in_parentheses;

/// A statement that says the opposite. What another family turns into its opposite is left to it.
pub(super) fn mutate(workshop: &mut Workshop<'_>, place: &Place) {
    let arena = &workshop.program.arena;
    let expression = arena.get(place.id);
    let below_negation = place.above.is_some_and(|above| matches!(arena.get(above), Expression::Not(_)));
    match expression {
        _ if arena.type_of(place.id) != Type::Bool => {}
        Expression::Not(inner) => {
            let (from, to, with) = (workshop.text(place.id), workshop.text(inner), arena.get(inner));
            workshop.replace(place, &from, &to, with);
        }
        Expression::Constant(_)
        | Expression::Compare { operator: Comparison::Is | Comparison::IsNot, .. }
        | Expression::Quantified { quantifier: Quantifier::Some | Quantifier::No, .. } => {}
        _ if below_negation => {}
        _ => {
            let text = workshop.text(place.id);
            let is_closed =
                matches!(expression, Expression::Fact(_) | Expression::Call { .. }) || in_parentheses(&text);
            let to = if is_closed { format!("not {text}") } else { format!("not ({text})") };
            let copy = workshop.add(expression, Type::Bool, place.id);
            workshop.replace(place, &text, &to, Expression::Not(copy));
        }
    }
}
