//! Markdown: the table of all findings, and texts of a manifest that would be markup.

use super::{BANK, EVERY_OUTCOME, Found, check_same_findings, documents_behind, named};
use crate::session::Session;

/// The findings that a report tells in its last table.
fn read(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for report in text.split("### hegui: ").skip(1) {
        let manifest = report.split(" as of ").next().unwrap().to_owned();
        let table = report.split("<details>").last().unwrap();
        for row in table.lines().filter(|line| line.starts_with("| ")).skip(2) {
            let cells: Vec<&str> = row.trim_matches(['|', ' ']).split(" | ").collect();
            let (rule, element) = match cells[1].split_once(" · ") {
                Some((rule, element)) => (rule, Some(element.replace("&#95;", "_"))),
                None => (cells[1], None),
            };
            let (rule, outcome) = (rule.trim_matches('`').to_owned(), named(cells[0]));
            let evidence = documents_behind(&cells[2].replace("<br>", "\n"));
            found.push(Found { manifest: manifest.clone(), rule, element, outcome, evidence });
        }
        let vanished = report.split("| vanished | title |").nth(1).unwrap_or_default();
        for row in vanished.lines().skip(2).take_while(|line| line.starts_with("| ")) {
            let about = row.split(" | ").next().unwrap().trim_start_matches("| ");
            let (rule, element) = match about.split_once(" · ") {
                Some((rule, element)) => (rule, Some(element.to_owned())),
                None => (about, None),
            };
            found
                .push(Found { element, ..Found::observed("finding-vanished", Some(rule.trim_matches('`'))) });
        }
        let observed = report.split("**Observations**").nth(1).unwrap_or_default();
        let observed = observed.split("<details>").next().unwrap();
        for row in observed.lines().filter(|line| line.starts_with("| **")) {
            let cells: Vec<&str> = row.trim_matches(['|', ' ']).split(" | ").collect();
            let name = cells[0].trim_start_matches("**").split("**").next().unwrap();
            let about = cells[1].split("<br>").find(|part| part.starts_with('`')).unwrap_or_default();
            let (rule, element) = match about.split_once(" · ") {
                Some((rule, element)) => (rule, Some(element.to_owned())),
                None => (about, None),
            };
            let rule = rule.trim_matches('`').to_owned();
            found.push(Found { rule, element, outcome: named(name), ..Found::default() });
        }
    }
    found
}

#[test]
fn each_row_is_a_finding() {
    check_same_findings("markdown", EVERY_OUTCOME, read);
}

#[test]
fn what_a_manifest_states_is_no_markup() {
    let name = "| </details><img src=x> @octocat #77 ``` [a](https://b) </script>";
    let text = format!("[manifest]\nversion = 1\n[[dataset]]\nname = \"{name}\"\n");
    let session = Session::in_empty_folder().with("product.toml", text);
    let run = session.run("check product.toml --as-of 2026-11-23 --format markdown");
    for markup in ["| </", "<img", "@octo", "#77", "```", "[a]", "https://", "</script"] {
        assert!(!run.stdout.contains(markup), "{markup}");
    }
    assert_eq!(run.stdout.matches("</details>").count(), 1);
    let rows = run.stdout.lines().filter(|line| line.starts_with('|'));
    assert!(rows.clone().count() > 40);
    assert!(rows.into_iter().all(|row| row.matches('|').count() == 4));
}

#[test]
fn a_manifest_that_cannot_be_read_has_its_mistakes_in_its_place() {
    let text = "[manifest]\nversion = \"one\"\n[operator]\ncontry = \"CN\"\n\"@me | #1\" = 1\n";
    let session = Session::in_empty_folder().with("bad_one.toml", text).with_copy(BANK, "good.toml");
    let check = "check bad_one.toml missing.toml good.toml --pack csl --as-of 2026-11-23 --format markdown";
    for lang in ["en", "zh"] {
        let run = session.run(&format!("{check} --lang {lang}")).exits(2);
        let refused = run.stdout.split("### hegui: good.toml").next().unwrap();
        crate::session::snapshot(&format!("formats/markdown-refused-{lang}"), refused);
    }
    let check = "check bad_one.toml --as-of 2026-11-23 --format markdown";
    assert!(session.run(check).exits(2).stdout.starts_with("### hegui: bad"), "alone, too");
}

#[test]
fn a_comment_as_it_is() {
    let command = "check samples/critical-bank-breaches/manifest.toml --pack csl --as-of 2026-11-23 --format markdown --lang";
    for lang in ["en", "zh"] {
        let run = Session::in_repository().run(&format!("{command} {lang}"));
        let open = run.stdout.split("<details>").next().unwrap();
        crate::session::snapshot(&format!("formats/markdown-{lang}"), open);
    }
}
