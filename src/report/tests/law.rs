//! The instruments and their coverage.

use crate::report::fixture::{Fixture, check, layout};
use crate::report::{CaseCounts, ReportLanguage, law, law_json};

fn cases() -> CaseCounts {
    CaseCounts::from([("act.log-retention".to_owned(), 3), ("act.incident-plan".to_owned(), 1)])
}

#[test]
fn text_in_each_language() {
    let fixture = Fixture::new();
    let program = &fixture.compiled.program;
    check("law_en", &law(program, &cases(), layout(ReportLanguage::En, 100)));
    check("law_zh", &law(program, &cases(), layout(ReportLanguage::Zh, 80)));
    check("law_both", &law(program, &cases(), layout(ReportLanguage::Both, 100)));
}

#[test]
fn json() {
    let fixture = Fixture::new();
    check("law_json", &law_json(&fixture.compiled.program, &cases()));
}
