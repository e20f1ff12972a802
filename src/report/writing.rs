//! How a manifest states a fact.

use crate::localized;
use crate::localized::Localized;
use crate::program::{EnumerationId, Member, Program, Type};
use crate::quantity::RateUnit;

/// The most values of an enum that are shown.
const MOST_VALUES: usize = 12;

/// How a value of that type is written in a manifest.
pub(super) fn writing(program: &Program, of_type: Type) -> Localized {
    match of_type {
        Type::Bool => localized!("true or false", "true 或 false"),
        Type::Text => Localized::same("\"…\""),
        Type::Date => localized!("a date such as 2026-01-31", "日期，如 2026-01-31"),
        Type::Datetime => {
            localized!("a moment such as 2026-01-31T09:30:00+08:00", "日期时间，如 2026-01-31T09:30:00+08:00")
        }
        Type::Duration => localized!("a length of time such as \"6 months\"", "时长，如 \"6 months\""),
        Type::Count(unit) => {
            let Localized { en, zh } = program.any_number_of(unit);
            localized!(
                "a whole number ({en}), or {{ at-least = … }} where only a bound is known",
                "整数（{zh}）；仅知下限时写 {{ at-least = … }}"
            )
        }
        Type::Number => localized!("a whole number", "整数"),
        Type::Size => localized!("a size such as \"1000 GB\"", "数据量，如 \"1000 GB\""),
        Type::Money => {
            localized!("a whole amount in CNY such as 1_000_000", "人民币金额（元），如 1_000_000")
        }
        Type::Rate(RateUnit::Bits) => localized!("a rate such as \"10 Gbps\"", "速率，如 \"10 Gbps\""),
        Type::Rate(RateUnit::Packets) => localized!("a rate such as \"10 Mpps\"", "速率，如 \"10 Mpps\""),
        Type::Country => localized!("a country code such as \"CN\"", "国家（地区）代码，如 \"CN\""),
        Type::Version => localized!("a version such as \"1.2.3\"", "版本号，如 \"1.2.3\""),
        Type::Enumeration(id) => {
            let values = values(program, id);
            localized!("one of {values}", "{values} 之一")
        }
        Type::Set(member) => set(program, member),
        Type::List(_) => localized!("tables, or [] where there are none", "各项列表；没有则写 []"),
        Type::Nested(_) => localized!("a table", "一个表"),
        Type::Reference(id) => {
            let list = list_name(program, id);
            localized!("the name of a [[{list}]]", "某个 [[{list}]] 的名称")
        }
    }
}

fn set(program: &Program, member: Member) -> Localized {
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
            let list = list_name(program, id);
            localized!(
                "[…] with names of [[{list}]], or [] for none",
                "[…]，填 [[{list}]] 的名称，没有则写 []"
            )
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
