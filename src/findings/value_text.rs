//! What is known of a value, in words.

use std::fmt::Display;

use crate::facts::{Bound, Facts, Interval, Known, KnownSet, MaybeMembers, MemberValue, Quantity};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Member, Program, Type};
use crate::quantity::Duration;

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

/// A whole number with a comma between its thousands.
pub fn thousands(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if value < 0 { format!("-{grouped}") } else { grouped }
}

fn number_text(program: &Program, of_type: Type, value: i64) -> Localized {
    let plain = thousands(value);
    let unit = match of_type {
        Type::Count(unit) => program.vocabulary.unit(unit).map_or("", |unit| program.texts.symbol(unit)),
        Type::Money => "CNY",
        Type::Size => "bytes",
        Type::Rate(unit) => unit.name(),
        _ => "",
    };
    if unit.is_empty() { Localized::same(plain) } else { Localized::same(format!("{plain} {unit}")) }
}

fn duration_text(value: Duration) -> Localized {
    let en = value.to_string();
    let units = [
        ("working day", "个工作日"),
        ("second", "秒"),
        ("minute", "分钟"),
        ("hour", "小时"),
        ("day", "天"),
        ("month", "个月"),
        ("year", "年"),
    ];
    let zh = units.iter().fold(en.clone(), |text, (unit, chinese)| {
        text.replace(&format!(" {unit}s"), chinese).replace(&format!(" {unit}"), chinese)
    });
    Localized::new(en, zh.replace(' ', ""))
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
    let zh: Vec<String> = ends.iter().map(|((_, zh), value)| format!("{zh} {}", value.zh)).collect();
    Localized::new(en.join(" and "), zh.join("，"))
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

#[cfg(test)]
mod tests {
    use super::{duration_text, thousands};
    use crate::quantity::Duration;

    #[test]
    fn numbers_and_lengths_read_as_people_write_them() {
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(thousands(-1_000), "-1,000");
        assert_eq!(duration_text(Duration::of_working_days(10)).zh, "10个工作日");
        assert_eq!(duration_text(Duration::of_months(6)).zh, "6个月");
        assert_eq!(duration_text(Duration::of_days(1)).en, "1 day");
    }
}
