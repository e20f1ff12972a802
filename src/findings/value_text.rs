//! What is known of a value, in words.

use std::fmt::Display;

use super::number_text::{duration_text, number_text};
use crate::facts::{Bound, Facts, Interval, Known, KnownSet, MaybeMembers, MemberValue, Quantity};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Member, Program, Type};

/// What is known of a value of that type, in both languages.
pub fn value_text(program: &Program, facts: &Facts, of_type: Type, known: &Known) -> Localized {
    match known {
        Known::Nothing => localized!("not stated", "未说明"),
        Known::Never => localized!("never", "从未"),
        Known::Truth(true) => localized!("yes", "是"),
        Known::Truth(false) => localized!("no", "否"),
        Known::Number(interval) => {
            interval_text(interval, &IN_AMOUNT, |value| number_text(program, of_type, value))
        }
        Known::Date(interval) => interval_text(interval, &IN_TIME, same),
        Known::Datetime(interval) => interval_text(interval, &IN_TIME, same),
        Known::Duration(interval) => interval_text(interval, &IN_AMOUNT, duration_text),
        Known::Version(interval) => interval_text(interval, &IN_AMOUNT, same),
        Known::Choice(possible) => join_or(
            &possible.values().iter().map(|&value| choice_text(program, of_type, value)).collect::<Vec<_>>(),
        ),
        Known::Country(possible) => {
            join_or(&possible.values().iter().map(|&value| same(value)).collect::<Vec<_>>())
        }
        Known::Text(text) => Localized::same(text.as_ref()),
        Known::Set(set) => set_text(program, facts, of_type, set),
        Known::List(list) => {
            let count = list.elements.len();
            localized!("{count} entries", "{count} 项")
        }
        Known::Record(_) => localized!("stated", "已说明"),
        Known::Element(position) => element_text(facts, of_type, *position),
    }
}

fn same(value: impl Display) -> Localized {
    Localized::same(value.to_string())
}

/// The words for the ends of an interval: not below, above, not above, below; in English and Chinese.
type EndWords = [(&'static str, &'static str); 4];

const IN_AMOUNT: EndWords =
    [("at least", "不少于"), ("more than", "多于"), ("at most", "不多于"), ("less than", "少于")];
const IN_TIME: EndWords =
    [("on or after", "不早于"), ("after", "晚于"), ("on or before", "不晚于"), ("before", "早于")];

fn interval_text<T: Quantity>(
    interval: &Interval<T>,
    words: &EndWords,
    text: impl Fn(T) -> Localized,
) -> Localized {
    if let Some(exact) = interval.exact() {
        return text(exact);
    }
    let [not_below, above, not_above, below] = *words;
    let end = |bound, closed, open| match bound {
        Bound::Unbounded => None,
        Bound::Closed(value) => Some((closed, text(value))),
        Bound::Open(value) => Some((open, text(value))),
    };
    let low = end(interval.low, not_below, above);
    let ends: Vec<((&str, &str), Localized)> =
        low.into_iter().chain(end(interval.high, not_above, below)).collect();
    if ends.is_empty() {
        return localized!("not stated", "未说明");
    }
    let en: Vec<String> = ends.iter().map(|((en, _), value)| format!("{en} {}", value.en)).collect();
    let zh: Vec<String> = ends.iter().map(|((_, zh), value)| beside(zh, &value.zh)).collect();
    Localized::new(en.join(" and "), zh.join("，"))
}

/// A Chinese word before a value, with a blank between where the value is no Chinese.
fn beside(word: &str, value: &str) -> String {
    let blank = if value.ends_with(|last: char| last.is_ascii()) { " " } else { "" };
    format!("{word}{blank}{value}")
}

fn choice_text(program: &Program, of_type: Type, value: u16) -> Localized {
    let (Type::Enumeration(id) | Type::Set(Member::Enumeration(id))) = of_type else {
        return Localized::default();
    };
    let values = program.vocabulary.enumeration(id).map(|found| found.values.as_slice()).unwrap_or_default();
    values
        .get(usize::from(value))
        .map_or_else(Localized::default, |found| program.texts.localized(found.title))
}

fn element_text(facts: &Facts, of_type: Type, position: u32) -> Localized {
    let (Type::Reference(list) | Type::Set(Member::Reference(list))) = of_type else {
        return Localized::default();
    };
    facts.element(list, position).map_or_else(Localized::default, |element| same(&element.key))
}

fn set_text(program: &Program, facts: &Facts, of_type: Type, set: &KnownSet) -> Localized {
    let member = |value: &MemberValue| match value {
        MemberValue::Choice(value) => choice_text(program, of_type, *value),
        MemberValue::Country(value) => same(value),
        MemberValue::Text(text) => Localized::same(text.as_ref()),
        MemberValue::Element(position) => element_text(facts, of_type, *position),
    };
    let members: Vec<Localized> = set.members.iter().map(member).collect();
    let more = set.maybe != MaybeMembers::These(Box::default());
    let en: Vec<&str> = members.iter().map(|text| text.en.as_str()).collect();
    let zh: Vec<&str> = members.iter().map(|text| text.zh.as_str()).collect();
    match (members.is_empty(), more) {
        (true, false) => localized!("none", "无"),
        (true, true) => localized!("not stated", "未说明"),
        (false, false) => Localized::new(en.join(", "), zh.join("、")),
        (false, true) => {
            Localized::new(format!("at least {}", en.join(", ")), format!("至少包括{}", zh.join("、")))
        }
    }
}

fn join_or(values: &[Localized]) -> Localized {
    let en: Vec<&str> = values.iter().map(|text| text.en.as_str()).collect();
    let zh: Vec<&str> = values.iter().map(|text| text.zh.as_str()).collect();
    Localized::new(en.join(" or "), zh.join("或"))
}
