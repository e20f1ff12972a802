//! A manifest in TOML as the same manifest in JSON.

use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

/// The manifest as JSON, for which [`schema`](super::schema()) is written. TOML's dates, which JSON lacks, become texts.
/// `None` for a text that is not well-formed TOML.
pub fn to_json(text: &str) -> Option<Value> {
    DeTable::parse(text).ok().map(|parsed| table(parsed.get_ref()))
}

fn table(entries: &DeTable<'_>) -> Value {
    let object: Map<String, Value> =
        entries.iter().map(|(key, one)| (key.get_ref().to_string(), value(one.get_ref()))).collect();
    Value::Object(object)
}

fn value(found: &DeValue<'_>) -> Value {
    match found {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Null, Value::from)
        }
        DeValue::Float(number) => number.as_str().parse::<f64>().map_or(Value::Null, Value::from),
        DeValue::Boolean(truth) => Value::from(*truth),
        DeValue::Datetime(moment) => Value::from(moment.to_string()),
        DeValue::Array(elements) => elements.iter().map(|one| value(one.get_ref())).collect(),
        DeValue::Table(entries) => table(entries),
    }
}
