//! The Test Anything Protocol: read as a harness reads it.

use super::{EVERY_OUTCOME, Found, check_all, check_same_findings, samples};
use crate::session::Session;

/// A test point.
struct Point {
    manifest: String,
    ok: bool,
    number: usize,
    description: String,
    directive: Option<String>,
    block: Vec<String>,
}

/// The test points of a stream, which must be well formed.
fn parse(text: &str) -> Vec<Point> {
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("TAP version 14"));
    let mut points: Vec<Point> = Vec::new();
    let mut manifest = String::new();
    let mut in_block = false;
    let mut plan = None;
    for line in lines {
        assert!(plan.is_none(), "nothing stands behind the plan: {line}");
        if in_block {
            in_block = line != "  ...";
            assert!(line.starts_with("  "), "{line}");
            points.last_mut().unwrap().block.push(line.to_owned());
        } else if line == "  ---" {
            in_block = true;
        } else if let Some(comment) = line.strip_prefix("# ") {
            comment.split(" as of ").next().unwrap().clone_into(&mut manifest);
        } else if let Some(number) = line.strip_prefix("1..") {
            plan = Some(number.parse::<usize>().unwrap());
        } else {
            let ok = !line.starts_with("not ok ");
            let rest = line.strip_prefix(if ok { "ok " } else { "not ok " }).unwrap();
            let (number, rest) = rest.split_once(" - ").unwrap();
            let (description, directive) = match rest.split_once(" # ") {
                Some((description, directive)) => (description, Some(directive.to_owned())),
                None => (rest, None),
            };
            let description = description.replace("\\#", "#").replace("\\\\", "\\");
            let (manifest, number) = (manifest.clone(), number.parse().unwrap());
            points.push(Point { manifest, ok, number, description, directive, block: Vec::new() });
        }
    }
    assert_eq!(plan, Some(points.len()));
    assert!(points.iter().zip(1..).all(|(point, number)| point.number == number));
    points
}

/// The findings that a stream tells.
fn read(text: &str) -> Vec<Found> {
    let found = |point: Point| {
        let head = point.description.split(": ").next().unwrap();
        if let Some(kind) = point.block.first().and_then(|line| line.strip_prefix("  observation: ")) {
            return Found::observed(kind, head.strip_prefix(kind).and_then(|about| about.strip_prefix(' ')));
        }
        let (rule, element) = match head.split_once(" [") {
            Some((rule, element)) => (rule, Some(element.strip_suffix(']').unwrap().to_owned())),
            None => (head, None),
        };
        let outcome = match point.directive.as_deref().and_then(|directive| directive.split_once(' ')) {
            Some(("SKIP", reason)) => reason.split(": ").next().unwrap().to_owned(),
            Some(("TODO", outcome)) => match outcome.split_once(": ").unwrap() {
                ("known", outcome) => outcome.to_owned(),
                (outcome, own) => format!("{outcome} ({})", own.split(", ").next().unwrap()),
            },
            Some((other, _)) => panic!("{other}"),
            None if point.ok => "satisfied".to_owned(),
            None => point.block[0].strip_prefix("  outcome: ").unwrap().to_owned(),
        };
        let documents = point.block.iter().skip_while(|line| *line != "  evidence:").skip(1);
        let documents = documents.map_while(|line| line.strip_prefix("    - "));
        let evidence = documents.flat_map(|line| super::documents(line.trim_matches('"'))).collect();
        let is_known = point.block.iter().any(|line| line == "  baseline: known");
        Found { manifest: point.manifest, rule: rule.to_owned(), element, outcome, evidence }.marked(is_known)
    };
    parse(text).into_iter().map(found).collect()
}

#[test]
fn each_test_point_is_a_finding() {
    check_same_findings("tap", EVERY_OUTCOME, read);
}

#[test]
fn every_stream_is_well_formed() {
    for (_, check) in samples() {
        for lang in ["zh", "both"] {
            let command = format!("{check} --format tap --lang {lang}");
            assert!(!parse(&Session::in_repository().run(&command).stdout).is_empty());
        }
    }
    assert!(parse(&Session::in_repository().run(&check_all("tap")).stdout).len() > 500);
}

#[test]
fn what_a_manifest_states_is_no_directive_and_no_line() {
    let text = "[manifest]\nversion = 1\n[[dataset]]\nname = \"a # SKIP\\nok 9 - b\\\\\"\n";
    let session = Session::in_empty_folder().with("a # TODO.toml", text);
    let run = session.run("check 'a # TODO.toml' --as-of 2026-11-23 --format tap");
    let points = parse(&run.stdout);
    let point = points.iter().find(|point| point.description.contains("[a # SKIP ok 9 - b\\]")).unwrap();
    assert!(!point.ok && point.directive.is_none());
}

#[test]
fn a_manifest_that_cannot_be_read_fails() {
    let session = Session::in_empty_folder().with("bad.toml", "[manifest]\nversion = \"one\"\n");
    let run = session.run("check bad.toml --format tap").exits(2);
    assert!(parse(&run.stdout).iter().all(|point| !point.ok));
    crate::session::snapshot("formats/tap-refused", &run.stdout);
}
