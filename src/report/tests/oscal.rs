//! OSCAL, on the fixture.

use serde_json::Value;

use super::rendered;
use crate::report::fixture::{Fixture, INSTRUMENTS, MANIFEST, RULES, check};
use crate::report::{Oscal, ReportLanguage, View, law_oscal};

fn document(views: &[View<'_>]) -> Value {
    serde_json::from_str(&rendered(Oscal::new(ReportLanguage::En), views)).expect("JSON")
}

/// A document without what changes with each version: the version itself, and what rests on all that it holds.
fn without_version(document: &Value) -> String {
    let text = serde_json::to_string_pretty(document).expect("JSON");
    let version = format!("\"value\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let text = text.replace(&version, "\"value\": \"[version]\"");
    text.replace(&format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION")), "\"version\": \"[version]\"")
}

#[test]
fn the_results_as_they_are() {
    let mut document = document(&[Fixture::new().view()]);
    let results = &mut document["assessment-results"];
    results["uuid"] = "[uuid]".into();
    for resource in results["back-matter"]["resources"].as_array_mut().expect("resources") {
        resource["document-ids"][0]["identifier"] = "[uuid]".into();
        resource["base64"]["value"] = "[document]".into();
    }
    check("oscal", &without_version(&document));
}

#[test]
fn the_catalog_as_it_is() {
    let fixture = Fixture::new();
    let text = law_oscal(&fixture.compiled.program, ReportLanguage::Both);
    let mut document: Value = serde_json::from_str(&text).expect("JSON");
    document["catalog"]["uuid"] = "[uuid]".into();
    check("oscal_catalog", &without_version(&document));
}

#[test]
fn provisions_that_differ_in_a_mark_alone_are_different_controls() {
    let more = r#"instrument ODD-2020 {
  title  en "Odd" zh "示例"
  issuer en "Office" zh "办公室"
  rank   policy
  in force from 2020-01-01
  article 5(1) en "One" zh "一" not checkable en "binds no product" zh "不约束产品"
  article 5(1 en "Other" zh "二" not checkable en "binds no product" zh "不约束产品"
}
"#;
    let fixture = Fixture::with(&format!("{INSTRUMENTS}{more}"), RULES, MANIFEST);
    let text = law_oscal(&fixture.compiled.program, ReportLanguage::En);
    let document: Value = serde_json::from_str(&text).expect("JSON");
    let groups = document["catalog"]["groups"].as_array().expect("groups");
    let odd = groups.iter().find(|group| group["id"] == "ODD-2020").expect("the instrument");
    let ids: Vec<&Value> =
        odd["controls"].as_array().expect("controls").iter().map(|one| &one["id"]).collect();
    assert_eq!(ids, ["ODD-2020_5_1", "ODD-2020_5_1___2"]);
}

#[test]
fn what_a_waiver_covers_stays_a_risk() {
    let (waived, plain) = (document(&[Fixture::waived().view()]), document(&[Fixture::new().view()]));
    let risks = |document: &Value| {
        let risks = document["assessment-results"]["results"][0]["risks"].as_array().expect("risks").clone();
        risks
            .into_iter()
            .map(|risk| (risk["uuid"].to_string(), risk["status"].to_string()))
            .collect::<Vec<_>>()
    };
    let known = risks(&plain);
    assert!(known.iter().all(|(_, status)| status == "\"open\""));
    let (accepted, open): (Vec<_>, Vec<_>) =
        risks(&waived).into_iter().partition(|(_, status)| status == "\"deviation-approved\"");
    assert_eq!((accepted.len(), open.len()), (3, 1));
    // What is not known is a risk only where somebody has accepted it.
    let breached = accepted.iter().chain(&open).filter(|(uuid, _)| known.iter().any(|(one, _)| one == uuid));
    assert_eq!(breached.count(), known.len());
}

#[test]
fn a_waiver_and_what_is_observed_are_told() {
    let results = document(&[Fixture::waived().view()])["assessment-results"]["results"][0].clone();
    let list = |key: &str| results[key].as_array().expect("a list").clone();
    let risks = list("risks").into_iter().filter(|risk| risk["status"] == "deviation-approved");
    let kept = |risk: Value| serde_json::json!({ "title": risk["title"], "statement": risk["statement"], "deadline": risk["deadline"] });
    let observed = list("observations").into_iter().filter(|one| one["types"][0] == "finding");
    let shown = serde_json::json!({ "risks": risks.map(kept).collect::<Vec<_>>(), "observations": observed.collect::<Vec<_>>() });
    check("waived_oscal", &serde_json::to_string_pretty(&shown).expect("JSON"));
}
