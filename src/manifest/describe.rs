//! What was found and what is expected, in words that a reader of manifests knows.

use super::MOST_NESTING;
use super::notation::Notation;
use super::tree::Value;
use crate::diagnostic::{Code, Diagnostic, or_list};
use crate::localized;
use crate::localized::Localized;
use crate::program::{EnumerationId, Member, Program, RecordId, Type};
use crate::quantity::RateUnit;
use crate::source::Span;

/// The longest text that a message repeats, in characters.
const MOST_CHARACTERS: usize = 40;

/// What stands in the manifest: "the text `yes`".
pub(super) fn found(value: &Value<'_>) -> Localized {
    match value {
        Value::Nothing | Value::Mistaken => localized!("nothing", "空值"),
        Value::Text(text) => {
            let text = shortened(text);
            localized!("the text `\"{text}\"`", "文本 `\"{text}\"`")
        }
        Value::Whole(number) => {
            let number = shortened(number);
            localized!("the number `{number}`", "数字 `{number}`")
        }
        Value::Fraction(number) => {
            let number = shortened(number);
            localized!("the number with a fraction `{number}`", "小数 `{number}`")
        }
        Value::Truth(truth) => Localized::same(format!("`{truth}`")),
        Value::Moment(moment) => match (moment.date, moment.time) {
            (Some(_), None) => localized!("the date `{moment}`", "日期 `{moment}`"),
            (None, _) => localized!("the time of day `{moment}`", "时刻 `{moment}`"),
            _ => localized!("the date and time `{moment}`", "日期时间 `{moment}`"),
        },
        Value::List(elements) => {
            let length = elements.len();
            let entries = if length == 1 { "entry" } else { "entries" };
            localized!("a list with {length} {entries}", "含 {length} 项的列表")
        }
        Value::Table(_) => localized!("a table", "表"),
    }
}

/// "expected …", as a label says it.
pub(super) fn expected_label(program: &Program, notation: Notation, of_type: Type) -> Localized {
    let expected = expected(program, notation, of_type);
    Localized::new(format!("expected {}", expected.en), chinese("应为", &expected.zh))
}

/// A Chinese sentence that goes on with `rest`, with a space between where `rest` begins with another script.
pub(super) fn chinese(beginning: &str, rest: &str) -> String {
    let space = if rest.starts_with(|first: char| first.is_ascii()) { " " } else { "" };
    format!("{beginning}{space}{rest}")
}

/// A text that fits into a message.
pub(super) fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(MOST_CHARACTERS).flat_map(char::escape_debug).collect();
    if text.chars().nth(MOST_CHARACTERS).is_some() {
        short.push('…');
    }
    short
}

/// What a fact of that type is written as: "a date, such as `2026-01-31`".
fn expected(program: &Program, notation: Notation, of_type: Type) -> Localized {
    match of_type {
        Type::Bool => localized!("`true` or `false`", "`true` 或 `false`"),
        Type::Text => localized!("a text, such as `\"…\"`", "文本，例如 `\"…\"`"),
        Type::Date => {
            let day = notation.moment("2026-01-31");
            localized!(
                "a date, such as `{day}`, or `false` for never",
                "日期，例如 `{day}`；从未发生则写 `false`"
            )
        }
        Type::Datetime => {
            let moment = notation.moment("2026-01-31T09:30:00+08:00");
            localized!(
                "a date and time, such as `{moment}`, or `false` for never",
                "日期时间，例如 `{moment}`；从未发生则写 `false`"
            )
        }
        Type::Duration => localized!(
            "a length of time, such as `\"6 months\"`, `\"10 working days\"` or `\"24 hours\"`",
            "时长，例如 `\"6 months\"`、`\"10 working days\"` 或 `\"24 hours\"`"
        ),
        Type::Count(unit) => {
            let Localized { en, zh } = program.any_number_of(unit);
            let number = notation.number("1_000");
            localized!(
                "a whole number ({en}), such as `1` or `{number}`",
                "整数（{zh}），例如 `1` 或 `{number}`"
            )
        }
        Type::Number => {
            let number = notation.number("1_000");
            localized!("a whole number, such as `{number}`", "整数，例如 `{number}`")
        }
        Type::Size => localized!("a size, such as `\"1000 GB\"`", "数据量，例如 `\"1000 GB\"`"),
        Type::Money => {
            let number = notation.number("1_000_000");
            localized!(
                "a whole amount in CNY, such as `{number}` or `\"1_000_000 CNY\"`",
                "以人民币元计的整数金额，例如 `{number}` 或 `\"1_000_000 CNY\"`"
            )
        }
        Type::Rate(RateUnit::Bits) => localized!("a rate, such as `\"10 Gbps\"`", "速率，例如 `\"10 Gbps\"`"),
        Type::Rate(RateUnit::Packets) => {
            localized!("a rate, such as `\"10 Mpps\"`", "速率，例如 `\"10 Mpps\"`")
        }
        Type::Country => localized!(
            "a country code of ISO 3166-1, such as `\"CN\"`",
            "ISO 3166-1 的两位国家代码，例如 `\"CN\"`"
        ),
        Type::Version => localized!("a version, such as `\"1.2.0\"`", "版本，例如 `\"1.2.0\"`"),
        Type::Enumeration(id) => or_list(&values(program, id)),
        Type::Set(member) => expected_set(program, member),
        Type::List(_) => localized!("a list of tables", "由表组成的列表"),
        Type::Nested(_) => localized!("a table", "表"),
        Type::Reference(list) => {
            let (element, key) = (notation.element(record_name(program, list)), key_name(program, list));
            localized!("the `{key}` of a `{element}`, as a text", "某个 `{element}` 的 `{key}`（文本）")
        }
    }
}

