//! Commands of a GitHub workflow, read as its runner reads them, and the summary of the step.

use std::collections::BTreeMap;

use super::{Found, OPEN_OUTCOMES, check_same_findings, documents_behind, in_json, named};
use crate::session::Session;

const BANK: &str = "samples/critical-bank-breaches/manifest.toml";

/// A command: its name, its properties and its message.
struct Command {
    name: String,
    properties: BTreeMap<String, String>,
    message: String,
}

fn unescape(text: &str) -> String {
    let text = text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",");
    text.replace("%25", "%")
}

fn parse(text: &str) -> Vec<Command> {
    let command = |line: &str| {
        let (head, message) = line.strip_prefix("::")?.split_once("::").unwrap();
        let (name, properties) = head.split_once(' ').unwrap();
        let properties = properties.split(',').map(|property| {
            let (key, value) = property.split_once('=').unwrap();
            (key.to_owned(), unescape(value))
        });
        Some(Command { name: name.to_owned(), properties: properties.collect(), message: unescape(message) })
    };
    text.lines().filter_map(command).collect()
}

/// The findings that the annotations tell.
fn read(text: &str) -> Vec<Found> {
    let found = |command: Command| {
        let title = &command.properties["title"];
        let (outcome, about) =
            title.split_once(": ").map_or((title.as_str(), None), |(outcome, about)| (outcome, Some(about)));
        if ["waiver-", "evidence-", "finding-"].iter().any(|kind| outcome.starts_with(kind)) {
            return Found::observed(outcome, about);
        }
        let about = about.unwrap();
        let (rule, element) = match about.split_once(" [") {
            Some((rule, element)) => (rule, Some(element.strip_suffix(']').unwrap().to_owned())),
            None => (about, None),
        };
        let (rule, outcome) = (rule.to_owned(), named(outcome));
        let manifest = super::manifest_of(&command.properties["file"]);
        Found { manifest, rule, element, outcome, evidence: documents_behind(&command.message) }
    };
    parse(text).into_iter().map(found).collect()
}

#[test]
fn each_annotation_is_a_finding() {
    check_same_findings("github", OPEN_OUTCOMES, read);
}

#[test]
fn the_gravest_come_first() {
    let command =
        "check samples/partial-knowledge/manifest.toml --pack csl --as-of 2026-11-23 --format github";
    let run = Session::in_repository().run(command);
    let names: Vec<String> = parse(&run.stdout).into_iter().map(|command| command.name).collect();
    let grave = |name: &String| ["error", "warning", "notice"].iter().position(|kind| kind == name).unwrap();
    assert!(names.len() > 1 && names.is_sorted_by_key(grave), "{names:?}");
}

#[test]
fn an_annotation_stands_at_its_place() {
    let run =
        Session::in_repository().run(&format!("check {BANK} --pack csl --as-of 2026-11-23 --format github"));
    let findings = in_json(&format!("check {BANK} --pack csl --as-of 2026-11-23"));
    let breaches = findings.iter().filter(|finding| finding["outcome"] == "breached");
    for (command, breach) in parse(&run.stdout).into_iter().zip(breaches) {
        let place = &breach["location"];
        assert_eq!(command.name, "error");
        assert_eq!(command.properties["line"], place["line"].to_string());
        assert_eq!(command.properties["col"], place["column"].to_string());
        assert_eq!(command.properties["endColumn"], place["end_column"].to_string());
        assert!(command.message.starts_with(breach["message"]["en"].as_str().unwrap()));
        assert!(command.message.ends_with(breach["remedy"]["en"].as_str().unwrap()));
    }
}

#[test]
fn what_a_manifest_states_is_no_command() {
    let text = "[manifest]\nversion = 1\n[[dataset]]\nname = \"a,line=1::\\n::error::owned 100%0A\"\n";
    let session = Session::in_empty_folder().with("a, b: c.toml", text);
    let run = session.run("check 'a, b: c.toml' --as-of 2026-11-23 --format github");
    let commands = parse(&run.stdout);
    assert!(commands.iter().all(|command| command.properties["file"] == "a, b: c.toml"));
    assert!(
        commands
            .iter()
            .any(|command| command.properties["title"].contains("[a,line=1::\n::error::owned 100%0A]"))
    );
    assert!(!run.stdout.contains("\n::error::"));
}

