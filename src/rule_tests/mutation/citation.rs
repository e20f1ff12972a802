//! Citations left out: the rule no longer rests on that provision of that version.

use super::patch::Patch;
use super::workshop::Workshop;
use crate::program::RuleId;
use crate::rule_tests::owner::Owner;

/// The rule without each of its citations; one must remain.
pub(super) fn mutate(workshop: &mut Workshop<'_>, id: RuleId) {
    let citations = workshop.program.rule(id).map(|rule| rule.citations.clone()).unwrap_or_default();
    if citations.len() < 2 {
        return;
    }
    for (at, &citation) in citations.iter().enumerate() {
        let instrument = workshop.program.instrument(citation.instrument);
        // What never was in force makes no difference.
        let Some(period) = instrument.and_then(|instrument| instrument.in_force) else { continue };
        let mut kept = citations.clone();
        kept.to_mut().remove(at);
        let name = workshop.program.provision_name(citation);
        let span = workshop.find(Owner::Rule(id), &name);
        workshop.drop(Owner::Rule(id), span, &format!("cites {name}"), period, Patch::Citations(id, kept));
    }
}
