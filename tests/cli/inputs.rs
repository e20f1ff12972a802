//! `hegui check`: files, folders, patterns and streams; what is found in them, in which order, and what if nothing is.

use serde_json::Value;

use crate::session::{Run, Session};

const SHOP: &str = "samples/web-shop/manifest.toml";
const BANK: &str = "samples/critical-bank-breaches/manifest.toml";

/// A manifest of the repository as JSON on one line.
fn json(path: &str) -> String {
    let toml = Session::in_repository().text_of(path);
    hegui::manifest::to_json(&toml).unwrap().to_string()
}

/// The names of the manifests of a report in NDJSON, in order.
fn names(run: &Run) -> Vec<String> {
    let name =
        |line: &str| serde_json::from_str::<Value>(line).unwrap()["manifest"].as_str().unwrap().to_owned();
    let mut names: Vec<String> = run.stdout.lines().map(name).collect();
    names.dedup();
    names
}

/// A folder with manifests and other files.
fn folder() -> Session {
    Session::in_empty_folder()
        .with_copy(SHOP, "products/b/shop.toml")
        .with("products/b/shop.json", json(SHOP))
        .with("products/a.yaml", "manifest: { version: 1 }\noperator: {}\n")
        .with("products/manifest.toml", "[operator]\nciio = true\n")
        .with("products/Cargo.toml", "[package]\nname = \"manifest\"\n")
        .with("products/package.json", "{ \"name\": \"manifest\" }")
        .with("products/notes.md", "[manifest]\n")
        .with("products/broken.txt", "[manifest]\n")
        .with("products/lines.ndjson", format!("{}\n", json(SHOP)))
        .with("products/log.ndjson", "{ \"level\": \"info\" }\n")
        .with("products/old/shop.toml", "[manifest]\nversion = 1\n")
        .with("products/.hidden/shop.toml", "[manifest]\nversion = 1\n")
        .with("products/.gitignore", "old/\n")
}

#[test]
fn a_folder_stands_for_the_manifests_in_it() {
    let session = folder();
    let run = session.run("check products --pack csl --as-of 2026-11-23 --format ndjson").exits(1).quietly();
    assert_eq!(
        names(&run),
        [
            "products/a.yaml",
            "products/b/shop.json",
            "products/b/shop.toml",
            "products/lines.ndjson:1",
            "products/manifest.toml",
        ]
    );
    let here = session.run("check . --pack csl --as-of 2026-11-23 --format ndjson").exits(1);
    assert_eq!(here.stdout, run.stdout);
}

#[test]
fn one_broken_manifest_of_a_folder_is_reported_and_the_others_are_checked() {
    let session = folder()
        .with("products/broken.toml", "[manifest]\nversion = 1\n[operator\nciio = true\n")
        .with(
            "products/broken.json",
            "{ \"manifest\": { \"version\": 1 }, \"operator\": { \"cioo\": true } }",
        )
        .with("products/lines.ndjson", format!("{}\n{{\n{}\n", json(SHOP), json(SHOP)));
    let run = session.run("check products --pack csl --as-of 2026-11-23 --format ndjson").exits(2);
    let found = names(&run);
    assert_eq!(found.len(), 6, "{found:?}");
    crate::session::snapshot("check/broken-in-folder", &run.stderr);
}

#[test]
fn a_folder_without_manifests_is_no_pass() {
    let session = Session::in_empty_folder()
        .with("empty/notes.md", "")
        .with("ignored/manifest.toml", "[manifest]\nversion = 1\n")
        .with("ignored/.gitignore", "*.toml\n");
    session.run("check empty --as-of 2026-11-23").exits(2).matches("check/empty-folder");
    session.run("check ignored --as-of 2026-11-23 --fail-on never").exits(2);
    session.run("check empty --as-of 2026-11-23 --lang zh").exits(2).matches("check/empty-folder-zh");
}

#[test]
fn a_pattern_stands_for_the_files_that_it_matches() {
    let session = folder();
    let run = |patterns: &str| {
        names(
            &session.run(&format!("check {patterns} --pack csl --as-of 2026-11-23 --format ndjson")).exits(1),
        )
    };
    assert_eq!(run("products/[am]*.{yaml,toml}"), ["products/a.yaml", "products/manifest.toml"]);
    assert_eq!(run("products/**/shop.*"), ["products/b/shop.json", "products/b/shop.toml"]);
    assert_eq!(run("products/?/*.json products/a*"), ["products/b/shop.json", "products/a.yaml"]);
    session.run("check products/*.xml --as-of 2026-11-23").exits(2).matches("check/empty-pattern");
}

