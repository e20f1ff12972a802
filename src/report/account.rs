//! What there is to say of a finding that somebody should look at, beside its message.

use super::citation::citations_in_full;
use super::evidence::evidence_of;
use super::outcome::missing_facts;
use super::penalty::{at_stake, penalties_of};
use super::view::View;
use crate::facts::FactName;
use crate::findings::Finding;
use crate::localized;
use crate::localized::Localized;

/// A part of the account, with its label.
pub(super) struct Section {
    pub(super) label: Localized,
    pub(super) lines: Vec<Localized>,
}

/// What the law requires, the provisions in force, what is at stake, what is missing, what to do, and the
/// documents behind it.
pub(super) fn account(view: &View<'_>, finding: &Finding) -> Vec<Section> {
    let Some(rule) = view.rule(finding) else { return Vec::new() };
    let program = view.program;
    let cited = view.provisions(finding);
    let mut stake = at_stake(program, penalties_of(program, rule, view.findings), &cited);
    if stake.is_empty() {
        stake.push(localized!("no penalty is named for this", "未就此规定罚则"));
    }
    let mut sections = vec![
        Section {
            label: localized!("required", "法定要求"),
            lines: vec![program.texts.localized(rule.duty)],
        },
        Section { label: localized!("law", "法律依据"), lines: citations_in_full(program, &cited) },
        Section { label: localized!("at stake", "法律责任"), lines: stake },
    ];
    let names = |names: &[FactName]| names.iter().map(|name| Localized::same(name.to_string())).collect();
    if !finding.details().unsupported.is_empty() {
        let label = localized!("unsupported", "缺少证据的事实");
        sections.push(Section { label, lines: names(&finding.details().unsupported) });
    } else if !finding.details().missing.names.is_empty() {
        let label = localized!("not settled", "未明确的事实");
        sections.push(Section { label, lines: missing_facts(finding) });
    }
    if let Some(breach) = &finding.details().breach {
        sections
            .push(Section {
                label: localized!("remedy", "整改建议"), lines: vec![breach.remedy.clone()]
            });
    }
    if !finding.details().evidence.is_empty() {
        sections.push(Section { label: localized!("evidence", "证据材料"), lines: evidence_of(finding) });
    }
    sections
}
