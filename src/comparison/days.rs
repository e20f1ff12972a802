//! One manifest on two days.

use super::{Flipped, Reason};
use crate::facts::Facts;
use crate::program::{Program, RuleId};
use crate::quantity::Date;
use crate::timeline::Crossing;

/// What comes out otherwise on the second day, in the order of rules and elements.
pub fn between_days(program: &Program, facts: &Facts, before: Date, after: Date) -> Vec<Flipped> {
    let crossing = Crossing::new(program, facts, before, after);
    let rules = (0..program.rules.len()).map(RuleId::from_index);
    let flips = rules.flat_map(|rule| crossing.flips(rule));
    flips
        .map(|flip| Flipped {
            rule_before: Some(flip.rule),
            rule_after: Some(flip.rule),
            element: flip.element,
            before: flip.before,
            after: flip.after,
            provisions_before: flip.provisions_before,
            provisions_after: flip.provisions_after,
            reasons: flip.causes.into_iter().map(Reason::Day).collect(),
        })
        .collect()
}
