//! SARIF, on the fixture.

use serde_json::Value;

use super::rendered;
use crate::report::fixture::{Fixture, check};
use crate::report::{Detail, ReportLanguage, Sarif, View};

fn document(views: &[View<'_>]) -> Value {
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
    let (plain, waived) = (Fixture::new(), Fixture::waived());
    let (plain, waived) = (document(&[plain.view()]), document(&[waived.view()]));
    let results = |document: &Value| document["runs"][0]["results"].as_array().expect("results").clone();
    let mut suppressed = 0;
    for (before, after) in results(&plain).iter().zip(results(&waived)) {
        if after["suppressions"].is_null() {
            assert_eq!(*before, after);
            continue;
        }
        suppressed += 1;
        assert_eq!(after["properties"]["outcome"], "waived");
        assert_eq!(after["properties"]["ownOutcome"], before["properties"]["outcome"]);
        for key in ["kind", "level", "message", "locations", "partialFingerprints", "taxa"] {
            assert_eq!(before[key], after[key], "{key}");
        }
    }
    assert_eq!(suppressed, 3);
}
