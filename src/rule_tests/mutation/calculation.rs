//! `+` for `-`, and `max` for `min`.

use super::workshop::Workshop;
use crate::program::{Aggregate, Calculation, Expression};
use crate::rule_tests::places::Place;

/// The opposite calculation.
pub(super) fn mutate(workshop: &mut Workshop<'_>, place: &Place) {
    match workshop.program.arena.get(place.id) {
        Expression::Calculate { operator, left, right } => {
            let (word, other, operator) = match operator {
                Calculation::Add => ("+", "-", Calculation::Subtract),
                Calculation::Subtract => ("-", "+", Calculation::Add),
                Calculation::Multiply => return,
            };
            let (first, second) = (workshop.text(left), workshop.text(right));
            let (from, to) = (format!("{first} {word} {second}"), format!("{first} {other} {second}"));
            workshop.replace(place, &from, &to, Expression::Calculate { operator, left, right });
        }
        Expression::Extreme { aggregate, values } => {
            let Some((word, other, aggregate)) = opposite(aggregate) else { return };
            let with = Expression::Extreme { aggregate, values };
            replace_word(workshop, place, word, other, with);
        }
        Expression::Aggregated { aggregate, variable, list, filter, value } => {
            let Some((word, other, aggregate)) = opposite(aggregate) else { return };
            let with = Expression::Aggregated { aggregate, variable, list, filter, value };
            replace_word(workshop, place, word, other, with);
        }
        _ => {}
    }
}

fn opposite(aggregate: Aggregate) -> Option<(&'static str, &'static str, Aggregate)> {
    match aggregate {
        Aggregate::Max => Some(("max", "min", Aggregate::Min)),
        Aggregate::Min => Some(("min", "max", Aggregate::Max)),
        Aggregate::Sum => Some(("sum", "max", Aggregate::Max)),
        Aggregate::Count => None,
    }
}

fn replace_word(workshop: &mut Workshop<'_>, place: &Place, word: &str, other: &str, with: Expression) {
    let text = workshop.text(place.id);
    // It may stand in parentheses.
    workshop.replace(place, &text, &text.replacen(word, other, 1), with);
}
