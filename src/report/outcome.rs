//! Outcomes and severities in words, and why a rule came out as it did.

use super::citation::citation;
use super::language::join;
use super::view::View;
use crate::evaluation::Missing;
use crate::facts::{FactName, Truth};
use crate::findings::{Finding, Outcome, in_force};
use crate::localized;
use crate::localized::Localized;
use crate::program::{ProvisionId, Rule, Severity};

/// The most facts that a reason names.
const MOST_NAMES: usize = 3;

/// An outcome as reports call it.
pub(super) fn outcome_name(outcome: Outcome) -> Localized {
    match outcome {
        Outcome::Breached => localized!("breached", "违反"),
        Outcome::Undetermined => localized!("not known yet", "待确认"),
        Outcome::Waived => localized!("waived", "已批准例外"),
        Outcome::Exempt => localized!("exempt", "豁免"),
        Outcome::Satisfied => localized!("satisfied", "符合"),
        Outcome::NotApplicable => localized!("not applicable", "不适用"),
    }
}

/// What an outcome means.
pub(super) fn outcome_meaning(outcome: Outcome) -> Localized {
    match outcome {
        Outcome::Breached => localized!(
            "The duty binds, nothing excuses from it, and what the manifest states does not meet it.",
            "义务适用，没有豁免情形，且清单所述事实不符合要求。"
        ),
        Outcome::Undetermined => localized!(
            "What the manifest states does not decide the matter. The facts that would decide it are named; a fact \
             that is not stated is never taken to be false.",
            "清单所述事实不足以得出结论。报告会列出能够决定结论的事实；未说明的事实不视为“否”。"
        ),
        Outcome::Waived => localized!(
            "A breach, or a matter not known yet, that a waiver covers until it expires. It is not compliance.",
            "违反或待确认的事项，已批准例外且在有效期内。这不等于符合。"
        ),
        Outcome::Exempt => localized!(
            "The duty would bind, but the law itself excuses from it; the exemption is cited.",
            "义务本应适用，但法律规定了豁免情形；报告列出豁免依据。"
        ),
        Outcome::Satisfied => localized!(
            "The duty binds, and what the manifest states meets it.",
            "义务适用，且清单所述事实符合要求。"
        ),
        Outcome::NotApplicable => localized!(
            "The duty does not bind: no provision behind it is in force on the day, there is nothing that it looks at, \
             or its condition does not hold.",
            "义务不适用：所依据的条款在该日未生效，没有其所针对的对象，或者不满足适用条件。"
        ),
    }
}

/// A severity in words.
pub(super) fn severity_name(severity: Severity) -> Localized {
    match severity {
        Severity::Error => localized!("error", "错误"),
        Severity::Warning => localized!("warning", "警告"),
        Severity::Note => localized!("note", "提示"),
    }
}

/// What a finding says, in a sentence: what is wrong, what is missing, what excuses, or why the duty does not bind.
pub(super) fn message(view: &View<'_>, finding: &Finding) -> Localized {
    if let Some(breach) = &finding.details().breach {
        return breach.message.clone();
    }
    match finding.outcome {
        Outcome::Breached | Outcome::Satisfied => {
            localized!("What the manifest states meets the requirement.", "清单所述事实符合要求。")
        }
        Outcome::Undetermined | Outcome::Waived if !finding.details().unsupported.is_empty() => {
            unsupported(finding)
        }
        Outcome::Undetermined | Outcome::Waived => missing(finding),
        Outcome::Exempt => exempted(view, finding),
        Outcome::NotApplicable => not_applicable(view, finding),
    }
}

fn missing(finding: &Finding) -> Localized {
    let Localized { en, zh } = match &finding.details().missing {
        Missing { names, has_more: false } => facts(names),
        Missing { names, has_more: true } => {
            let Localized { en, zh } = first(names);
            localized!("{en} and many more", "{zh} 及另外许多项事实")
        }
    };
    localized!("The manifest does not settle {en}.", "清单未明确 {zh}。")
}

/// What meets the requirement, and is no more than said.
fn unsupported(finding: &Finding) -> Localized {
    let Localized { en, zh } = facts(&finding.details().unsupported);
    let (where_en, where_zh) = match finding.details().missing.names.first() {
        Some(list) => (format!(": name one in `{list}`"), format!("，请在 `{list}` 中列明")),
        None => <(String, String)>::default(),
    };
    localized!(
        "What the manifest states would meet the requirement, but no sound document supports {en}{where_en}.",
        "清单所述事实本可符合要求，但没有有效的证据材料证明 {zh}{where_zh}。"
    )
}

/// The facts that would decide a finding, as the manifest would state them; at last, whether there are more.
pub(super) fn missing_facts(finding: &Finding) -> Vec<Localized> {
    let Missing { names, has_more } = &finding.details().missing;
    let more = has_more.then(further_facts);
    names.iter().map(|name| Localized::same(name.to_string())).chain(more).collect()
}

/// What stands for the facts that are not named.
pub(super) fn further_facts() -> Localized {
    localized!("the same facts of further elements", "其他元素的相同事实")
}

/// The first of some facts, and how many more there are.
fn facts(all: &[FactName]) -> Localized {
    let named = first(all);
    let more = all.len().saturating_sub(MOST_NAMES);
    if more == 0 {
        return named;
    }
    let Localized { en, zh } = named;
    localized!("{en} and {more} more", "{zh} 及另外 {more} 项事实")
}

/// The first of some facts.
fn first(all: &[FactName]) -> Localized {
    let names: Vec<String> = all.iter().take(MOST_NAMES).map(|name| format!("`{name}`")).collect();
    Localized::new(names.join(", "), names.join("、"))
}

fn exempted(view: &View<'_>, finding: &Finding) -> Localized {
    let cited: Vec<Localized> =
        exemption_citations(view, finding).into_iter().map(|id| citation(view.program, id)).collect();
    if cited.is_empty() {
        return localized!("An exemption of the rule excuses from the duty.", "符合规则规定的豁免情形。");
    }
    let cited = join(&cited, "; ", "；");
    Localized::new(format!("Excused by {}.", cited.en), format!("依据{}豁免。", cited.zh))
}

/// What grants the exemption that excuses, as far as it is in force.
pub(super) fn exemption_citations(view: &View<'_>, finding: &Finding) -> Vec<ProvisionId> {
    let exemption = view
        .rule(finding)
        .zip(finding.exemption)
        .and_then(|(rule, index)| rule.exemptions.get(usize::from(index)));
    let citations = exemption.map(|exemption| exemption.citations.as_slice()).unwrap_or_default();
    in_force(view.program, citations, view.findings.as_of).collect()
}

fn not_applicable(view: &View<'_>, finding: &Finding) -> Localized {
    let Some(rule) = view.rule(finding) else { return Localized::default() };
    let day = view.findings.as_of;
    if in_force(view.program, rule.provisions(), day).next().is_none() {
        return localized!(
            "None of the provisions behind it is in force on {day}.",
            "所依据的条款在 {day} 均未生效。"
        );
    }
    if view.provisions(finding).is_empty() {
        return localized!("None of the provisions behind it concerns this.", "所依据的条款在此均不适用。");
    }
    if finding.positions.is_empty() && !rule.ranges.is_empty() && !condition_fails(view, rule) {
        return localized!("There is nothing that it looks at.", "没有其所针对的对象。");
    }
    localized!("Its condition does not hold.", "不满足适用条件。")
}

fn condition_fails(view: &View<'_>, rule: &Rule) -> bool {
    rule.condition
        .is_some_and(|condition| view.evaluator().proof(rule, &[], condition).truth() == Truth::False)
}
