//! What makes a difference, in words.

use super::{ComparisonView, Locators, SideView, scene};
use crate::comparison::{DefinitionKind, FactChange, Reason, RuleChange, Stated, WaiverChange};
use crate::facts::Known;
use crate::findings::value_text;
use crate::localized;
use crate::localized::Localized;
use crate::report::change::cause_text;
use crate::report::location::Locator;
use crate::report::observation::waiver_text;
use crate::source::Span;

/// What makes a difference, as a phrase.
pub(super) fn reason_text<'a>(
    view: &ComparisonView<'a>,
    locators: &'a Locators<'a>,
    reason: &Reason,
) -> Localized {
    match reason {
        Reason::Day(cause) => cause_text(&scene(view, locators), cause),
        Reason::Fact(change) => fact(view, locators, change),
        Reason::Rule(change) => rule(locators, change),
        Reason::Waiver(change) => waiver(change),
    }
}

fn waiver(change: &WaiverChange) -> Localized {
    match change {
        WaiverChange::Covers(waiver) => waiver_text(waiver),
        WaiverChange::CoversNoMore(waiver) => {
            let until = waiver.until;
            localized!(
                "the waiver that runs through {until} covers it no more",
                "截止日为 {until} 的例外批准不再适用于此"
            )
        }
    }
}

fn fact(view: &ComparisonView<'_>, locators: &Locators<'_>, change: &FactChange) -> Localized {
    let name = &change.name;
    let before = stated(&view.before, &locators.before, change, &change.before);
    let after = stated(&view.after, &locators.after, change, &change.after);
    Localized::new(
        format!("`{name}`: {} → {}", before.en, after.en),
        format!("`{name}`：{} → {}", before.zh, after.zh),
    )
}

/// What one side states, with its place.
fn stated(side: &SideView<'_>, locator: &Locator<'_>, change: &FactChange, stated: &Stated) -> Localized {
    let value = fact_value(side, change, stated);
    match stated.place.and_then(|span| locator.locate(span)) {
        Some(place) => {
            let place = place.short();
            Localized::new(format!("{} ({place})", value.en), format!("{}（{place}）", value.zh))
        }
        None => value,
    }
}

/// What one side states of a fact, in words.
pub(super) fn fact_value(side: &SideView<'_>, change: &FactChange, stated: &Stated) -> Localized {
    match &stated.known {
        Known::Nothing if change.is_element() => localized!("not listed", "未列出"),
        _ if change.is_element() => localized!("listed", "已列出"),
        Known::List(list) if list.elements.is_empty() => localized!("none", "无"),
        known => value_text(side.program, side.facts, change.of_type, known),
    }
}

fn rule(locators: &Locators<'_>, change: &RuleChange) -> Localized {
    match change {
        RuleChange::Added => localized!("the rule is new", "新增规则"),
        RuleChange::Removed => localized!("the rule is gone", "规则已删除"),
        RuleChange::Clause { clause, before, after } => {
            let word = clause.word();
            let before = line(locators.rules_before.as_ref(), *before);
            let after = line(locators.rules_after.as_ref(), *after);
            Localized::new(
                format!("its `{word}` differs: {} → {}", before.en, after.en),
                format!("`{word}` 子句不同：{} → {}", before.zh, after.zh),
            )
        }
        RuleChange::Definition { kind, name, before, after } => {
            let before = line(locators.rules_before.as_ref(), Some(*before));
            let after = line(locators.rules_after.as_ref(), Some(*after));
            let what = match kind {
                DefinitionKind::Parameter => localized!(
                    "the parameter `{name}` has other values or periods",
                    "参数 `{name}` 的值或期间不同"
                ),
                DefinitionKind::Term => {
                    localized!("the term `{name}` is defined otherwise", "术语 `{name}` 的定义不同")
                }
                DefinitionKind::Instrument => {
                    localized!("`{name}` is in force at other times", "`{name}` 的施行期间不同")
                }
            };
            Localized::new(
                format!("{}: {} → {}", what.en, before.en, after.en),
                format!("{}：{} → {}", what.zh, before.zh, after.zh),
            )
        }
        RuleChange::Vocabulary => {
            localized!("the vocabulary reads the manifest otherwise", "词汇表对清单的解读不同")
        }
    }
}

/// A place in the rules: `rules/act.hegui:7`.
fn line(locator: Option<&Locator<'_>>, span: Option<Span>) -> Localized {
    match locator.zip(span).and_then(|(locator, span)| locator.locate(span)) {
        Some(place) => Localized::same(format!("{}:{}", place.file, place.start.line)),
        None => localized!("none", "无"),
    }
}
