//! Waivers in a state that somebody should look at.

use std::sync::Arc;

use super::cover::Uses;
use crate::findings::{Observation, ObservationKind, Waiver};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Program, Waivable};
use crate::quantity::Date;

/// What is to be said of waivers as of a day: those that are refused, over, not valid yet, or of no use. Waivers for
/// rules that a run leaves out are left out as well.
pub fn observations(
    program: &Program,
    waivers: &[Arc<Waiver>],
    uses: &Uses,
    as_of: Date,
) -> Vec<Observation> {
    let mut observations = Vec::new();
    for (index, waiver) in waivers.iter().enumerate() {
        let Some(rule) = program.find_rule(&waiver.rule).and_then(|id| program.rule(id)) else { continue };
        let (kind, message, remedy) = if rule.waivable == Waivable::Never {
            refused(waiver)
        } else if waiver.is_over(as_of) {
            expired(waiver)
        } else if let Some(from) = waiver.from.filter(|from| as_of < *from) {
            not_yet_valid(waiver, from)
        } else if !uses.contains(&index) {
            unused(waiver)
        } else {
            continue;
        };
        observations.push(observation(waiver, kind, message, remedy));
    }
    observations
}

fn observation(waiver: &Waiver, kind: ObservationKind, message: Localized, remedy: Localized) -> Observation {
    let from = waiver.from.map(|day| day.to_string()).unwrap_or_default();
    Observation {
        kind,
        rule: Some(waiver.rule.clone()),
        element: waiver.element.clone(),
        subject: format!("{from}..{}", waiver.until).into_boxed_str(),
        message,
        remedy,
        place: Some(waiver.place),
    }
}

/// The rule that a waiver is for, with the element.
fn about(waiver: &Waiver) -> Localized {
    let rule = &waiver.rule;
    match waiver.element.as_deref() {
        Some(element) => localized!("`{rule}` for `{element}`", "`{rule}`（`{element}`）"),
        None => localized!("`{rule}`", "`{rule}` "),
    }
}

/// The kind of an observation, what was observed, and what to do.
type Said = (ObservationKind, Localized, Localized);

fn refused(waiver: &Waiver) -> Said {
    let rule = &waiver.rule;
    (
        ObservationKind::WaiverRefused,
        localized!("The rule `{rule}` is not waivable.", "规则 `{rule}` 不得批准例外。"),
        localized!(
            "Remove the waiver, and do what the rule requires.",
            "请删除该例外批准，并按规则要求整改。"
        ),
    )
}

fn expired(waiver: &Waiver) -> Said {
    let (Localized { en, zh }, until) = (about(waiver), waiver.until);
    (
        ObservationKind::WaiverExpired,
        localized!("The waiver of {en} ended on {until}.", "{zh}的例外批准已于 {until} 到期。"),
        localized!(
            "Have it approved anew with a later `until`, or remove it.",
            "请重新报批并写明新的截止日，或将其删除。"
        ),
    )
}

fn not_yet_valid(waiver: &Waiver, from: Date) -> Said {
    let Localized { en, zh } = about(waiver);
    (
        ObservationKind::WaiverNotYetValid,
        localized!("The waiver of {en} begins on {from}.", "{zh}的例外批准自 {from} 起生效。"),
        localized!(
            "Until then it covers nothing. Correct `from` where it is meant to hold now.",
            "在此之前不生效；如应当现在生效，请改正 `from`。"
        ),
    )
}

fn unused(waiver: &Waiver) -> Said {
    let Localized { en, zh } = about(waiver);
    (
        ObservationKind::WaiverUnused,
        localized!("The waiver of {en} covers nothing.", "{zh}的例外批准未涉及任何结论。"),
        localized!(
            "Remove it where the matter is settled, or correct the rule or the element that it names.",
            "事项已解决的，请将其删除；否则请改正其所指的规则或对象。"
        ),
    )
}