fn expected_set(program: &Program, member: Member) -> Localized {
    let example = match member {
        Member::Text | Member::Reference(_) => "…",
        Member::Country => "CN",
        Member::Enumeration(id) => values(program, id).first().copied().unwrap_or("…"),
    };
    localized!("a list, such as `[\"{example}\"]`", "列表，例如 `[\"{example}\"]`")
}

/// The names of an enum's values.
pub(super) fn values(program: &Program, id: EnumerationId) -> Vec<&str> {
    let values = program.vocabulary.enumeration(id).map_or(&[][..], |found| found.values.as_slice());
    values.iter().map(|value| program.texts.symbol(value.name)).collect()
}

/// The name of a record; empty for an id of another program.
pub(super) fn record_name(program: &Program, id: RecordId) -> &str {
    program.vocabulary.record(id).map_or("", |record| program.texts.symbol(record.name))
}

/// The name of a record's field; empty for a position that it does not have.
pub(super) fn field_name(program: &Program, id: RecordId, field: u16) -> &str {
    let record = program.vocabulary.record(id);
    let field = record.and_then(|record| record.fields.get(usize::from(field)));
    field.map_or("", |field| program.texts.symbol(field.name))
}

/// The name of the field by which a list's elements are known; empty where there is none.
pub(super) fn key_name(program: &Program, id: RecordId) -> &str {
    let record = program.vocabulary.record(id);
    let key = record.and_then(|record| record.fields.get(usize::from(record.key?)));
    key.map_or("", |field| program.texts.symbol(field.name))
}

/// Tables are nested too deeply at `place`.
pub(super) fn too_deep(place: Span) -> Diagnostic {
    Diagnostic::error(
        Code::INPUT_TOO_LARGE,
        localized!("tables or lists are nested too deeply", "表或列表嵌套过深"),
        place,
        localized!("expected at most {MOST_NESTING} levels", "应不超过 {MOST_NESTING} 层"),
    )
}

/// How to write what was most likely meant; `None` where nothing in particular is likely.
pub(super) fn rewrite(notation: Notation, name: &str, of_type: Type, value: &Value<'_>) -> Option<Localized> {
    let write = |value: &str| {
        let entry = notation.entry(name, value);
        Some(localized!("write `{entry}`", "写作 `{entry}`"))
    };
    match (of_type, value) {
        (Type::Bool, Value::Text(text)) => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" => write("true"),
            "false" | "no" | "off" => write("false"),
            _ => None,
        },
        (Type::Count(_) | Type::Number | Type::Money, Value::Text(text)) if is_number(text) => {
            write(&notation.number(text))
        }
        (Type::Set(_), Value::Text(text)) => write(&format!("[\"{}\"]", shortened(text))),
        (Type::List(_), Value::Table(_)) => Some(several_tables(notation, name)),
        (Type::Nested(_), Value::List(_)) => Some(one_table(notation, name)),
        (Type::Text | Type::Version, Value::Whole(_) | Value::Fraction(_) | Value::Moment(_)) => {
            Some(localized!("put it in quotation marks", "请加上引号"))
        }
        (Type::Reference(_), Value::List(_)) => {
            Some(localized!("name one element, without brackets", "只写一个元素的名称，不加方括号"))
        }
        (Type::Set(_) | Type::List(_), Value::Nothing) => {
            let empty = notation.entry(name, "[]");
            Some(localized!(
                "write `{empty}` where there is none; leave it out where that is not known",
                "没有则写 `{empty}`，不清楚则不写该键"
            ))
        }
        (_, Value::Nothing) => {
            Some(localized!("leave `{name}` out where it is not known", "不清楚时不写 `{name}`"))
        }
        _ => None,
    }
}

/// Whether a text is a number as TOML would write it, short enough to be repeated.
fn is_number(text: &str) -> bool {
    let is_digit = |one: char| one.is_ascii_digit();
    text.len() < MOST_CHARACTERS
        && text.starts_with(is_digit)
        && text.ends_with(is_digit)
        && text.chars().all(|one| is_digit(one) || one == '_')
}

fn several_tables(notation: Notation, name: &str) -> Localized {
    match notation {
        Notation::Toml => localized!(
            "write `[[{name}]]` with two brackets for each element",
            "每个元素用双方括号写作 `[[{name}]]`"
        ),
        Notation::Json | Notation::Yaml => {
            let list = notation.entry(name, "[{ … }]");
            localized!("write `{list}`, a table for each element", "写作 `{list}`，每个元素一个表")
        }
    }
}

fn one_table(notation: Notation, name: &str) -> Localized {
    match notation {
        Notation::Toml => localized!(
            "write `[{name}]` with one bracket: there is one only",
            "只有一个，用单方括号写作 `[{name}]`"
        ),
        Notation::Json | Notation::Yaml => {
            let table = notation.entry(name, "{ … }");
            localized!("write `{table}`: there is one only", "只有一个，写作 `{table}`")
        }
    }
}
