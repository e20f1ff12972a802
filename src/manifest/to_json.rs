//! A manifest in TOML as the same manifest in JSON.

use serde_json::{Map, Value};

use super::notation::Notation;
use super::tree::{self, Arena, Table};
use super::whole::whole;
use crate::source::FileId;

/// The manifest as JSON, for which [`schema`](super::schema()) is written. TOML's dates, which JSON lacks, become texts.
/// `None` for a text that is not well-formed TOML.
pub fn to_json(text: &str) -> Option<Value> {
    let arena = Arena::new();
    Notation::Toml.parse(FileId::default(), text, &arena).if_well_formed().map(object)
}

fn object(table: Table<'_>) -> Value {
    let entries = table.entries().map(|entry| (entry.key.to_owned(), value(entry.node.value)));
    Value::Object(entries.collect::<Map<String, Value>>())
}

fn value(found: tree::Value<'_>) -> Value {
    match found {
        tree::Value::Nothing | tree::Value::Mistaken => Value::Null,
        tree::Value::Text(text) => Value::from(text),
        tree::Value::Whole(number) => whole(number).map_or(Value::Null, Value::from),
        tree::Value::Fraction(number) => number.parse::<f64>().map_or(Value::Null, Value::from),
        tree::Value::Truth(truth) => Value::from(truth),
        tree::Value::Moment(moment) => Value::from(moment.to_string()),
        tree::Value::List(elements) => elements.iter().map(|one| value(one.value)).collect(),
        tree::Value::Table(entries) => object(entries),
    }
}
