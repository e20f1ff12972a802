//! SARIF: the published schema, what GitHub requires, and references within the document.

use serde_json::Value;

use super::{
    EVERY_OUTCOME, Found, OPEN_OUTCOMES, check_all, check_same_findings, in_json, json_file, samples,
};
use crate::session::Session;

/// Fails where a document does not fit the published schema.
#[track_caller]
fn validate(document: &Value) {
    let mut schema = json_file("tests/schemas/sarif-schema-2.1.0.json");
    // The pattern as published has a bracket too many, which few readers of patterns let pass.
    for definition in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][definition]["properties"]["language"];
        assert_eq!(language["pattern"], "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$");
        language["pattern"] = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$".into();
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, [""; 0]);
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The findings that a document tells.
fn read(text: &str) -> Vec<Found> {
    let document: Value = serde_json::from_str(text).unwrap();
    let found = |result: &Value| {
        let location = &result["locations"][0];
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let (outcome, own) =
            (text(&result["properties"]["outcome"]).unwrap(), &result["properties"]["ownOutcome"]);
        if result["ruleId"] == outcome.as_str() {
            let element = text(&result["properties"]["element"]);
            return Found { element, ..Found::observed(&outcome, result["properties"]["rule"].as_str()) };
        }
        let own = own.as_str().map(|own| format!(" ({own})"));
        assert_eq!(own.is_some(), !list(&result["suppressions"]).is_empty(), "{result}");
        Found {
            manifest: text(&result["analysisTarget"]["uri"])
                .or_else(|| text(&location["physicalLocation"]["artifactLocation"]["uri"]))
                .unwrap(),
            rule: text(&result["ruleId"]).unwrap(),
            element: text(&location["logicalLocations"][0]["fullyQualifiedName"]),
            outcome: outcome + &own.unwrap_or_default(),
            evidence: super::documents_in_json(&result["properties"]["evidence"]),
        }
        .marked(result["baselineState"] == "unchanged")
    };
    list(&document["runs"][0]["results"]).iter().map(found).collect()
}

#[test]
fn each_result_is_a_finding() {
    check_same_findings("sarif", OPEN_OUTCOMES, read);
    check_same_findings("sarif --verbose", EVERY_OUTCOME, read);
    check_same_findings("sarif --quiet", &["breached"], read);
}

#[test]
fn the_counts_are_those_of_the_json_report() {
    for (_, check) in samples() {
        let command = format!("{check} --format");
        let counts = |format: &str| Session::in_repository().run(&format!("{command} {format}")).json();
        let artifacts = &counts("sarif")["runs"][0]["artifacts"];
        assert_eq!(artifacts[0]["properties"]["counts"], counts("json")["counts"]);
    }
}

#[test]
fn every_document_fits_the_published_schema() {
    let session = Session::in_repository();
    for (_, check) in samples() {
        for options in ["", "--lang zh", "--lang both --verbose"] {
            let command = format!("{check} --format sarif {options}");
            validate(&session.run(&command).quietly().json());
        }
    }
    validate(&session.run(&check_all("sarif --verbose")).json());
}

