//! What a breach costs, in words: the penalties in force, tier by tier.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::sheet::Sheet;
use super::text::both;
use crate::findings::{Finding, Outcome};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Penalty, Program, ProvisionId, Rule};
use crate::report::citation::{citation, provision_number};
use crate::report::penalty::{Tier, amount_text, measure_lines, party_text, penalties_of, tiers};

/// Whether something is at stake for a finding.
pub(super) fn is_at_stake(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Breached | Outcome::Undetermined | Outcome::Waived)
}

/// What is at stake for a finding: of a breach in full, otherwise the provisions, which lead to the list of all.
pub(super) fn stake(sheet: &Sheet<'_, '_>, finding: &Finding, rule: &Rule) -> Markup {
    let program = sheet.view.program;
    let penalties = penalties_of(program, rule, sheet.view.findings);
    html! {
        @if penalties.is_empty() {
            (both(&localized!("no penalty is named for this", "未就此规定罚则")))
        } @else if finding.outcome == Outcome::Breached {
            @let names = short_names(program, penalties.iter().map(|(id, _)| *id));
            @for ((_, penalty), name) in penalties.iter().zip(&names) {
                div.penalty { p { (both(name)) } (terms(program, penalty)) }
            }
        } @else {
            ul.inline {
                @let names = short_names(program, penalties.iter().map(|(id, _)| *id));
                @for ((id, _), name) in penalties.iter().zip(&names) {
                    li { a href={ "#" (sheet.penalty_id(*id)) } { (both(name)) } }
                }
            }
        }
    }
}

/// The penalties of all findings for which something is at stake.
pub(super) fn penalties(sheet: &Sheet<'_, '_>) -> Markup {
    let (program, found) = (sheet.view.program, sheet.view.findings);
    let at_stake = sheet.findings().filter(|(_, finding)| is_at_stake(finding.outcome));
    let rules: BTreeSet<_> = at_stake.map(|(_, finding)| finding.rule).collect();
    let rules = rules.into_iter().filter_map(|rule| program.rule(rule));
    let mut all: Vec<(ProvisionId, &Penalty)> =
        rules.flat_map(|rule| penalties_of(program, rule, found)).collect();
    all.sort_by_key(|(id, _)| *id);
    all.dedup_by_key(|(id, _)| *id);
    if all.is_empty() {
        return html! {};
    }
    html! {
        details.part.penalties id=(sheet.id("penalties")) {
            summary {
                h3 {
                    (both(&localized!("Penalties named by these laws", "相关罚则"))) " "
                    span.count { (all.len()) }
                }
            }
            @for (id, penalty) in all {
                div.penalty id=(sheet.penalty_id(id)) {
                    p { (both(&citation(program, id))) }
                    (terms(program, penalty))
                }
            }
        }
    }
}

/// The names of provisions; an instrument is named where it is another one than before.
pub(super) fn short_names(program: &Program, ids: impl Iterator<Item = ProvisionId>) -> Vec<Localized> {
    let mut named = None;
    let name = |id: ProvisionId| {
        let is_same = named.replace(id.instrument) == Some(id.instrument);
        if is_same { provision_number(program, id) } else { citation(program, id) }
    };
    ids.map(name).collect()
}

/// The tiers of a penalty and what else an authority orders.
fn terms(program: &Program, penalty: &Penalty) -> Markup {
    html! {
        ul {
            @for Tier { when, fines } in tiers(program, penalty) {
                li {
                    (both(&when))
                    ul {
                        @for fine in fines {
                            @let (party, amount) = (party_text(program, fine), amount_text(program, fine.amount));
                            li {
                                (both(&party)) " "
                                b { (both(&amount)) }
                                @if fine.discretionary { " " (both(&may())) }
                            }
                        }
                    }
                }
            }
            @for line in measure_lines(program, penalty) { li { (both(&line)) } }
        }
    }
}

/// That an authority is free to impose a fine.
fn may() -> Localized {
    localized!("(may be imposed)", "（可处）")
}
