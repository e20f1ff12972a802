//! Bounds that include or exclude their value, and `is` for `is not`.

use super::workshop::Workshop;
use crate::program::{Comparison, Expression};
use crate::rule_tests::places::Place;

/// `<` for `<=`, `>` for `>=`, `is` for `is not`, and back.
pub(super) fn mutate(workshop: &mut Workshop<'_>, place: &Place) {
    let Expression::Compare { operator, left, right } = workshop.program.arena.get(place.id) else { return };
    let other = match operator {
        Comparison::Is => Comparison::IsNot,
        Comparison::IsNot => Comparison::Is,
        Comparison::Less => Comparison::AtMost,
        Comparison::AtMost => Comparison::Less,
        Comparison::Greater => Comparison::AtLeast,
        Comparison::AtLeast => Comparison::Greater,
    };
    let (low, high) = (workshop.text(left), workshop.text(right));
    let from = format!("{low} {} {high}", word(operator));
    let to = format!("{low} {} {high}", word(other));
    workshop.replace(place, &from, &to, Expression::Compare { operator: other, left, right });
}

fn word(operator: Comparison) -> &'static str {
    match operator {
        Comparison::Is => "is",
        Comparison::IsNot => "is not",
        Comparison::Less => "<",
        Comparison::AtMost => "<=",
        Comparison::Greater => ">",
        Comparison::AtLeast => ">=",
    }
}
