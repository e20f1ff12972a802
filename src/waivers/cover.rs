//! What waivers cover.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::findings::{Findings, Waiver};
use crate::program::{Program, Waivable};

/// Which of a list of waivers cover something, by their places in the list.
pub type Uses = BTreeSet<usize>;

/// Lets each finding that is breached or undetermined be covered by the first waiver that is valid on the as-of date
/// and names its rule and its element. The others that name it are of use as well.
pub fn cover(program: &Program, waivers: &[Arc<Waiver>], findings: &mut Findings) -> Uses {
    let as_of = findings.as_of;
    let mut uses = Uses::new();
    let valid: Vec<(usize, &Arc<Waiver>)> = waivers
        .iter()
        .enumerate()
        .filter(|(_, waiver)| !waiver.is_early(as_of) && !waiver.is_over(as_of))
        .collect();
    if valid.is_empty() {
        return uses;
    }
    for finding in &mut findings.findings {
        let Some(rule) = program.rule(finding.rule) else { continue };
        if rule.waivable == Waivable::Never || !finding.is_open() {
            continue;
        }
        let (name, element) = (program.texts.symbol(rule.name), finding.element_key());
        let mut naming = valid.iter().filter(|(_, waiver)| waiver.names(name, element.as_deref()));
        let Some((first, waiver)) = naming.next() else { continue };
        finding.waive(waiver);
        uses.insert(*first);
        uses.extend(naming.map(|(index, _)| *index));
    }
    uses
}
