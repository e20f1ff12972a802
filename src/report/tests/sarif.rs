//! SARIF, on the fixture.

use super::rendered;
use crate::findings::{Findings, Outcome};
use crate::report::fixture::{Fixture, check};
use crate::report::{Detail, ReportLanguage, Sarif, View};

fn document(views: &[View<'_>]) -> serde_json::Value {
    let text = rendered(Sarif::new(ReportLanguage::En, Detail::Verbose), views);
    serde_json::from_str(&text).expect("JSON")
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
