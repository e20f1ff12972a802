//! OSCAL, on the fixture.

use serde_json::Value;

use super::rendered;
use crate::findings::{Findings, Outcome};
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
    let fixture = Fixture::new();
    let view = fixture.view();
    let mut findings = Findings { as_of: view.findings.as_of, findings: view.findings.findings.clone() };
    for finding in findings.findings.iter_mut().filter(|finding| finding.outcome == Outcome::Breached) {
        finding.outcome = Outcome::Waived;
    }
    let waived = document(&[View { findings: &findings, ..view }]);
    let plain = document(&[view]);
    let risks = |document: &Value| {
        let risks = document["assessment-results"]["results"][0]["risks"].as_array().expect("risks").clone();
        risks
            .into_iter()
            .map(|risk| (risk["uuid"].to_string(), risk["status"].to_string()))
            .collect::<Vec<_>>()
    };
    let statuses = |status: &str| {
        let quoted = format!("\"{status}\"");
        risks(&plain).into_iter().map(|(uuid, _)| (uuid, quoted.clone())).collect::<Vec<_>>()
    };
    assert_eq!(risks(&plain), statuses("open"));
    assert_eq!(risks(&waived), statuses("deviation-approved"));
}
