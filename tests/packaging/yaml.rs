//! YAML as JSON: as much of it as files of pipelines need.

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};

/// The documents of a text; fails where it is no YAML, or has a key twice.
pub fn documents(text: &str) -> Vec<Value> {
    let mut events = Parser::new_from_str(text).map(|event| event.unwrap().0);
    let mut documents = Vec::new();
    while let Some(event) = events.next() {
        if let Event::DocumentStart(_) = event {
            let first = events.next().unwrap();
            documents.push(value(first, &mut events));
        }
    }
    documents
}

/// The value that begins with an event.
fn value<'text>(first: Event<'text>, rest: &mut impl Iterator<Item = Event<'text>>) -> Value {
    match first {
        Event::Scalar(text, ScalarStyle::Plain, ..) => plain(&text),
        Event::Scalar(text, ..) => Value::from(text),
        Event::SequenceStart(..) => {
            let mut elements = Vec::new();
            loop {
                match rest.next().unwrap() {
                    Event::SequenceEnd => return Value::from(elements),
                    event => elements.push(value(event, rest)),
                }
            }
        }
        Event::MappingStart(..) => {
            let mut entries = Map::new();
            loop {
                let key = match rest.next().unwrap() {
                    Event::MappingEnd => return Value::from(entries),
                    Event::Scalar(key, ..) => key.into_owned(),
                    other => panic!("{other:?} is no key"),
                };
                let first = rest.next().unwrap();
                let before = entries.insert(key.clone(), value(first, rest));
                assert!(before.is_none(), "`{key}` stands twice");
            }
        }
        other => panic!("{other:?} is no value"),
    }
}

/// What stands without quotation marks.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" => Value::Null,
        "true" => Value::from(true),
        "false" => Value::from(false),
        _ => text.parse::<i64>().map_or_else(|_| Value::from(text), Value::from),
    }
}
