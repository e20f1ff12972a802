//! Products with many elements of which little is known: findings name a bounded number of what is missing, and say so.

use std::collections::BTreeMap;

use crate::session::Session;

/// As many elements as one fact is named of.
const MOST_NAMED: usize = 20;

fn product(datasets: usize) -> Session {
    let head = "[manifest]\nversion = 1\n[operator]\nroles = [\"data-handler\"]\n".to_owned();
    let dataset = |number| format!("[[dataset]]\nname = \"d{number}\"\n");
    let manifest: Vec<String> = std::iter::once(head).chain((0..datasets).map(dataset)).collect();
    Session::in_empty_folder().with("product.toml", manifest.concat())
}

const CHECK: &str = "check product.toml --pack csl --as-of 2026-11-23";

#[test]
fn a_finding_names_one_fact_of_twenty_elements_at_most() {
    let report = product(60).run(&format!("{CHECK} --format json")).exits(1).json();
    let findings = report["findings"].as_array().unwrap();
    let mut with_more = 0;
    for finding in findings {
        let mut named: BTreeMap<&str, usize> = BTreeMap::new();
        for name in finding["missing"].as_array().unwrap() {
            let (_, fact) = name.as_str().unwrap().rsplit_once('.').unwrap_or_default();
            *named.entry(fact).or_default() += 1;
        }
        let has_more = finding["missing_more"].as_bool().unwrap_or(false);
        // Of its own element, a finding may name the fact once more.
        assert!(named.values().all(|count| *count <= MOST_NAMED + 1), "{finding:#}");
        assert!(!has_more || named.values().any(|count| *count >= MOST_NAMED), "{finding:#}");
        with_more += usize::from(has_more);
    }
    assert!(with_more > 0);
    let few = product(10).run(&format!("{CHECK} --format json")).exits(1).json();
    assert!(few["findings"].as_array().unwrap().iter().all(|finding| finding.get("missing_more").is_none()));
}

#[test]
fn forms_that_list_what_is_missing_say_that_there_is_more() {
    let session = product(60);
    for (form, said) in [
        ("sarif", "\"missingMore\":true"),
        ("oscal", "\"missing-more\""),
        ("csv", "the same facts of further elements"),
        ("html", "the same facts of further elements"),
        ("junit", "and many more"),
    ] {
        let run = session.run(&format!("{CHECK} --format {form}"));
        assert!(run.stdout.contains(said), "{form}");
    }
}
