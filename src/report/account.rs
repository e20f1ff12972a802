//! What there is to say of a finding that somebody should look at, beside its message.

use super::citation::citations_in_force;
use super::penalty::at_stake;
use super::view::View;
use crate::findings::Finding;
use crate::localized;
use crate::localized::Localized;

/// A part of the account, with its label.
pub(super) struct Section {
    pub(super) label: Localized,
    pub(super) lines: Vec<Localized>,
}

/// What the law requires, the provisions in force, what is at stake, what is missing, and what to do.
pub(super) fn account(view: &View<'_>, finding: &Finding) -> Vec<Section> {
    let Some(rule) = view.rule(finding) else { return Vec::new() };
    let (program, day) = (view.program, view.findings.as_of);
    let mut stake = at_stake(program, rule, day);
    if stake.is_empty() {
        stake.push(localized!("no penalty is named for this", "未就此规定罚则"));
    }
    let mut sections = vec![
        Section {
            label: localized!("required", "法定要求"),
            lines: vec![program.texts.localized(rule.duty)],
        },
        Section {
            label: localized!("law", "法律依据"),
            lines: citations_in_force(program, &rule.citations, day),
        },
        Section { label: localized!("at stake", "法律责任"), lines: stake },
    ];
    if !finding.missing.is_empty() {
        let names = finding.missing.iter().map(|name| Localized::same(name.to_string()));
        sections
            .push(Section { label: localized!("not settled", "未明确的事实"), lines: names.collect() });
    }
    if let Some(breach) = &finding.breach {
        sections
            .push(Section {
                label: localized!("remedy", "整改建议"), lines: vec![breach.remedy.clone()]
            });
    }
    sections
}
