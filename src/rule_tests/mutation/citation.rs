//! Citations left out: the rule no longer rests on that provision of that version. Their conditions left out: it does
//! whatever else is so.

use super::patch::Patch;
use super::workshop::Workshop;
use crate::program::RuleId;
use crate::rule_tests::owner::Owner;

/// The rule without each of its citations, of which one must remain, and without each condition of one.
pub(super) fn mutate(workshop: &mut Workshop<'_>, id: RuleId) {
    let citations = workshop.program.rule(id).map(|rule| rule.citations.clone()).unwrap_or_default();
    for (at, &citation) in citations.iter().enumerate() {
        let instrument = workshop.program.instrument(citation.provision.instrument);
        // What never was in force makes no difference.
        let Some(period) = instrument.and_then(|instrument| instrument.in_force) else { continue };
        let name = workshop.program.provision_name(citation.provision);
        if citations.len() > 1 {
            let mut kept = citations.clone();
            kept.to_mut().remove(at);
            let span = workshop.find(Owner::Rule(id), &name);
            let what = format!("cites {name}");
            workshop.drop(Owner::Rule(id), span, &what, period, Patch::Citations(id, kept));
        }
        let Some(condition) = citation.condition else { continue };
        let mut others = citations.clone();
        if let Some(other) = others.to_mut().get_mut(at) {
            other.condition = None;
        }
        let owner = Owner::Rule(id);
        let span = workshop.find(owner, &name).to(workshop.program.arena.span(condition));
        let from = workshop.text_at(span);
        workshop.change(owner, span, (&from, &name), period, Patch::Citations(id, others));
    }
}
