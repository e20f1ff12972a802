//! Clauses of a rule left out: `where`, `when` and each `unless`.

use super::patch::Patch;
use super::workshop::Workshop;
use crate::program::{Period, RuleId};
use crate::rule_tests::owner::Owner;

/// The rule without each of these clauses in turn.
pub(super) fn mutate(workshop: &mut Workshop<'_>, id: RuleId) {
    let Some(rule) = workshop.program.rule(id).cloned() else { return };
    let mut clauses = Vec::new();
    clauses.extend(rule.filter.map(|filter| ("where", filter, Patch::Filter(id, None))));
    clauses.extend(rule.condition.map(|condition| ("when", condition, Patch::Condition(id, None))));
    for (at, exemption) in rule.exemptions.iter().enumerate() {
        let mut kept = rule.exemptions.clone();
        kept.to_mut().remove(at);
        clauses.push(("unless", exemption.condition, Patch::Exemptions(id, kept)));
    }
    for (word, clause, patch) in clauses {
        let what = format!("{word} {}", workshop.text(clause));
        let span = workshop.program.arena.span(clause);
        workshop.drop(Owner::Rule(id), span, &what, Period::ALWAYS, patch);
    }
}
