//! The formats of the report: each says the same of every sample.

mod csv;
mod github;
mod gitlab;
mod html;
mod junit;
mod markdown;
mod ndjson;
mod oscal;
mod sarif;
mod summary;
mod tap;
mod xlsx;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::samples::Sample;
use crate::session::Session;

/// A finding or an observation as every format must tell it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    manifest: String,
    rule: String,
    element: Option<String>,
    /// `breached`, `waived (breached)` or `observation waiver-expired`; `breached, known` where a baseline has it.
    outcome: String,
    /// The documents behind it, each with its state: `filing-certificate (sound)`.
    evidence: Vec<String>,
}

impl Found {
    /// From a finding of the JSON report.
    fn in_json(manifest: &str, finding: &Value) -> Self {
        let text = |key: &str| finding[key].as_str().map(str::to_owned);
        let own = finding["waiver"]["outcome"].as_str().map(|own| format!(" ({own})"));
        Self {
            manifest: manifest.to_owned(),
            rule: text("rule").unwrap(),
            element: text("element"),
            outcome: text("outcome").unwrap() + &own.unwrap_or_default(),
            evidence: documents_in_json(&finding["evidence"]),
        }
        .marked(finding["known"] == true)
    }

    /// With the mark of what is known, where it is.
    fn marked(mut self, is_known: bool) -> Self {
        if is_known {
            self.outcome += KNOWN;
        }
        self
    }

    /// An observation, about a rule and an element.
    fn observed(kind: &str, about: Option<&str>) -> Self {
        let (rule, element) = match about.and_then(|about| about.strip_suffix(']')?.split_once('[')) {
            Some((rule, element)) => (rule, Some(element.to_owned())),
            None => (about.unwrap_or_default(), None),
        };
        let outcome = format!("observation {kind}");
        Self { rule: rule.to_owned(), element, outcome, ..Self::default() }
    }

    /// From an observation of the JSON report.
    fn observed_in_json(observation: &Value) -> Self {
        let element = observation["element"].as_str().map(str::to_owned);
        Self {
            element,
            ..Self::observed(observation["kind"].as_str().unwrap(), observation["rule"].as_str())
        }
    }

    /// The outcome without the one that a waived finding has of its own, or `observation`.
    fn sort(&self) -> &str {
        self.outcome.split([' ', ',']).next().unwrap()
    }
}

/// Documents as JSON has them.
fn documents_in_json(evidence: &Value) -> Vec<String> {
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    let documents = evidence.as_array().map(Vec::as_slice).unwrap_or_default().iter();
    documents.map(|one| format!("{} ({})", text(one, "id"), text(one, "state"))).collect()
}

/// Documents as texts for people have them, in English: `id (sound): title, path; id (missing, expired after …)`.
fn documents(text: &str) -> Vec<String> {
    let document = |text: &str| {
        let (id, rest) = text.split_once(" (").unwrap();
        let state = rest.split([',', ')']).next().unwrap().split(" after ").next().unwrap();
        format!("{id} ({})", state.replace(' ', "-"))
    };
    text.split(['\n', ';']).map(str::trim).filter(|text| !text.is_empty()).map(document).collect()
}

/// The documents that a text names behind `evidence: `.
fn documents_behind(text: &str) -> Vec<String> {
    let behind = text.split("evidence: ").nth(1).map(|rest| rest.lines().next().unwrap_or_default());
    behind.map(documents).unwrap_or_default()
}

/// What stands behind the outcome of a finding that a baseline has.
const KNOWN: &str = ", known";

/// An outcome or a kind of observation as reports for people call it, in English.
fn named(name: &str) -> String {
    if let Some(name) = name.strip_suffix(KNOWN) {
        return named(name) + KNOWN;
    }
    match name {
        "not known yet" => "undetermined".to_owned(),
        "not applicable" => "not-applicable".to_owned(),
        "waived (not known yet)" => "waived (undetermined)".to_owned(),
        observation
            if ["waiver ", "evidence ", "finding "].iter().any(|one| observation.starts_with(one)) =>
        {
            format!("observation {}", observation.replace(' ', "-"))
        }
        other => other.to_owned(),
    }
}

/// The manifest to which a place belongs: its own file, or that of a document beside it in a sample's folder.
fn manifest_of(file: &str) -> String {
    match file.rsplit_once('/') {
        Some((folder, _)) if file.starts_with("samples/") => format!("{folder}/manifest.toml"),
        _ => file.to_owned(),
    }
}

const EVERY_OUTCOME: &[&str] =
    &["breached", "undetermined", "waived", "exempt", "satisfied", "not-applicable", "observation"];

/// The outcomes that somebody should look at.
const OPEN_OUTCOMES: &[&str] = &["breached", "undetermined", "waived", "observation"];

/// The format that tells no more of a finding than its name and its outcome.
const NAMES_ALONE: &str = "summary";

/// All samples: each manifest with the first check of its README.
fn samples() -> Vec<(String, String)> {
    let path = |sample: &Sample| format!("samples/{}/manifest.toml", sample.name);
    Sample::all().iter().map(|sample| (path(sample), sample.command())).collect()
}

/// What the JSON report of a check finds.
fn in_json(command: &str) -> Vec<Value> {
    let run = Session::in_repository().run(&format!("{command} --format json"));
    run.json()["findings"].as_array().unwrap().clone()
}

