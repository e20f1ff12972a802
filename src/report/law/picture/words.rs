//! What is written in the picture and beside it.

use super::axis::Axis;
use super::row::{Extent, Row};
use super::shares::{Share, Shares};
use crate::localized;
use crate::localized::Localized;
use crate::program::Program;
use crate::report::citation::period;
use crate::report::language::join;

pub(super) fn heading() -> Localized {
    localized!("Instruments over time, and how far each is encoded", "法规文件时间线及编码情况")
}

/// The whole picture in a few sentences, for readers who cannot see it.
pub(super) fn description(rows: &[Row<'_>], axis: Option<&Axis>) -> Localized {
    let shares = Shares::sum(rows.iter().map(|row| &row.shares));
    let (instruments, provisions) = (rows.len(), shares.total());
    let [rule, definition, penalty, not_checkable, open] =
        [Share::Rule, Share::Definition, Share::Penalty, Share::NotCheckable, Share::Open]
            .map(|share| shares.get(share));
    let span = axis.map_or_else(Localized::default, |axis| {
        let (first, last) = axis.years();
        localized!(", shown from {first} to {last}", "，时间范围为{first}年至{last}年")
    });
    let (span_en, span_zh) = (span.en, span.zh);
    localized!(
        "Instruments: {instruments}{span_en}. Provisions: {provisions}; with a rule: {rule}; with a term or a \
         parameter: {definition}; penalties: {penalty}; not checkable, with the reason: {not_checkable}; not \
         encoded yet: {open}.",
        "法规文件{instruments}件{span_zh}。条款共{provisions}条：有规则{rule}条，有术语或参数{definition}条，\
         罚则{penalty}条，不可检查（附理由）{not_checkable}条，尚未编码{open}条。"
    )
}

pub(super) fn share_name(share: Share) -> Localized {
    match share {
        Share::Rule => localized!("with a rule", "有规则"),
        Share::Definition => localized!("term or parameter", "术语或参数"),
        Share::Penalty => localized!("penalty", "罚则"),
        Share::NotCheckable => localized!("not checkable, with reason", "不可检查（附理由）"),
        Share::Open => localized!("not encoded yet", "尚未编码"),
    }
}

pub(super) fn in_force() -> Localized {
    localized!("in force", "施行期间")
}

pub(super) fn without_end() -> Localized {
    localized!("in force, no end stated", "施行中，未定失效日期")
}

pub(super) fn draft_or_policy() -> Localized {
    localized!("draft or policy", "征求意见稿、政策文件")
}

pub(super) fn never_in_force() -> Localized {
    localized!("promulgated, never in force", "仅公布，未施行")
}

pub(super) fn replaced() -> Localized {
    localized!("replaced by", "由后继文件取代")
}

pub(super) fn instrument() -> Localized {
    localized!("instrument", "法规文件")
}

pub(super) fn rank() -> Localized {
    localized!("rank", "效力层级")
}

pub(super) fn replaced_by() -> Localized {
    localized!("replaced by", "后继文件")
}

pub(super) fn provisions() -> Localized {
    localized!("provisions", "条款")
}

pub(super) fn together() -> Localized {
    localized!("together", "合计")
}

/// The days of a row, short: beside its bar.
pub(super) fn days(row: &Row<'_>) -> String {
    match row.extent() {
        Extent::Period(period) => match (period.from, period.until) {
            (None, None) => String::new(),
            (Some(from), None) => from.to_string(),
            (None, Some(until)) => format!("– {until}"),
            (Some(from), Some(until)) => format!("{from} – {until}"),
        },
        Extent::Promulgation(day) => day.to_string(),
        Extent::Undated => String::new(),
    }
}

/// When an instrument is in force, in words; where it never is, when it was made known.
pub(super) fn when(row: &Row<'_>) -> Localized {
    let Extent::Promulgation(day) = row.extent() else { return period(row.instrument) };
    localized!("promulgated on {day}, not in force", "{day}公布，未施行")
}

/// The name of what replaces an instrument.
pub(super) fn successor<'p>(program: &'p Program, row: &Row<'_>) -> Option<&'p str> {
    let next = program.instrument(row.instrument.succeeded_by?)?;
    Some(program.texts.symbol(next.name))
}

/// One instrument in a sentence: what a reader sees who points at it.
pub(super) fn row(program: &Program, row: &Row<'_>) -> Localized {
    let (name, title, when) = (row.name, &row.title, when(row));
    let counts = Share::ALL.iter().map(|share| (row.shares.get(*share), share_name(*share)));
    let counts = counts.filter(|(count, _)| *count > 0).map(|(count, share)| {
        let (en, zh) = (share.en, share.zh);
        localized!("{en}: {count}", "{zh}{count}条")
    });
    let counts = join(&counts.collect::<Vec<_>>(), "; ", "，");
    let next = successor(program, row)
        .map_or_else(Localized::default, |next| localized!("; replaced by {next}", "；后继文件 {next}"));
    Localized::new(
        format!("{name}: {}, {}{}. {}.", title.en, when.en, next.en, counts.en),
        format!("{name}：{}，{}{}。{}。", title.zh, when.zh, next.zh, counts.zh),
    )
}