#[test]
fn a_manifest_that_cannot_be_read_is_annotated() {
    let session = Session::in_empty_folder().with("bad.toml", "[manifest]\nversion = \"one\"\n");
    let run = session.run("check bad.toml missing.toml --format github").exits(2);
    crate::session::snapshot("formats/github-refused", &run.stdout);
}

#[test]
fn the_summary_of_the_step_is_appended() {
    let session = Session::in_empty_folder()
        .with_copy(BANK, "bank.toml")
        .with("summary.md", "what was there\n")
        .with_variable("GITHUB_STEP_SUMMARY", "summary.md");
    let command = "check bank.toml --pack csl --as-of 2026-11-23 --format";
    session.run(&format!("{command} terminal")).exits(1);
    assert_eq!(session.text_of("summary.md"), "what was there\n");
    session.run(&format!("{command} github")).exits(1).quietly();
    let markdown = session.run(&format!("{command} markdown")).stdout;
    assert_eq!(session.text_of("summary.md"), format!("what was there\n{markdown}"));
}

#[test]
fn the_summary_of_the_step_tells_what_cannot_be_read() {
    let session = Session::in_empty_folder()
        .with_copy(BANK, "bank.toml")
        .with("bad.toml", "[manifest]\nversion = \"one\"\n")
        .with_variable("GITHUB_STEP_SUMMARY", "summary.md");
    let command = "check bank.toml bad.toml missing.toml --pack csl --as-of 2026-11-23 --format";
    session.run(&format!("{command} github")).exits(2);
    let summary = session.text_of("summary.md");
    assert_eq!(summary, session.run(&format!("{command} markdown")).exits(2).stdout);
    assert!(summary.contains("### hegui: bad.toml") && summary.contains("### hegui: missing.toml"));
}

#[test]
fn a_summary_that_is_full_says_so() {
    let session = Session::in_empty_folder()
        .with_copy(BANK, "bank.toml")
        .with_variable("GITHUB_STEP_SUMMARY", "summary.md");
    let manifests = vec!["bank.toml"; 150].join(" ");
    session.run(&format!("check {manifests} --pack csl --as-of 2026-11-23 --format github")).exits(1);
    let summary = session.text_of("summary.md");
    assert!(summary.len() < 1024 * 1024, "{}", summary.len());
    assert!(summary.contains("The summary is full"));
}

#[test]
fn what_a_summary_holds_already_takes_its_room() {
    let session = Session::in_empty_folder()
        .with_copy(BANK, "bank.toml")
        .with("summary.md", "x".repeat(900_000))
        .with_variable("GITHUB_STEP_SUMMARY", "summary.md");
    let manifests = vec!["bank.toml"; 20].join(" ");
    let command = format!("check {manifests} --pack csl --as-of 2026-11-23 --format github");
    for run in 1..=2 {
        session.run(&command).exits(1);
        let summary = session.text_of("summary.md");
        assert!(summary.len() < 1024 * 1024, "{}", summary.len());
        assert!(summary.contains("### hegui: bank.toml"));
        assert_eq!(summary.matches("The summary is full").count(), run);
    }
    let session = session.with("summary.md", "x".repeat(1024 * 1024));
    session.run(&command).exits(1);
    assert_eq!(session.text_of("summary.md").len(), 1024 * 1024, "nothing has room");
}

#[test]
#[cfg(target_os = "linux")]
fn a_summary_that_cannot_be_written_is_no_pass() {
    let session = Session::in_empty_folder()
        .with_copy("samples/critical-bank/manifest.toml", "bank.toml")
        .with_variable("GITHUB_STEP_SUMMARY", "nowhere/summary.md");
    session.run("check bank.toml --pack csl --as-of 2026-11-23 --format github").exits(2);
}
