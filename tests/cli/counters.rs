//! Counters of another year in reports: each says what it assumes.

use crate::session::Session;

const AGENCY: &str = "samples/travel-agency/manifest.toml --pack crossborder";

#[test]
fn within_the_year_of_the_manifest_nothing_is_assumed() {
    let session = Session::in_repository();
    for day in ["2026-01-01", "2026-12-31"] {
        let report = session.run(&format!("check {AGENCY} --as-of {day} --format json")).json();
        let mut findings = report["findings"].as_array().unwrap().iter();
        assert!(findings.all(|finding| finding["notes"].as_array().unwrap().is_empty()), "{report:#}");
    }
}

#[test]
fn a_check_of_the_next_year_finds_what_the_timeline_says_and_notes_what_it_assumes() {
    let session = Session::in_repository();
    let timeline =
        format!("timeline {AGENCY} --as-of 2026-11-23 --from 2027-01-01 --to 2027-01-01 --format json");
    let timeline = session.run(&timeline).exits(0).json();
    let check = session.run(&format!("check {AGENCY} --as-of 2027-01-01 --format json")).json();
    let findings = check["findings"].as_array().unwrap();
    let restarts = timeline["changes"][0]["restarts"].as_array().unwrap();
    assert!(!restarts.is_empty());
    for restart in restarts {
        let same =
            |key: &str| findings.iter().filter(move |one| one[key] == restart[key]).collect::<Vec<_>>();
        let of_rule = same("rule");
        let finding = of_rule.iter().find(|one| one["element"] == restart["element"]);
        // What a rule does not look at is one finding without an element.
        let finding = finding.or(of_rule.first()).unwrap();
        assert_eq!(finding["outcome"], restart["before"], "{restart:#}");
        let notes = finding["notes"].as_array().unwrap();
        for counter in restart["causes"].as_array().unwrap() {
            let name = format!("`{}`", counter["name"].as_str().unwrap());
            let is_noted = notes.iter().any(|note| note["en"].as_str().unwrap().contains(&name));
            assert!(is_noted, "{name} in {finding:#}");
        }
    }
}

#[test]
fn a_year_before_that_of_the_manifest_is_a_hypothesis_too() {
    let run =
        Session::in_repository().run(&format!("check {AGENCY} --as-of 2025-06-30 --lang both")).exits(1);
    let en = "count from 1 January 2026; as of 2025-06-30 they are read as a hypothesis";
    let text = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(en), "{}", run.stdout);
    assert!(run.stdout.contains("自2026年1月1日起累计"), "{}", run.stdout);
}

#[test]
fn every_form_of_the_report_says_so() {
    let session = Session::in_repository();
    let said = "`export.persons-this-year`, `transfer.persons-this-year` count from 1 January 2026; \
                as of 2027-01-20 they are read as a hypothesis";
    for form in [
        "terminal", "json", "ndjson", "sarif", "junit", "tap", "github", "gitlab", "markdown", "csv", "oscal",
    ] {
        let run = session.run(&format!("check {AGENCY} --as-of 2027-01-20 --format {form}")).exits(1);
        let text = run.stdout.replace("<code>", "`").replace("</code>", "`").replace("\\`", "`");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(said), "{form}: {}", run.stdout);
    }
}

#[test]
fn without_a_day_of_the_facts_the_year_is_assumed_and_said_to_be() {
    let manifest = std::fs::read_to_string("samples/travel-agency/manifest.toml").unwrap();
    let described = "described-on = 2026-11-16\n";
    assert!(manifest.contains(described));
    let session = Session::in_empty_folder().with("product.toml", manifest.replace(described, ""));
    let run = session.run("check product.toml --pack crossborder --as-of 2026-11-23").exits(1).quietly();
    let text = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let said =
        "are taken to count from 1 January 2026: the manifest does not say on which day its facts hold";
    assert!(text.contains(said), "{}", run.stdout);
}

#[test]
fn a_comparison_with_another_year_says_so_too() {
    let session = Session::in_repository();
    let diff = format!("diff {AGENCY} --as-of 2026-11-23 --against");
    let said = "count from 1 January 2026; as of 2027-01-20 they are read as a hypothesis";
    let run = session.run(&format!("{diff} 2027-01-20 --lang both"));
    let text = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(text.matches(said).count(), 1, "{}", run.stdout);
    assert!(run.stdout.contains("按假设采用"), "{}", run.stdout);
    let notes = session.run(&format!("{diff} 2027-01-20 --format json")).json()["notes"].clone();
    assert!(notes[0]["en"].as_str().unwrap().contains(said), "{notes:#}");
    let within = session.run(&format!("{diff} 2026-12-31 --format json")).json();
    assert_eq!(within["notes"].as_array().unwrap().len(), 0);
}
