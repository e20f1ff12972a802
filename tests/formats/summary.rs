//! One manifest a line.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Found, OPEN_OUTCOMES, check_all, check_same_findings, json_file, samples};
use crate::session::Session;

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A finding by its name, such as `csl.data-localization[customer profiles]`.
fn named(line: &Value, name: &Value, outcome: String) -> Found {
    let manifest = line["manifest"].as_str().unwrap().to_owned();
    Found { manifest, outcome, ..Found::observed("", name.as_str()) }
}

fn found(line: &Value) -> Vec<Found> {
    let list = |key: &str| line[key].as_array().unwrap().clone();
    let mut found = Vec::new();
    for outcome in ["breached", "undetermined"] {
        found.extend(list(outcome).iter().map(|name| named(line, name, outcome.to_owned())));
    }
    found.extend(list("waived").iter().map(|waived| {
        named(line, &waived["finding"], format!("waived ({})", waived["outcome"].as_str().unwrap()))
    }));
    let known = list("known");
    for one in &mut found {
        let name = match &one.element {
            Some(element) => format!("{}[{element}]", one.rule),
            None => one.rule.clone(),
        };
        *one = one.clone().marked(known.iter().any(|known| *known == name.as_str()));
    }
    found.extend(list("observations").iter().map(|observation| {
        Found::observed(observation["kind"].as_str().unwrap(), observation["about"].as_str())
    }));
    found
}

#[test]
fn each_line_names_what_is_open() {
    check_same_findings(super::NAMES_ALONE, OPEN_OUTCOMES, |text| {
        lines(text).iter().flat_map(found).collect()
    });
}

#[test]
fn the_counts_are_those_of_the_json_report() {
    for (_, check) in samples() {
        let counts = |format: &str| {
            let report = Session::in_repository().run(&format!("{check} --format {format}")).json();
            serde_json::from_value::<BTreeMap<String, u64>>(report["counts"].clone()).unwrap()
        };
        assert_eq!(counts("summary"), counts("json"), "{check}");
    }
}

#[test]
fn each_line_fits_the_schema() {
    let mut schema = json_file("docs/findings.schema.json");
    for key in ["type", "additionalProperties", "required"] {
        schema.as_object_mut().unwrap().remove(key);
    }
    schema["$ref"] = "#/$defs/summary".into();
    let properties = schema["properties"].take();
    schema["properties"] = serde_json::json!({ "counts": properties["counts"] });
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let lines = lines(&Session::in_repository().run(&check_all("summary")).stdout);
    for line in &lines {
        assert!(validator.is_valid(line), "{line}");
    }
    assert!(lines.len() > 20, "every sample is there");
}

#[test]
fn the_exit_status_is_that_of_the_other_forms() {
    let session = Session::in_repository();
    let command = "check samples/critical-bank-breaches/manifest.toml --as-of 2026-11-23";
    session.run(&format!("{command} --format summary")).exits(1).quietly();
    session.run(&format!("{command} --format summary --fail-on never")).exits(0).quietly();
    session
        .run("check samples/critical-bank/manifest.toml --as-of 2026-11-23 --format summary")
        .exits(0)
        .quietly();
}
