//! All findings of a manifest, by outcome, the gravest first.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::finding::finding;
use super::mark::heading;
use super::proof::Proofs;
use super::sheet::Sheet;
use super::text::both;
use crate::findings::{Finding, Outcome};
use crate::localized;
use crate::report::outcome::outcome_meaning;

/// The findings, those of one outcome together. What does not apply and what is in order are folded away.
pub(super) fn findings(sheet: &Sheet<'_, '_>, proofs: &mut Proofs<'_, '_, '_>) -> Markup {
    html! {
        section.part id=(sheet.id("findings")) {
            h3 { (both(&localized!("Findings", "各项结论"))) }
            @for (_, outcome) in Outcome::ALL { (group(sheet, *outcome, proofs)) }
        }
    }
}

fn group(sheet: &Sheet<'_, '_>, outcome: Outcome, proofs: &mut Proofs<'_, '_, '_>) -> Markup {
    let mut found: Vec<(usize, &Finding)> =
        sheet.findings().filter(|(_, finding)| finding.outcome == outcome).collect();
    if found.is_empty() {
        return html! {};
    }
    found.sort_by_key(|(_, finding)| Reverse(finding.severity));
    let count = found.len();
    html! {
        details.group
            id=(sheet.id(outcome.name()))
            open[matches!(outcome, Outcome::Breached | Outcome::Undetermined | Outcome::Waived)]
            data-outcome=(outcome.name())
        {
            summary {
                h4 { (heading(outcome)) " " span.count { span data-shown="" { (count) } } }
            }
            p.lead { (both(&outcome_meaning(outcome))) }
            @for one in found { (finding(sheet, one, proofs)) }
        }
    }
}
