//! `every`, `some` and `no` for one another, and `where` left out.

use super::patch::Patch;
use super::workshop::Workshop;
use crate::program::{Expression, Quantifier};
use crate::rule_tests::places::Place;

/// All quantifiers with their words.
const ALL: &[(&str, Quantifier)] =
    &[("every", Quantifier::Every), ("some", Quantifier::Some), ("no", Quantifier::No)];

/// The other quantifiers, and all elements instead of some of them.
pub(super) fn mutate(workshop: &mut Workshop<'_>, place: &Place) {
    let expression = workshop.program.arena.get(place.id);
    match expression {
        Expression::Quantified { quantifier, variable, list, filter, body } => {
            let word = ALL.iter().find(|(_, one)| *one == quantifier).map_or("", |(word, _)| word);
            let text = workshop.text(place.id);
            for (other, quantifier) in ALL.iter().copied().filter(|(other, _)| *other != word) {
                let with = Expression::Quantified { quantifier, variable, list, filter, body };
                // It may stand in parentheses.
                workshop.replace(place, &text, &text.replacen(word, other, 1), with);
            }
        }
        Expression::Aggregated { .. } => {}
        _ => return,
    }
    let (filter, without) = match expression {
        Expression::Quantified { quantifier, variable, list, filter, body } => {
            (filter, Expression::Quantified { quantifier, variable, list, filter: None, body })
        }
        Expression::Aggregated { aggregate, variable, list, filter, value } => {
            (filter, Expression::Aggregated { aggregate, variable, list, filter: None, value })
        }
        _ => return,
    };
    if let Some(filter) = filter {
        let (span, what) = (workshop.program.arena.span(filter), format!("where {}", workshop.text(filter)));
        workshop.drop(place.owner, span, &what, place.period, Patch::Expression(place.id, without));
    }
}