#[test]
fn every_reference_leads_somewhere() {
    let document = Session::in_repository().run(&check_all("sarif --verbose")).json();
    let run = &document["runs"][0];
    let (rules, taxonomies) = (&run["tool"]["driver"]["rules"], &run["taxonomies"]);
    let index = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let check_provision = |target: &Value| {
        let taxonomy = &taxonomies[index(&target["toolComponent"]["index"])];
        assert_eq!(taxonomy["name"], target["toolComponent"]["name"]);
        assert_eq!(taxonomy["taxa"][index(&target["index"])]["id"], target["id"]);
    };
    for rule in list(rules) {
        for relationship in list(&rule["relationships"]) {
            check_provision(&relationship["target"]);
        }
        // What GitHub asks of a rule.
        for key in ["id", "name"] {
            assert!(rule[key].as_str().is_some_and(|text| !text.is_empty() && text.len() <= 255), "{rule}");
        }
        for text in [&rule["shortDescription"]["text"], &rule["help"]["text"], &rule["help"]["markdown"]] {
            assert!(text.as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
        let full = rule["fullDescription"]["text"].as_str().unwrap();
        assert!(full.chars().count() <= 1_024, "{full}");
    }
    for result in list(&run["results"]) {
        assert_eq!(rules[index(&result["ruleIndex"])]["id"], result["ruleId"]);
        list(&result["taxa"]).iter().for_each(check_provision);
        let file = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(run["artifacts"][index(&file["index"])]["location"]["uri"], file["uri"]);
        let fails = result["kind"] == "fail";
        assert_eq!(fails, result["level"] != "none", "{result}");
    }
    assert!(list(taxonomies).iter().any(|one| one["name"] == "CSL-2025"));
}

/// The text of a region, found as an editor finds it: by UTF-16 code units.
fn text_at(text: &str, region: &Value) -> String {
    let number = |key: &str| usize::try_from(region[key].as_u64().unwrap()).unwrap();
    assert_eq!(region["startLine"], region["endLine"]);
    let line: Vec<u16> = text.lines().nth(number("startLine") - 1).unwrap().encode_utf16().collect();
    String::from_utf16(&line[number("startColumn") - 1..number("endColumn") - 1]).unwrap()
}

#[test]
fn columns_count_utf16_code_units() {
    let text = "dataset = [{ name = \"🛒 客户\" }, { name = \"二\", personal = true }]\n\
                [manifest]\nversion = 1\n[operator]\nroles = [\"network-operator\", \"data-handler\"]\n";
    let session = Session::in_empty_folder().with("商店 🛒.toml", text);
    let document = session.run("check '商店 🛒.toml' --as-of 2026-11-23 --format sarif --verbose").json();
    validate(&document);
    let findings = session.run("check '商店 🛒.toml' --as-of 2026-11-23 --format json").json();
    let mut behind_the_emoji = 0;
    for (result, finding) in list(&document["runs"][0]["results"]).iter().zip(list(&findings["findings"])) {
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "%E5%95%86%E5%BA%97%20%F0%9F%9B%92.toml");
        let (region, bytes) = (&place["region"], &finding["location"]["byte"]);
        assert_eq!(region.is_null(), bytes.is_null());
        if !region.is_null() {
            let byte = |key: &str| usize::try_from(bytes[key].as_u64().unwrap()).unwrap();
            assert_eq!(text_at(text, region), text[byte("start")..byte("end")]);
            behind_the_emoji += usize::from(region["startLine"] == 1 && byte("start") > 30);
        }
    }
    assert!(behind_the_emoji > 0);
}

#[test]
fn places_are_those_of_the_json_report() {
    let command =
        "check samples/critical-bank-breaches/manifest.toml --pack csl --as-of 2026-11-23 --format sarif";
    let document = Session::in_repository().run(command).json();
    let results = list(&document["runs"][0]["results"]).iter().filter(|result| result["kind"] == "fail");
    let manifest = "samples/critical-bank-breaches/manifest.toml";
    let findings = in_json(&format!("check {manifest} --pack csl --as-of 2026-11-23"));
    let breaches: Vec<&Value> = findings.iter().filter(|one| one["outcome"] == "breached").collect();
    let results: Vec<&Value> = results.collect();
    assert_eq!(results.len(), breaches.len());
    for (result, breach) in results.into_iter().zip(breaches) {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(region["startLine"], breach["location"]["line"]);
        assert_eq!(region["endLine"], breach["location"]["end_line"]);
        let clause = list(&result["relatedLocations"]).last().unwrap();
        assert_eq!(clause["physicalLocation"]["artifactLocation"]["uriBaseId"], "RULES");
    }
}

#[test]
fn a_manifest_that_cannot_be_read_is_a_notification() {
    let session = Session::in_empty_folder().with("bad.toml", "[manifest]\nversion = \"one\"\n");
    let document = session.run("check bad.toml missing.toml --format sarif").exits(2).json();
    validate(&document);
    let run = &document["runs"][0];
    assert_eq!(run["results"], serde_json::json!([]));
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let found = list(&invocation["toolExecutionNotifications"]);
    let place = &found[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "bad.toml");
    assert_eq!(place["region"]["startLine"], 2);
    assert_eq!(
        found.last().unwrap()["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "missing.toml"
    );
}

#[test]
fn standard_input_is_no_file() {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/web-shop/manifest.toml"));
    let session = Session::in_repository().with_input(text.unwrap());
    let document = session.run("check - --as-of 2026-11-23 --format sarif").exits(1).json();
    validate(&document);
    assert_eq!(document["runs"][0]["artifacts"], serde_json::json!([]));
    assert!(document["runs"][0]["results"][0]["locations"][0]["physicalLocation"].is_null());
}

#[test]
fn what_a_manifest_states_makes_no_link() {
    let text = "[manifest]\nversion = 1\n[[dataset]]\nname = \"[pay](https://example.org)\"\n";
    let session = Session::in_empty_folder().with("product.toml", text);
    let run = session.run("check product.toml --as-of 2026-11-23 --format sarif");
    let document = run.json();
    for result in list(&document["runs"][0]["results"]) {
        assert!(!result["message"]["text"].as_str().unwrap().contains("]("), "{result}");
    }
}
