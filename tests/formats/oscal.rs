//! OSCAL: NIST's schema, references within the document and into its catalog, and UUIDs that stay.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jsonschema::Validator;
use serde_json::Value;

use super::{EVERY_OUTCOME, Found, check_all, check_same_findings, json_file, samples};
use crate::session::Session;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = json_file("tests/schemas/oscal-complete-schema-1.2.3.json");
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
});

/// Fails where a document does not fit the published schema.
#[track_caller]
fn validate(document: &Value) {
    let errors: Vec<String> = SCHEMA
        .iter_errors(document)
        .map(|error| format!("{}: {error:.500}", error.instance_path()))
        .collect();
    assert_eq!(errors, [""; 0]);
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn results(document: &Value) -> &[Value] {
    list(&document["assessment-results"]["results"])
}

/// The values of the properties of that name.
fn properties<'v>(of: &'v Value, name: &str) -> Vec<&'v str> {
    let named = list(&of["props"]).iter().filter(|one| one["name"] == name);
    named.map(|one| one["value"].as_str().unwrap()).collect()
}

fn property(of: &Value, name: &str) -> Option<String> {
    properties(of, name).first().map(|value| (*value).to_owned())
}

/// The findings that a document tells.
fn read(text: &str) -> Vec<Found> {
    let document: Value = serde_json::from_str(text).unwrap();
    let of_result = |result: &Value| {
        let manifest = property(result, "manifest").unwrap();
        let found = |finding: &Value| {
            let own = property(finding, "own-outcome").map(|own| format!(" ({own})"));
            Found {
                manifest: manifest.clone(),
                rule: property(finding, "rule").unwrap(),
                element: property(finding, "element"),
                outcome: property(finding, "outcome").unwrap() + &own.unwrap_or_default(),
                evidence: evidence(result, finding),
            }
            .marked(property(finding, "baseline").as_deref() == Some("known"))
        };
        let observed = |observation: &Value| {
            let kind = property(observation, "observation")?;
            let rule = property(observation, "rule");
            let element = property(observation, "element");
            Some(Found { element, ..Found::observed(&kind, rule.as_deref()) })
        };
        let observed = list(&result["observations"]).iter().filter_map(observed);
        list(&result["findings"]).iter().map(found).chain(observed).collect::<Vec<_>>()
    };
    results(&document).iter().flat_map(of_result).collect()
}

/// The documents behind a finding, by the observation to which it refers.
fn evidence(result: &Value, finding: &Value) -> Vec<String> {
    let uuid = &finding["related-observations"][0]["observation-uuid"];
    let observation = list(&result["observations"]).iter().find(|one| one["uuid"] == *uuid).unwrap();
    let document =
        |one: &Value| Some(format!("{} ({})", property(one, "document")?, property(one, "state").unwrap()));
    list(&observation["relevant-evidence"]).iter().filter_map(document).collect()
}

/// The document in a resource behind the results.
fn attached(document: &Value, filename: &str) -> Value {
    let resources = list(&document["assessment-results"]["back-matter"]["resources"]);
    let resource = resources.iter().find(|one| one["base64"]["filename"] == filename).unwrap();
    let bytes = STANDARD.decode(resource["base64"]["value"].as_str().unwrap()).unwrap();
    let attached: Value = serde_json::from_slice(&bytes).unwrap();
    let (_, body) = attached.as_object().unwrap().iter().next().unwrap();
    assert_eq!(resource["document-ids"][0]["identifier"], body["uuid"]);
    attached
}

/// Visits every value below this one with its key.
fn walk<'v>(value: &'v Value, visit: &mut impl FnMut(&'v str, &'v Value)) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                visit(key, field);
                walk(field, visit);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| walk(item, visit)),
        _ => {}
    }
}

/// All texts below a value that stand under one of these keys.
fn under<'v>(value: &'v Value, keys: &[&str]) -> Vec<&'v str> {
    let mut found = Vec::new();
    walk(value, &mut |key, text| {
        if keys.contains(&key) {
            found.extend(text.as_str());
        }
    });
    found
}

#[test]
fn each_finding_is_a_finding() {
    check_same_findings("oscal", EVERY_OUTCOME, read);
}

#[test]
fn every_document_fits_the_published_schema() {
    let session = Session::in_repository();
    for (_, check) in samples() {
        validate(&session.run(&format!("{check} --format oscal")).quietly().json());
    }
    let (_, check) = samples().swap_remove(0);
    for language in ["zh", "both"] {
        let document = session.run(&format!("{check} --format oscal --lang {language}")).json();
        validate(&document);
        validate(&attached(&document, "plan.json"));
        validate(&attached(&document, "catalog.json"));
    }
    validate(&session.run(&check_all("oscal")).json());
}

/// The ids of groups, controls and their parts.
fn ids(catalog: &Value) -> Vec<&str> {
    under(&catalog["catalog"], &["id"])
}

