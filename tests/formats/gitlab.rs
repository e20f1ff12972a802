//! Code quality of GitLab: the fields that it asks for, and the findings behind the fingerprints.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    Found, KNOWN, OPEN_OUTCOMES, against_baseline, check_against_baseline, check_all, check_each,
    check_together, samples,
};
use crate::session::{Run, Session};

fn issues(text: &str) -> Vec<Value> {
    serde_json::from_str::<Value>(text).unwrap().as_array().unwrap().clone()
}

/// The findings by their fingerprints, as the lines of `ndjson` tell them.
fn by_fingerprint(runs: &[Run]) -> BTreeMap<String, Found> {
    let mut found = BTreeMap::new();
    for line in runs.iter().flat_map(|run| run.stdout.lines()) {
        let line: Value = serde_json::from_str(line).unwrap();
        let (entry, one) = match &line["observation"] {
            Value::Null => {
                let manifest = line["manifest"].as_str().unwrap();
                (&line["finding"], Found::in_json(manifest, &line["finding"]))
            }
            observation => (observation, Found::observed_in_json(observation)),
        };
        // One finding may have another outcome on another day, but a problem stays one.
        if OPEN_OUTCOMES.contains(&one.sort()) {
            found.insert(entry["fingerprint"].as_str().unwrap().to_owned(), one);
        }
    }
    found
}

/// The findings that the issues are about, by their fingerprints.
fn read(text: &str, known: &BTreeMap<String, Found>) -> Vec<Found> {
    let found = |issue: &Value| {
        let found = known[issue["fingerprint"].as_str().unwrap()].clone();
        if let Some(kind) = found.outcome.strip_prefix("observation ") {
            assert_eq!(issue["check_name"], kind);
            return found;
        }
        assert_eq!(issue["check_name"], found.rule.as_str());
        assert_eq!(super::manifest_of(issue["location"]["path"].as_str().unwrap()), found.manifest);
        let description = issue["description"].as_str().unwrap();
        assert_eq!(found.sort() == "waived", description.starts_with("waived ("), "{description}");
        assert_eq!(super::documents_behind(description), found.evidence, "{description}");
        let outcome = description.split(": ").next().unwrap();
        assert_eq!(found.outcome.ends_with(KNOWN), outcome.ends_with(KNOWN), "{description}");
        found
    };
    issues(text).iter().map(found).collect()
}

#[test]
fn each_issue_is_a_finding() {
    let session = Session::in_repository();
    let mut runs: Vec<Run> =
        samples().iter().map(|(_, check)| session.run(&format!("{check} --format ndjson"))).collect();
    runs.push(session.run(&check_all("ndjson")));
    let known = by_fingerprint(&runs);
    check_each("gitlab", OPEN_OUTCOMES, &samples(), &|text| read(text, &known));
    check_together("gitlab", OPEN_OUTCOMES, &|text| read(text, &known));
    let (session, check) = against_baseline();
    let known = by_fingerprint(&[session.run(&format!("{check} --format ndjson"))]);
    check_against_baseline("gitlab", OPEN_OUTCOMES, &|text| read(text, &known));
}

#[test]
fn each_issue_has_what_gitlab_asks_for() {
    let mut fingerprints = BTreeSet::new();
    for issue in issues(&Session::in_repository().run(&check_all("gitlab")).stdout) {
        for key in ["description", "check_name", "fingerprint"] {
            assert!(!issue[key].as_str().unwrap().is_empty(), "{issue}");
        }
        assert!(["info", "minor", "major", "critical"].contains(&issue["severity"].as_str().unwrap()));
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
        assert!(fingerprints.insert(issue["fingerprint"].to_string()), "{issue}");
    }
    assert!(fingerprints.len() > 50);
}

#[test]
fn nothing_found_is_an_empty_array() {
    let command = "check samples/critical-bank/manifest.toml --pack csl --as-of 2026-11-23 --format gitlab";
    assert_eq!(Session::in_repository().run(command).exits(0).stdout, "[]\n");
}

#[test]
fn a_manifest_that_cannot_be_read_blocks() {
    let session = Session::in_empty_folder().with("bad.toml", "[manifest]\nversion = \"one\"\n");
    let run = session.run("check ./bad.toml missing.toml --format gitlab").exits(2);
    let issues = issues(&run.stdout);
    assert!(issues.iter().all(|issue| issue["severity"] == "blocker"));
    assert_eq!(issues[0]["location"], serde_json::json!({ "path": "bad.toml", "lines": { "begin": 2 } }));
    assert_eq!(issues[1]["location"]["path"], "missing.toml");
    assert_ne!(issues[0]["fingerprint"], issues[1]["fingerprint"]);
}
