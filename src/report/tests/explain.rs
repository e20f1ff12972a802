//! Explanations of names.

use crate::report::fixture::{Fixture, check, layout};
use crate::report::{CaseCounts, Library, ReportLanguage, explain};

fn explained(name: &str, language: ReportLanguage) -> Result<String, Vec<String>> {
    let fixture = Fixture::new();
    let cases = CaseCounts::from([("act.log-retention".to_owned(), 3)]);
    let compiled = &fixture.compiled;
    let library = Library { program: &compiled.program, rules: Some(&compiled.sources), cases: &cases };
    explain(&library, name, layout(language, 100))
}

fn report(snapshot: &str, names: &[&str], language: ReportLanguage) {
    let texts: Vec<String> =
        names.iter().map(|name| explained(name, language).expect("the name is known")).collect();
    check(snapshot, &texts.join("\n"));
}

#[test]
fn rules_provisions_facts_outcomes_and_codes() {
    let names = [
        "act.log-retention",
        "act.localization",
        "ACT-2017/21(3)",
        "ACT-2025/61.1",
        "operator.ciio",
        "operator.roles",
        "dataset",
        "dataset.stores.country",
        "not applicable",
        "names::unknown",
    ];
    report("explain_en", &names, ReportLanguage::En);
    report("explain_zh", &names, ReportLanguage::Zh);
    report("explain_both", &["act.log-retention", "operator.ciio"], ReportLanguage::Both);
}

#[test]
fn an_unknown_name_gets_the_nearest_ones() {
    let suggested = |name| explained(name, ReportLanguage::En).expect_err("the name is unknown");
    assert_eq!(suggested("operator.cioo"), ["operator.ciio"]);
    assert_eq!(suggested("log-retention"), ["act.log-retention", "security.log-retention"]);
    assert_eq!(suggested("breeched"), ["breached"]);
    assert_eq!(suggested("names::unknwon"), ["names::unknown"]);
    assert_eq!(suggested("zzzzzzzz"), Vec::<String>::new());
}

#[test]
fn every_name_that_is_suggested_is_explained() {
    let fixture = Fixture::new();
    let cases = CaseCounts::default();
    let library = Library { program: &fixture.compiled.program, rules: None, cases: &cases };
    // A separator stands in all names of its kind.
    for part in [".", "/", "::", "a", "e"] {
        let suggested = explain(&library, part, layout(ReportLanguage::En, 80)).expect_err("no name is this");
        assert!(!suggested.is_empty());
        for name in suggested {
            assert!(explain(&library, &name, layout(ReportLanguage::En, 80)).is_ok(), "{name}");
        }
    }
}
