//! The schema says of a manifest what the reader says of it.

use serde_json::Value;

use super::fixture::{diagnostics, program};
use crate::manifest::{schema, to_json};

fn accepts(text: &str) -> bool {
    let schema: Value = schema(&program());
    let manifest = to_json(text).expect("TOML");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    validator.is_valid(&manifest)
}

#[test]
fn the_schema_is_one() {
    jsonschema::meta::validate(&schema(&program())).expect("a schema");
    let operator = &schema(&program())["$defs"]["record.operator"]["properties"]["sector"];
    insta::assert_snapshot!(serde_json::to_string_pretty(operator).expect("JSON"));
}

const RIGHT: &[&str] = &[
    "",
    "dataset = []",
    "[manifest]\nversion = 1\ndescribed-on = 2026-01-31\nopen = [\"dataset\"]",
    "[operator]\nciio = true\nestablished-in = { one-of = [\"CN\", \"SG\"] }\nrevenue = \"1_000 CNY\"",
    "[operator]\nsector = \"finance\"\nstaff = { at-least = 5, less-than = \"9 staff\" }\nmlps = { level = 3, filed = 2026-01-31 }",
    "[operator]\nstaff = \"1 member (of staff)\"",
    "[product]\nbandwidth = \"1.5 Gbps\"\nkinds = { at-least = [\"mobile-app\"] }\nname = \"x\"\npackets = \"1 kpps\"\ntls = \"1.2\"",
    "[[dataset]]\nname = \"a\"\nretention = { more-than = \"6 months\" }\nvolume = \"1 TB\"\nstores = [{ name = \"s\", country = \"CN\" }]",
    "[[dataset]]\nname = \"a\"\n[[transfer]]\nname = \"t\"\ndatasets = [\"a\"]\nmain = \"a\"",
    "[[incident]]\nname = \"i\"\ndetected = 2026-01-01 09:30\nreported = 2026-01-01T09:30:00.5+08:00",
];

const WRONG: &[&str] = &[
    "banana = 1",
    "[dataset]\nname = \"a\"",
    "[[dataset]]\npersonal = true",
    "[[dataset]]\nname = \"\"",
    "[operator]\ncioo = true",
    "[operator]\nciio = \"yes\"",
    "[operator]\nsector = \"bank\"",
    "[operator]\nestablished-in = \"cn\"",
    "[operator]\nestablished-in = { one-of = [] }",
    "[operator]\nstaff = \"5 persons\"",
    "[operator]\nstaff = \"1 member of staff\"",
    "[operator]\nstaff = -1",
    "[operator]\nstaff = {}",
    "[operator]\nstaff = { at-least = 1, more-than = 2 }",
    "[operator]\nrevenue = \"5 USD\"",
    "[product]\nbandwidth = \"10 Mpps\"",
    "[product]\nkinds = \"mobile-app\"",
    "[product]\ntls = 1.2",
    "[[dataset]]\nname = \"a\"\nretention = 6",
    "[manifest]\ndescribed-on = 2026-01-31T00:00:00",
];

#[test]
fn schema_and_reader_agree() {
    for text in RIGHT {
        assert!(diagnostics(text).is_empty(), "reader, right: {text}");
        assert!(accepts(text), "schema, right: {text}");
    }
    for text in WRONG {
        assert!(!diagnostics(text).is_empty(), "reader, wrong: {text}");
        assert!(!accepts(text), "schema, wrong: {text}");
    }
}
