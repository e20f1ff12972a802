//! One finding a line.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{EVERY_OUTCOME, Found, check_all, check_same_findings, in_json, json_file, samples};
use crate::session::Session;

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_line_is_a_finding() {
    check_same_findings("ndjson", EVERY_OUTCOME, |text| {
        let found = |line: &Value| match &line["observation"] {
            Value::Null => Found::in_json(line["manifest"].as_str().unwrap(), &line["finding"]),
            observation => Found::observed_in_json(observation),
        };
        lines(text).iter().map(found).collect()
    });
}

#[test]
fn a_line_says_what_the_json_report_says() {
    let (_, check) = samples().swap_remove(0);
    let run = Session::in_repository().run(&format!("{check} --format ndjson"));
    let found: Vec<Value> = lines(&run.stdout).iter().map(|line| line["finding"].clone()).collect();
    assert_eq!(found, in_json(&check));
}

#[test]
fn each_line_fits_the_schema_and_has_its_own_fingerprint() {
    let mut schema = json_file("docs/findings.schema.json");
    for key in ["type", "additionalProperties", "required", "properties"] {
        schema.as_object_mut().unwrap().remove(key);
    }
    schema["$ref"] = "#/$defs/line".into();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let mut known = BTreeSet::new();
    for line in lines(&Session::in_repository().run(&check_all("ndjson")).stdout) {
        assert!(validator.is_valid(&line), "{line}");
        let entry = if line["finding"].is_null() { &line["observation"] } else { &line["finding"] };
        assert!(known.insert(entry["fingerprint"].to_string()), "{line}");
    }
    assert!(known.len() > 500, "every sample is there");
}

#[test]
fn a_line_as_it_is() {
    let command =
        "check samples/critical-bank-breaches/manifest.toml --pack csl --as-of 2026-11-23 --format ndjson";
    let run = Session::in_repository().run(command);
    let lines: Vec<&str> = run.stdout.lines().filter(|line| line.contains("\"breached\"")).collect();
    crate::session::snapshot("formats/ndjson", &lines.join("\n"));
}
