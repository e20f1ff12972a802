//! Observations and waivers in words.

use super::novelty::marked;
use super::outcome::outcome_name;
use crate::findings::{Finding, ObservationKind, Waiver};
use crate::localized;
use crate::localized::Localized;

/// A kind of observation as reports call it.
pub(super) fn observation_name(kind: ObservationKind) -> Localized {
    match kind {
        ObservationKind::WaiverExpired => localized!("waiver expired", "例外批准已到期"),
        ObservationKind::WaiverRefused => localized!("waiver refused", "不得批准例外"),
        ObservationKind::WaiverNotYetValid => localized!("waiver not yet valid", "例外批准尚未生效"),
        ObservationKind::WaiverUnused => localized!("waiver unused", "例外批准未被使用"),
        ObservationKind::EvidenceMissing => localized!("evidence missing", "证据材料缺失"),
        ObservationKind::EvidenceUnreadable => localized!("evidence unreadable", "证据材料无法读取"),
        ObservationKind::EvidenceAltered => localized!("evidence altered", "证据材料已被改动"),
        ObservationKind::EvidenceExpired => localized!("evidence expired", "证据材料已过期"),
        ObservationKind::EvidenceNotYetIssued => localized!("evidence not yet issued", "证据材料尚未出具"),
        ObservationKind::FindingVanished => localized!("finding vanished", "已知结论不再出现"),
    }
}

/// What a kind of observation means, and what to do.
pub(super) fn observation_meaning(kind: ObservationKind) -> Localized {
    match kind {
        ObservationKind::WaiverExpired => localized!(
            "The last day of a waiver is over, so it covers nothing any more. Have it approved anew, or remove it.",
            "例外批准的最后一日已过，不再有效。请重新报批，或将其删除。"
        ),
        ObservationKind::WaiverRefused => localized!(
            "A waiver is given for a rule that is marked as not waivable; the outcome stays as it is. Remove the \
             waiver, and do what the rule requires.",
            "规则已标明不得批准例外，结论不变。请删除该例外批准，并按规则要求整改。"
        ),
        ObservationKind::WaiverNotYetValid => localized!(
            "The first day of a waiver is still to come, so it covers nothing yet.",
            "例外批准的第一日尚未到来，暂不生效。"
        ),
        ObservationKind::WaiverUnused => localized!(
            "A waiver covers nothing: what it names is neither breached nor undetermined. Remove it, or correct the \
             rule or the element that it names.",
            "例外批准未涉及任何结论：其所指的规则和对象既未违反，也不是待确认。请将其删除，或改正其所指的规则或对象。"
        ),
        ObservationKind::EvidenceMissing => localized!(
            "The file of a document is not where the manifest says. Put it there, correct `path`, or leave `path` out \
             where the document is kept elsewhere.",
            "清单所写位置没有材料文件。请将文件放到该处，或改正 `path`；材料存放于他处的，请删去 `path`。"
        ),
        ObservationKind::EvidenceUnreadable => localized!(
            "What lies where the manifest says can't be looked at: a folder, a device, a file that may not be read or \
             is too large. Put a file there that can be read.",
            "清单所写位置的内容无法查看：是目录、设备、无权读取或过大的文件。请换成可以读取的文件。"
        ),
        ObservationKind::EvidenceAltered => localized!(
            "The file of a document has another SHA-256 than the manifest states: it is another document, or it was \
             changed. Examine it; put the right file back, or state the new hash.",
            "材料文件的 SHA-256 摘要与清单所述不一致：材料被替换或改动。请核对后恢复原文件，或写明新的摘要。"
        ),
        ObservationKind::EvidenceExpired => localized!(
            "The last day of a document is over, so it supports nothing any more. Have it renewed, or remove it.",
            "材料有效期的最后一日已过，不再具有证明作用。请换发新的材料，或将其删除。"
        ),
        ObservationKind::EvidenceNotYetIssued => localized!(
            "A document is issued after the as-of date, so it supports nothing yet.",
            "材料的出具日期晚于评估日期，尚不具有证明作用。"
        ),
        ObservationKind::FindingVanished => localized!(
            "A finding that the baseline has is there no more. Write the baseline anew with `--write-baseline`, so that \
             it would be new if it came back.",
            "基线所载的结论已不再出现。请用 `--write-baseline` 更新基线，这样该结论再次出现时会视为新增。"
        ),
    }
}

/// How many observations there are.
pub(super) fn observation_count(count: usize) -> Localized {
    let plural = if count == 1 { "" } else { "s" };
    localized!("{count} observation{plural}", "观察项 {count}")
}

/// The outcome of a finding as reports call it, that of a waived one with what it is without the waiver, that of a known
/// one with the mark.
pub(super) fn outcome_in_full(finding: &Finding) -> Localized {
    let own = outcome_name(finding.own_outcome());
    marked(finding, in_full(finding, outcome_name(finding.outcome), &own))
}

/// A name for the outcome of a finding, and behind it the one for its own where that is another.
pub(super) fn in_full(finding: &Finding, name: Localized, own: &Localized) -> Localized {
    if finding.own_outcome() == finding.outcome {
        return name;
    }
    Localized::new(format!("{} ({})", name.en, own.en), format!("{}（{}）", name.zh, own.zh))
}

/// What a waiver says: until when, who approved it, and why; a sentence without a full stop.
pub(super) fn waiver_text(waiver: &Waiver) -> Localized {
    let until = waiver.until;
    let days = match waiver.from {
        Some(from) => localized!("from {from} through {until}", "{from} 至 {until}"),
        None => localized!("through {until}", "至 {until}"),
    };
    let approver = match waiver.approver.as_deref() {
        Some(name) => localized!(" by {name}", "批准人：{name}"),
        None => localized!(", approver not named", "未注明批准人"),
    };
    let ticket = waiver
        .ticket
        .as_deref()
        .map_or_else(Localized::default, |ticket| localized!(" ({ticket})", "，编号：{ticket}"));
    let reason = &waiver.reason;
    Localized::new(
        format!("accepted {}{}{}: {reason}", days.en, approver.en, ticket.en),
        format!("已批准例外，有效期：{}，{}{}，理由：{reason}", days.zh, approver.zh, ticket.zh),
    )
}

/// What covers a finding, where something does.
pub(super) fn waiver_of(finding: &Finding) -> Option<Localized> {
    finding.waiver.as_deref().map(waiver_text)
}
