//! What is JSON and what is not, as `serde_json` has it.

use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::parse;
use crate::manifest::tree::Arena;
use crate::source::FileId;

/// Any value; no two keys of a table are the same, even where one of them loses a character.
fn value() -> impl Strategy<Value = Value> {
    let single = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        (-1e30_f32..1e30).prop_map(Value::from),
        "[a-c \"\\\\\u{0}-\u{20}客🛒]{0,12}".prop_map(Value::from),
    ];
    single.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec(inner, 0..5).prop_map(|values| {
                values.into_iter().enumerate().map(|(index, value)| (format!("k{index}"), value)).collect()
            }),
        ]
    })
}

fn is_json(text: &str) -> bool {
    parse(FileId::default(), text, &Arena::new()).if_well_formed().is_some()
}

proptest! {
    #[test]
    fn a_text_is_read_where_it_is_json(value in value(), is_indented: bool, lost: prop::sample::Index) {
        let value = json!({ "value": value });
        let text = if is_indented { format!("{value:#}") } else { value.to_string() };
        prop_assert!(is_json(&text), "{}", text);
        let lost = lost.index(text.chars().count());
        let text: String = text.chars().enumerate().filter(|(at, _)| *at != lost).map(|(_, one)| one).collect();
        // A number that is too large is JSON, too; where it stands, a number of its kind is asked for.
        let is_expected = serde_json::from_str::<IgnoredAny>(&text).is_ok();
        prop_assert_eq!(is_json(&text), is_expected, "{}", text);
    }
}
