//! The same facts, and the same mistakes, whatever a manifest is written in.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::fixture::program;
use crate::diagnostic::Code;
use crate::facts::{Fact, Facts, Known, Record};
use crate::manifest::{Notation, read};
use crate::program::RecordId;
use crate::source::{FileId, Span};

/// A table in YAML, in blocks; texts stand in quotation marks as JSON has them.
fn yaml(value: &Value, indent: usize) -> String {
    let blanks = " ".repeat(indent);
    let lines: Vec<String> = match value {
        Value::Object(entries) => entries
            .iter()
            .map(|(key, value)| format!("\n{blanks}{}: {}", json!(key), yaml(value, indent + 2)))
            .collect(),
        Value::Array(elements) => {
            elements.iter().map(|value| format!("\n{blanks}- {}", yaml(value, indent + 2))).collect()
        }
        _ => Vec::new(),
    };
    if lines.is_empty() { value.to_string() } else { lines.concat() }
}

fn without_places(facts: &Facts) -> Facts {
    let count = program().vocabulary.records.len();
    let mut bare = Facts::unknown(count);
    for id in (0..count).map(RecordId::from_index) {
        bare.state(id, bare_fact(facts.root(id)));
    }
    bare
}

fn bare_fact(fact: &Fact) -> Fact {
    let bare_record = |record: &Record| {
        let mut bare = Record::unknown(record.facts().count(), Span::default());
        record.facts().enumerate().for_each(|(field, fact)| bare.state(field, bare_fact(fact)));
        bare
    };
    let known = match &fact.known {
        Known::Record(record) => Known::Record(bare_record(record)),
        Known::List(list) => {
            let mut list = list.clone();
            for element in &mut list.elements {
                element.record = bare_record(&element.record);
            }
            Known::List(list)
        }
        other => other.clone(),
    };
    Fact { known, place: None }
}

/// What a manifest states, and what is wrong with it, by kind and by the text where it is.
fn outcome(notation: Notation, text: &str) -> (Facts, Vec<(Code, String)>) {
    let (facts, found) = read(&program(), notation, FileId::default(), text);
    let mut mistakes: Vec<_> = found.into_iter().map(|one| (one.code, one.message.en)).collect();
    mistakes.sort();
    (without_places(&facts), mistakes)
}

fn check(manifest: &Value) {
    let toml = toml::to_string(manifest).expect("TOML");
    let in_toml = outcome(Notation::Toml, &toml);
    for (notation, text) in [
        (Notation::Json, manifest.to_string()),
        (Notation::Json, serde_json::to_string_pretty(manifest).expect("JSON")),
        (Notation::Yaml, manifest.to_string()),
        (Notation::Yaml, yaml(manifest, 0)),
    ] {
        assert_eq!(outcome(notation, &text), in_toml, "{notation:?}\n{text}\n--------\n{toml}");
    }
}

#[test]
fn a_manifest_with_a_fact_of_each_type() {
    check(&json!({
        "manifest": { "version": 1, "described-on": "2026-01-31", "open": ["dataset"] },
        "operator": {
            "ciio": false, "established-in": { "one-of": ["CN", "HK"] }, "mlps": { "level": 3, "filed": false },
            "revenue": "1_000 CNY", "sector": "finance", "staff": { "at-least": 5, "less-than": "9 staff" },
        },
        "product": {
            "bandwidth": "1.5 Gbps", "kinds": { "at-most": ["mobile-app"] }, "name": "客户 \"a\"\n\\", "packets": "2 kpps",
            "tls": "1.2",
        },
        "dataset": [
            {
                "name": "a", "collected-in": ["CN", "SG"], "persons": 10, "personal": true, "retention": "6 months",
                "stores": [{ "name": "s", "country": "CN", "encrypted": true }], "tags": [], "volume": "1 TB",
            },
        ],
        "incident": [{ "name": "i", "detected": "2026-01-01T09:30:00+08:00", "reported": "2026-01-01 10:00:00" }],
        "transfer": [{ "name": "t", "datasets": ["a"], "main": "a" }],
    }));
}

/// Values that are right for some facts and wrong for others.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        prop_oneof![Just(0), Just(-5), 1..1_000_i64, Just(i64::MAX)].prop_map(Value::from),
        Just(json!(1.5)),
        prop::sample::select(
            &[
                "",
                "a",
                "b",
                "CN",
                "cn",
                "finance",
                "mobile-app",
                "6 months",
                "10 working days",
                "1 GB",
                "10 Gbps",
                "5 staff",
                "2026-01-31",
                "2025-02-30",
                "2026-01-01T09:30:00Z",
                "1.2",
                "yes",
                "true",
                "null",
                "~",
                "# no",
                "- a",
                "客户: \"",
            ][..]
        )
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let word =
            prop::sample::select(&["at-least", "at-most", "more-than", "less-than", "one-of", "name"][..]);
        let table = prop::collection::btree_map(word, inner.clone(), 0..3);
        prop_oneof![
            prop::collection::vec(inner, 0..3).prop_map(Value::from),
            table.prop_map(|entries| entries
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}

/// A table with some of the keys that the vocabulary knows, and one that it does not know.
fn table() -> impl Strategy<Value = Map<String, Value>> {
    let key = prop::sample::select(
        &[
            "name",
            "ciio",
            "staff",
            "sector",
            "mlps",
            "revenue",
            "kinds",
            "tls",
            "described-on",
            "open",
            "version",
            "stores",
            "tags",
            "persons",
            "retention",
            "volume",
            "detected",
            "main",
            "datasets",
            "level",
            "filed",
            "banana",
        ][..],
    );
    let entries = prop::collection::btree_map(key, value(), 0..5);
    entries.prop_map(|entries| entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn manifest() -> impl Strategy<Value = Value> {
    let name = prop::sample::select(
        &["manifest", "operator", "product", "dataset", "incident", "transfer", "store"][..],
    );
    let root = prop_oneof![
        table().prop_map(Value::Object),
        prop::collection::vec(table().prop_map(Value::Object), 0..3).prop_map(Value::from),
    ];
    let roots = prop::collection::btree_map(name, root, 0..4);
    roots.prop_map(|roots| roots.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

proptest! {
    #[test]
    fn any_manifest_states_the_same_in_each_notation(manifest in manifest()) {
        check(&manifest);
    }
}