#[test]
fn a_stream_has_a_product_on_each_line() {
    let lines = format!("\n{}\r\n  \n{}", json(SHOP), json(BANK));
    let session = Session::in_empty_folder().with("products.jsonl", &lines).with_input(lines);
    let command = "--pack csl --as-of 2026-11-23 --format ndjson";
    let from_file = session.run(&format!("check products.jsonl {command}")).exits(1).quietly();
    assert_eq!(names(&from_file), ["products.jsonl:2", "products.jsonl:4"]);
    let from_stdin = session.run(&format!("check - {command}")).exits(1).quietly();
    assert_eq!(names(&from_stdin), ["-:2", "-:4"]);
    let one = session.run(&format!("check products.jsonl:4 {command}")).exits(1).quietly();
    assert_eq!(names(&one), ["products.jsonl:4"]);
    assert!(from_file.stdout.ends_with(&one.stdout));
}

#[test]
fn a_report_in_json_is_a_document_for_one_product_and_a_line_each_for_several() {
    let session = Session::in_empty_folder().with_copy(SHOP, "shop.toml").with("shop.ndjson", json(SHOP));
    let command = "--pack csl --as-of 2026-11-23 --format json";
    let lines =
        |inputs: &str| session.run(&format!("check {inputs} {command}")).exits(1).stdout.lines().count();
    assert!(lines("shop.toml") > 10);
    assert_eq!(lines("shop.ndjson"), 1);
    assert_eq!(lines("."), 2);
    assert_eq!(lines("shop.toml shop.toml"), 2);
}

#[test]
fn broken_lines_are_reported_with_their_numbers_and_the_others_are_checked() {
    let mut stream = format!("{}\n{{\"operator\": \n{{\"opertor\": {{}}}}\n", json(SHOP)).into_bytes();
    stream.extend_from_slice(b"{\"operator\": {\"name\": \"Caf\xe9\"}}\n[]\n");
    stream.extend_from_slice(json(BANK).as_bytes());
    let session = Session::in_empty_folder().with("products.ndjson", stream);
    let run = session.run("check products.ndjson --pack csl --as-of 2026-11-23 --format ndjson").exits(2);
    assert_eq!(names(&run), ["products.ndjson:1", "products.ndjson:6"]);
    crate::session::snapshot("check/broken-lines", &run.stderr);
}

/// A line of 40 MiB, which no manifest may have.
#[test]
fn a_line_that_is_too_long_is_refused_and_the_next_one_checked() {
    let long = format!("{{\"product\": {{\"name\": \"{}\"}}}}", "x".repeat(40 << 20));
    let session = Session::in_empty_folder().with_input(format!("{{}}\n{long}\n{}\n", json(SHOP)));
    let run = session.run("check - --pack csl --as-of 2026-11-23 --format ndjson").exits(2);
    assert_eq!(names(&run), ["-:1", "-:3"]);
    assert!(run.stderr.contains("-:2:1") && run.stderr.contains("input::too-large"), "{}", run.stderr);
}

#[test]
fn a_stream_without_products_is_no_pass() {
    let session = Session::in_empty_folder().with("products.ndjson", "\n \n").with_input("\n");
    session.run("check products.ndjson --as-of 2026-11-23").exits(2).matches("check/empty-stream");
    session.run("check - --input-format ndjson --as-of 2026-11-23").exits(2);
    session
        .with_input("# nothing\n")
        .run("check - - --pack csl --quiet --as-of 2026-11-23")
        .exits(2)
        .matches("check/standard-input-twice");
}

#[test]
fn the_number_of_jobs_changes_no_byte_of_any_report() {
    let lines = [json(SHOP), "{}".to_owned(), "{".to_owned(), json(BANK), "{\"x\": 1}".to_owned()].join("\n");
    let session = Session::in_empty_folder()
        .with_copy(SHOP, "shop.toml")
        .with("broken.yaml", "operator: [")
        .with("products.ndjson", lines.repeat(8));
    for format in ["terminal", "ndjson", "json", "sarif", "csv", "tap", "github"] {
        let command = format!(
            "check products.ndjson broken.yaml shop.toml --pack csl --as-of 2026-11-23 --format {format}"
        );
        let alone = session.run(&format!("{command} --jobs 1")).exits(2);
        for jobs in [2, 5] {
            let run = session.run(&format!("{command} --jobs {jobs}")).exits(2);
            assert_eq!(run.stdout, alone.stdout, "{format}");
            assert_eq!(run.stderr, alone.stderr, "{format}");
        }
    }
    session.run("check shop.toml --jobs 0").exits(2).matches("check/no-jobs");
}