/// The findings and the observations of the JSON report of a check.
fn found_in_json(manifest: &str, command: &str) -> Vec<Found> {
    of_report(manifest, &Session::in_repository().run(&format!("{command} --format json")).json())
}

/// The findings and the observations of a JSON report.
fn of_report(manifest: &str, report: &Value) -> Vec<Found> {
    let list = |key: &str| report[key].as_array().unwrap().clone();
    let mut found: Vec<Found> =
        list("findings").iter().map(|finding| Found::in_json(manifest, finding)).collect();
    found.extend(list("observations").iter().map(Found::observed_in_json));
    found
}

/// The check of one manifest by the rules of the Cybersecurity Law, which every sample is checked by together.
fn check_one(manifest: &str) -> String {
    format!("check {manifest} --as-of 2026-11-23 --pack csl")
}

/// Fails where a format tells other findings than the JSON report, of one sample or of all in one document.
/// `read` finds them in the document; the format tells those of `outcomes`.
fn check_same_findings(format: &str, outcomes: &[&str], read: impl Fn(&str) -> Vec<Found>) {
    check_each(format, outcomes, &samples(), &read);
    check_together(format, outcomes, &read);
    check_against_baseline(format, outcomes, &read);
}

/// A bank that is held against the baseline of what it was before, and the check of it: something is new, something has
/// vanished, something is waived and the rest is known.
fn against_baseline() -> (Session, String) {
    let session = Session::in_empty_folder().with_copy(BANK, BANK);
    session.run(&format!("{} --write-baseline known.json", check_one(BANK))).exits(0);
    let text = session.text_of(BANK).replacen("incident-plan = true", "incident-plan = false", 1);
    let text = text.replace("log-retention = \"180 days\"", "log-retention = \"12 months\"");
    let waiver = "# hegui: waive csl.staff-training until=2026-12-31 by=\"Li Wei\" reason=\"in December\"";
    let session = session.with(BANK, format!("{text}\n{waiver}\n"));
    (session, format!("{} --baseline known.json", check_one(BANK)))
}

const BANK: &str = "samples/critical-bank-breaches/manifest.toml";

/// Fails where a format tells other findings than the JSON report, or tells other ones to be known.
fn check_against_baseline(format: &str, outcomes: &[&str], read: &impl Fn(&str) -> Vec<Found>) {
    let (session, check) = against_baseline();
    let report = session.run(&format!("{check} --format json")).exits(1).json();
    let found = of_report(BANK, &report);
    for outcome in ["breached", "breached, known", "waived (breached), known", "observation finding-vanished"]
    {
        assert!(found.iter().any(|one| one.outcome == outcome), "{outcome}: {found:?}");
    }
    let command = format!("{check} --format {format}");
    let expected = found.into_iter().filter(|found| outcomes.contains(&found.sort())).collect();
    compare(&command, read(&session.run(&command).exits(1).quietly().stdout), expected);
}

/// Fails where a format tells other findings than the JSON report of these samples, or others when it is asked again.
fn check_each(
    format: &str,
    outcomes: &[&str],
    samples: &[(String, String)],
    read: &impl Fn(&str) -> Vec<Found>,
) {
    let session = Session::in_repository();
    for (manifest, check) in samples {
        let command = format!("{check} --format {format}");
        let run = session.run(&command);
        // A comment has only so much room, and says what had none.
        if !run.stdout.contains("have no room here") {
            compare(&command, read(&run.stdout), expected(format, outcomes, manifest, check));
        }
        assert_eq!(session.run(&command).stdout, run.stdout, "{command} again");
    }
}

/// Fails where a format tells other findings than the JSON report of all samples in one run.
fn check_together(format: &str, outcomes: &[&str], read: &impl Fn(&str) -> Vec<Found>) {
    let command = check_all(format);
    let of_sample =
        |(manifest, _): &(String, String)| expected(format, outcomes, manifest, &check_one(manifest));
    let all = samples().iter().flat_map(of_sample).collect();
    compare(&command, read(&Session::in_repository().run(&command).stdout), all);
}

/// The findings and observations of a check that are of one of these sorts, by the JSON report, as far as a format tells of
/// them.
fn expected(format: &str, outcomes: &[&str], manifest: &str, command: &str) -> Vec<Found> {
    let mut found = found_in_json(manifest, command);
    found.retain(|found| outcomes.contains(&found.sort()));
    if format == NAMES_ALONE {
        for one in &mut found {
            one.evidence.clear();
        }
    }
    found
}

/// Two lists hold the same findings, each as often.
fn compare(command: &str, mut found: Vec<Found>, mut expected: Vec<Found>) {
    found.sort();
    expected.sort();
    let difference = |of: &[Found], other: &[Found]| {
        let other: BTreeSet<&Found> = other.iter().collect();
        of.iter().filter(|one| !other.contains(one)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(difference(&found, &expected), [], "{command} tells what the JSON report does not");
    assert_eq!(difference(&expected, &found), [], "{command} leaves out what the JSON report tells");
    assert_eq!(found.len(), expected.len(), "{command} tells something twice");
}

/// A text as it stands in a JSON file of the repository.
fn json_file(path: &str) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The command that checks all samples in one run.
fn check_all(format: &str) -> String {
    let names: Vec<String> = samples().into_iter().map(|(manifest, _)| manifest).collect();
    format!("{} --format {format}", check_one(&names.join(" ")))
}
