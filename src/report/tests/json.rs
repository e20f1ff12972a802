//! The JSON report, and its schema.

use crate::report::fixture::{Fixture, check};
use crate::report::{SCHEMA_VERSION, json, json_line};

const SCHEMA: &str = include_str!("../../../docs/findings.schema.json");

fn validate(text: &str) {
    let schema = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let report = serde_json::from_str(text).expect("the report is JSON");
    let errors: Vec<String> =
        validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn the_report_is_as_documented_and_the_same_each_time() {
    let fixture = Fixture::new();
    let report = json(&fixture.view());
    assert_eq!(report, json(&Fixture::new().view()));
    validate(&report);
    check("json", &report);
}

#[test]
fn one_line_says_the_same() {
    let fixture = Fixture::of("[manifest]\nversion = 1\n");
    let line = json_line(&fixture.view());
    assert_eq!(line.lines().count(), 1);
    validate(&line);
    let parse = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert_eq!(parse(&line), parse(&json(&fixture.view())));
}

#[test]
fn the_schema_refuses_what_it_does_not_describe() {
    let schema = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let mut report: serde_json::Value =
        serde_json::from_str(&json(&Fixture::new().view())).expect("the report is JSON");
    report["schema_version"] = (SCHEMA_VERSION + 1).into();
    assert!(!validator.is_valid(&report));
    report["schema_version"] = SCHEMA_VERSION.into();
    report["findings"][0]["outcome"] = "passed".into();
    assert!(!validator.is_valid(&report));
    report["findings"][0]["outcome"] = "breached".into();
    report["findings"][0]["more"] = true.into();
    assert!(!validator.is_valid(&report));
}
