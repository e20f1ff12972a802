//! Another severity of a rule's findings.

use super::patch::Patch;
use super::workshop::Workshop;
use crate::program::{Period, RuleId, Severity};
use crate::rule_tests::owner::Owner;

/// The next lower severity than the instruments' rank gives; or theirs, where the rule sets its own.
pub(super) fn mutate(workshop: &mut Workshop<'_>, id: RuleId) {
    let Some(rule) = workshop.program.rule(id) else { return };
    let cited = rule.provisions().filter_map(|one| workshop.program.instrument(one.instrument));
    let Some(of_rank) = cited.map(|instrument| instrument.rank.severity()).max() else { return };
    let own = rule.severity.map_or(of_rank, |own| own.min(of_rank));
    let other = match (own < of_rank, own) {
        (true, _) => of_rank,
        (false, Severity::Error) => Severity::Warning,
        (false, Severity::Warning) => Severity::Note,
        (false, Severity::Note) => return,
    };
    let (from, to) = (format!("severity {}", own.name()), format!("severity {}", other.name()));
    let owner = Owner::Rule(id);
    let span = workshop.find(owner, workshop.program.texts.symbol(rule.name));
    workshop.change(owner, span, (&from, &to), Period::ALWAYS, Patch::Severity(id, Some(other)));
}
