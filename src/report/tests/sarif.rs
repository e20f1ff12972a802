//! SARIF, on the fixture.

use crate::findings::{Findings, Outcome};
use crate::report::fixture::{Fixture, check};
use crate::report::{Detail, Renderer, ReportLanguage, Sarif, View};

fn document(views: &[View<'_>]) -> serde_json::Value {
    let mut sarif = Sarif::new(ReportLanguage::En, Detail::Verbose);
    let mut bytes = Vec::new();
    for view in views {
        sarif.add(view, &mut bytes).expect("memory can be written");
    }
    sarif.finish(&mut bytes).expect("memory can be written");
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn the_document_as_it_is() {
    let fixture = Fixture::new();
    let mut document = document(&[fixture.view()]);
    document["runs"][0]["tool"]["driver"]["semanticVersion"] = "[version]".into();
    check("sarif", &serde_json::to_string_pretty(&document).expect("JSON"));
}

#[test]
fn a_waiver_suppresses_and_changes_nothing_else() {
    let fixture = Fixture::new();
    let view = fixture.view();
    let mut findings = Findings { as_of: view.findings.as_of, findings: view.findings.findings.clone() };
    for finding in &mut findings.findings {
        finding.outcome = match finding.outcome {
            Outcome::Breached | Outcome::Undetermined => Outcome::Waived,
            other => other,
        };
    }
    let waived = document(&[View { findings: &findings, ..view }]);
    let results = waived["runs"][0]["results"].as_array().expect("results");
    let suppressed = |kind: &str| {
        results
            .iter()
            .filter(|result| result["kind"] == kind)
            .all(|result| result["suppressions"][0]["kind"] == "external")
    };
    assert!(suppressed("fail") && suppressed("open"));
    assert!(results.iter().any(|result| result["kind"] == "fail" && result["level"] == "error"));
}
