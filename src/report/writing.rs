//! How a manifest states a fact, in its notation.

use crate::localized;
use crate::localized::Localized;
use crate::manifest::Notation;
use crate::program::{EnumerationId, Member, Program, Type};
use crate::quantity::RateUnit;

/// The most values of an enum that are shown.
const MOST_VALUES: usize = 12;

/// How a value of that type is written in a manifest of that notation.
pub(super) fn writing(program: &Program, of_type: Type, notation: Notation) -> Localized {
    match of_type {
        Type::Bool => localized!("true or false", "true 或 false"),
        Type::Text => Localized::same("\"…\""),
        Type::Date => {
            let day = notation.moment("2026-01-31");
            localized!("a date such as {day}", "日期，如 {day}")
        }
        Type::Datetime => {
            let moment = notation.moment("2026-01-31T09:30:00+08:00");
            localized!("a moment such as {moment}", "日期时间，如 {moment}")
        }
        Type::Duration => localized!("a length of time such as \"6 months\"", "时长，如 \"6 months\""),
        Type::Count(unit) => {
            let Localized { en, zh } = program.any_number_of(unit);
            let bound = notation.entry("at-least", "…");
            localized!(
                "a whole number ({en}), or {{ {bound} }} where only a bound is known",
                "整数（{zh}）；仅知下限时写 {{ {bound} }}"
            )
        }
        Type::Number => localized!("a whole number", "整数"),
        Type::Size => localized!("a size such as \"1000 GB\"", "数据量，如 \"1000 GB\""),
        Type::Money => {
            let amount = notation.number("1_000_000");
            localized!("a whole amount in CNY such as {amount}", "人民币金额（元），如 {amount}")
        }
        Type::Rate(RateUnit::Bits) => localized!("a rate such as \"10 Gbps\"", "速率，如 \"10 Gbps\""),
        Type::Rate(RateUnit::Packets) => localized!("a rate such as \"10 Mpps\"", "速率，如 \"10 Mpps\""),
        Type::Country => localized!("a country code such as \"CN\"", "国家（地区）代码，如 \"CN\""),
        Type::Version => localized!("a version such as \"1.2.3\"", "版本号，如 \"1.2.3\""),
        Type::Enumeration(id) => {
            let values = values(program, id);
            localized!("one of {values}", "{values} 之一")
        }
        Type::Set(member) => set(program, member, notation),
        Type::List(_) => localized!("tables, or [] where there are none", "各项列表；没有则写 []"),
        Type::Nested(_) => localized!("a table", "一个表"),
        Type::Reference(id) => {
            let element = notation.element(list_name(program, id));
            localized!("the name of a {element}", "某个 {element} 的名称")
        }
    }
}

fn set(program: &Program, member: Member, notation: Notation) -> Localized {
    match member {
        Member::Text => localized!("[\"…\", …], or [] for none", "[\"…\", …]，没有则写 []"),
        Member::Country => localized!(
            "country codes such as [\"CN\", \"SG\"], or [] for none",
            "国家（地区）代码，如 [\"CN\", \"SG\"]，没有则写 []"
        ),
        Member::Enumeration(id) => {
            let values = values(program, id);
            localized!("[…] with any of {values}; [] for none", "[…]，可含 {values}；没有则写 []")
        }
        Member::Reference(id) => {
            let element = notation.element(list_name(program, id));
            localized!("[…] with names of {element}, or [] for none", "[…]，填 {element} 的名称，没有则写 []")
        }
    }
}

fn list_name(program: &Program, id: crate::program::RecordId) -> &str {
    program.vocabulary.record(id).map_or("", |record| program.texts.symbol(record.name))
}

fn values(program: &Program, id: EnumerationId) -> String {
    let all = program.vocabulary.enumeration(id).map(|found| found.values.as_slice()).unwrap_or_default();
    let mut names: Vec<String> = all
        .iter()
        .take(MOST_VALUES)
        .map(|value| format!("\"{}\"", program.texts.symbol(value.name)))
        .collect();
    if all.len() > MOST_VALUES {
        names.push("…".to_owned());
    }
    names.join(", ")
}
