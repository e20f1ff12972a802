//! Penalties that stand in place of others, in commands and in every form of the report.

use serde_json::Value;

use crate::session::{Run, Session};

const FINES: &str = "CSL-2017/59.1";
const DISCIPLINE: &str = "CSL-2017/72";

/// Checks the data centre that kept no logs, with something more about its operator.
fn check(operator: &str, options: &str) -> Run {
    let session = Session::in_empty_folder().with_copy("samples/data-centre-2017/manifest.toml", "m.toml");
    let manifest = session.text_of("m.toml").replace("[operator]\n", &format!("[operator]\n{operator}\n"));
    session.write("m.toml", &manifest);
    session.run(&format!("check m.toml --pack csl --as-of 2017-08-01 --fail-on never {options}"))
}

/// The provisions behind the fines and the measures of the breach.
fn named(operator: &str) -> (Vec<String>, Vec<String>) {
    let report: Value = serde_json::from_str(&check(operator, "--format json").stdout).unwrap();
    let mut findings = report["findings"].as_array().unwrap().iter();
    let breach = findings.find(|finding| finding["rule"] == "csl.log-retention").unwrap();
    assert_eq!(breach["outcome"], "breached");
    let provisions = |entries: &str| {
        let entries = breach[entries].as_array().unwrap().iter();
        let mut names: Vec<_> =
            entries.map(|entry| entry["provision"].as_str().unwrap().to_owned()).collect();
        names.dedup();
        names
    };
    (provisions("fines"), provisions("measures"))
}

#[test]
fn a_state_organ_is_corrected_and_its_officials_are_disciplined() {
    assert_eq!(named("state-organ = true"), (vec![], vec![DISCIPLINE.to_owned()]));
}

#[test]
fn what_is_not_known_to_be_a_state_organ_is_fined() {
    let fined = || (vec![FINES.to_owned()], vec![FINES.to_owned()]);
    assert_eq!(named("state-organ = false"), fined());
    assert_eq!(named(""), fined());
}

#[test]
fn every_form_of_the_report_names_what_applies() {
    for format in ["terminal", "csv", "oscal", "html"] {
        let text = check("state-organ = true", &format!("--format {format} --lang en")).stdout;
        assert!(text.contains("by the organ above or another one concerned"), "{format}: {text}");
        assert!(!text.contains("10,000 to 100,000"), "{format}: {text}");
    }
}

#[test]
fn a_penalty_is_explained_with_what_it_replaces() {
    let session = Session::in_repository();
    session.run("explain PIPL-2021/68").exits(0).matches("explain/penalty-instead");
    session.run("explain CSL-2017/59.2 --lang zh").exits(0).matches("explain/penalty-replaced-zh");
    let page = session.run("explain csl.log-retention").exits(0).stdout;
    assert!(page.contains("in place of these: Cybersecurity Law"), "{page}");
    assert!(page.contains("if operator.state-organ"), "{page}");
}