#[test]
fn every_control_is_in_the_catalog_and_every_objective_is_defined() {
    let document = Session::in_repository().run(&check_all("oscal")).json();
    let (catalog, plan) = (attached(&document, "catalog.json"), attached(&document, "plan.json"));
    let defined = ids(&catalog);
    let known: BTreeSet<&str> = defined.iter().copied().collect();
    assert_eq!(known.len(), defined.len(), "no id stands twice");
    for href in under(&catalog, &["href"]) {
        assert!(known.contains(href.strip_prefix('#').unwrap()), "{href}");
    }

    let local = &document["assessment-results"]["local-definitions"];
    let objectives: BTreeSet<&str> = under(local, &["id"]).into_iter().chain(known.iter().copied()).collect();
    let mut controls = under(&document, &["control-id"]);
    controls.extend(under(&plan, &["control-id"]));
    walk(&document, &mut |_, value| controls.extend(properties(value, "control-id")));
    walk(&document, &mut |_, value| controls.extend(properties(value, "exempted-by")));
    assert!(controls.len() > 1_000 && controls.contains(&"CSL-2025_23_3"));
    for control in controls {
        assert!(known.contains(control), "{control}");
    }
    let targets = under(&document, &["target-id", "objective-id"]);
    for target in targets.into_iter().chain(under(&plan, &["objective-id"])) {
        assert!(objectives.contains(target), "{target}");
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = Session::in_repository().run(&check_all("oscal")).json();
    let uuids = under(&document, &["uuid"]);
    let known: BTreeSet<&str> = uuids.iter().copied().collect();
    assert_eq!(known.len(), uuids.len(), "no UUID stands twice");
    assert!(known.iter().all(|uuid| uuid.as_bytes()[14] == b'5'), "all are of version 5");
    let references = ["subject-uuid", "actor-uuid", "component-uuid", "observation-uuid", "risk-uuid"];
    for reference in under(&document, &references) {
        assert!(known.contains(reference), "{reference}");
    }
    let import = document["assessment-results"]["import-ap"]["href"].as_str().unwrap();
    assert!(import.starts_with('#'));
    for href in under(&document, &["href"]) {
        let is_known = match href.strip_prefix('#') {
            Some(uuid) => known.contains(uuid),
            None => std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(href).is_file(),
        };
        assert!(is_known, "{href}");
    }
    let plan = attached(&document, "plan.json");
    let resource = &plan["assessment-plan"]["back-matter"]["resources"][0]["uuid"];
    let import = plan["assessment-plan"]["import-ssp"]["href"].as_str().unwrap();
    assert_eq!(import.strip_prefix('#'), resource.as_str());
}

#[test]
fn the_catalog_is_the_one_that_the_law_is_printed_as() {
    let session = Session::in_repository();
    let printed = session.run("law --format oscal").exits(0).quietly().json();
    validate(&printed);
    let (_, check) = samples().swap_remove(0);
    assert_eq!(attached(&session.run(&format!("{check} --format oscal")).json(), "catalog.json"), printed);

    let law = session.run("law --format json").json();
    let provisions: BTreeSet<String> = under(&law, &["id"]).into_iter().map(str::to_owned).collect();
    let mut controls = BTreeSet::new();
    for group in list(&printed["catalog"]["groups"]) {
        controls.extend(property(group, "rank").and_then(|_| group["id"].as_str()).map(str::to_owned));
        controls.extend(list(&group["controls"]).iter().filter_map(|one| property(one, "alt-identifier")));
    }
    assert_eq!(controls, provisions, "each instrument and each provision, and no other");
}

/// The UUID of each finding, risk and observation, by what it is about.
fn named(document: &Value) -> BTreeMap<(String, Option<String>, String), Vec<String>> {
    let named = |finding: &Value| {
        let key = (
            property(finding, "rule").unwrap(),
            property(finding, "element"),
            property(finding, "outcome").unwrap(),
        );
        let references = under(finding, &["uuid", "observation-uuid", "risk-uuid"]);
        (key, references.into_iter().map(str::to_owned).collect())
    };
    results(document).iter().flat_map(|result| list(&result["findings"])).map(named).collect()
}

#[test]
fn what_is_the_same_keeps_its_uuid() {
    let original = "samples/critical-bank-breaches/manifest.toml";
    let session = Session::in_empty_folder().with_copy(original, "product.toml");
    let text = session.text_of("product.toml");
    let session = session.with("moved/product.toml", format!("# one more line\n\n{text}"));
    let check = |name: &str, day: &str| {
        let command = format!("check {name} --pack csl --as-of {day} --format oscal");
        session.run(&command).exits(1).json()
    };
    let (first, again) = (check("product.toml", "2026-11-23"), check("./product.toml", "2026-11-23"));
    assert_eq!(named(&first), named(&again));
    assert_eq!(
        first["assessment-results"]["results"][0]["uuid"],
        again["assessment-results"]["results"][0]["uuid"]
    );

    let later = check("product.toml", "2026-11-24");
    assert_eq!(named(&first), named(&later));
    assert_ne!(
        first["assessment-results"]["uuid"], later["assessment-results"]["uuid"],
        "the document is another"
    );
    let elsewhere = check("moved/product.toml", "2026-11-23");
    let (here, there) = (named(&first), named(&elsewhere));
    assert!(
        here.keys().eq(there.keys()) && here.values().ne(there.values()),
        "another manifest, other findings"
    );

    let session = Session::in_empty_folder().with("product.toml", format!("# one more line\n\n{text}"));
    let command = "check product.toml --pack csl --as-of 2026-11-23 --format oscal";
    assert_eq!(named(&session.run(command).json()), named(&first), "lines may move");
}

#[test]
fn nobody_is_told_to_comply_who_was_silent() {
    let document = Session::in_repository().run(&check_all("oscal")).json();
    let mut outcomes = BTreeSet::new();
    for finding in results(&document).iter().flat_map(|result| list(&result["findings"])) {
        let (outcome, target) = (property(finding, "outcome").unwrap(), &finding["target"]);
        let status =
            (target["status"]["state"].as_str().unwrap(), target["status"]["reason"].as_str().unwrap());
        let expected = match outcome.as_str() {
            "breached" => ("not-satisfied", "fail"),
            "undetermined" => ("not-satisfied", "other"),
            "satisfied" => ("satisfied", "pass"),
            _ => ("satisfied", "other"),
        };
        assert_eq!(status, expected, "{outcome}");
        assert_eq!(finding["related-risks"].is_array(), outcome == "breached", "{finding}");
        let does_not_bind = ["exempt", "not-applicable"].contains(&outcome.as_str());
        assert_eq!(target["implementation-status"]["state"] == "not-applicable", does_not_bind);
        assert_eq!(properties(finding, "missing").is_empty(), outcome != "undetermined", "{finding}");
        outcomes.insert(outcome);
    }
    assert_eq!(outcomes.len(), 5, "all but waived: {outcomes:?}");
    for risk in results(&document).iter().flat_map(|result| list(&result["risks"])) {
        assert_eq!(risk["status"], "open");
        assert_eq!(risk["remediations"][0]["lifecycle"], "recommendation");
        assert!(!risk["remediations"][0]["description"].as_str().unwrap().is_empty());
    }
}

#[test]
fn a_manifest_that_cannot_be_read_is_a_finding_of_its_own() {
    let session = Session::in_empty_folder().with("bad.toml", "[manifest]\nversion = \"one\"\n");
    let command = "check bad.toml missing.toml --as-of 2026-11-23 --format oscal";
    let document = session.run(command).exits(2).json();
    validate(&document);
    assert_eq!(results(&document).len(), 2);
    let catalog = attached(&document, "catalog.json");
    let known = ids(&catalog);
    for result in results(&document) {
        let target = &list(&result["findings"])[0]["target"];
        assert_eq!(target["status"]["state"], "not-satisfied");
        assert!(known.contains(&target["target-id"].as_str().unwrap()));
        for reviewed in under(&result["reviewed-controls"], &["control-id", "objective-id"]) {
            assert!(
                known.contains(&reviewed) && reviewed.starts_with("hegui_"),
                "nothing of the law was reviewed"
            );
        }
    }
    let place = &results(&document)[0]["observations"][0]["relevant-evidence"][0];
    assert_eq!(place["href"], "bad.toml");
    assert_eq!(property(place, "line").as_deref(), Some("2"));
}

#[test]
fn standard_input_has_no_address() {
    let text = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/web-shop/manifest.toml")).unwrap();
    let session = Session::in_repository().with_input(text);
    let document = session.run("check - --pack csl --as-of 2026-11-23 --format oscal").exits(1).json();
    validate(&document);
    assert!(under(&document, &["href"]).iter().all(|href| href.starts_with('#')));
}

#[test]
fn nothing_that_a_manifest_states_is_markup_or_breaks_the_schema() {
    let name = "\\n [x](https://example.org) <script>alert(1)</script> {{ insert: param, p }} `*_ ";
    let text = format!("[manifest]\nversion = 1\n[[dataset]]\nname = \"{name}\"\npersonal = true\n");
    let session = Session::in_empty_folder().with("*_[a].toml", text);
    let document = session.run("check '*_[a].toml' --as-of 2026-11-23 --format oscal").json();
    validate(&document);
    for text in under(&document, &["title", "description", "prose", "statement", "remarks"]) {
        let escaped = ["\\<", "\\[", "\\]", "\\{", "\\*", "\\_", "\\`"];
        let bare = escaped.iter().fold(text.to_owned(), |bare, escape| bare.replace(escape, ""));
        let bare: String = bare.split('`').step_by(2).collect();
        assert!(!bare.contains(['<', '[', ']', '{', '*', '_']), "{text}");
    }
}
