//! `hegui check --format`: forms of the report, and where they go.

use crate::session::Session;

const SHOP: &str = "samples/web-shop/manifest.toml";

#[test]
fn json_goes_to_standard_output() {
    let run =
        Session::in_repository().run(&format!("check {SHOP} --pack csl --as-of 2026-11-23 --format json"));
    let report = run.exits(1).quietly().json();
    assert_eq!(report["manifest"], SHOP);
    assert_eq!(report["as_of"], "2026-11-23");
    assert_eq!(report["counts"]["breached"], 0);
}

#[test]
fn json_goes_to_a_file() {
    let session = Session::in_empty_folder().with_copy(SHOP, "shop.toml");
    let run = session
        .run("check shop.toml --pack csl --as-of 2026-11-23 --format json=report.json")
        .exits(1)
        .quietly();
    assert_eq!(run.stdout, "");
    let direct = session.run("check shop.toml --pack csl --as-of 2026-11-23 --format json");
    assert_eq!(session.text_of("report.json"), direct.stdout);
    assert!(!session.path_of("report.json.part").exists());
}

#[test]
fn a_person_and_a_program_are_served_at_once() {
    let session = Session::in_empty_folder().with_copy(SHOP, "shop.toml");
    let command = "check shop.toml --pack csl --as-of 2026-11-23";
    let run = session.run(&format!("{command} --format terminal --format json=report.json")).exits(1);
    assert_eq!(run.stdout, session.run(command).stdout);
    assert!(session.text_of("report.json").starts_with('{'));
}

#[test]
fn a_terminal_report_in_a_file_has_no_colours() {
    let session = Session::in_empty_folder().with_copy(SHOP, "shop.toml");
    session
        .run("check shop.toml --pack csl --as-of 2026-11-23 --color always --format terminal=report.txt")
        .exits(1);
    assert!(!session.text_of("report.txt").contains('\u{1b}'));
}

#[test]
fn colours_come_where_they_are_asked_for() {
    let session = Session::in_repository();
    let command = format!("check {SHOP} --pack csl --as-of 2026-11-23");
    assert!(session.run(&format!("{command} --color always")).stdout.contains('\u{1b}'));
    assert!(!session.run(&format!("{command} --color never")).stdout.contains('\u{1b}'));
    assert!(!session.run(&command).stdout.contains('\u{1b}'));
}

#[test]
fn several_manifests_are_one_document_to_a_line() {
    let run = Session::in_repository().run(&format!(
        "check {SHOP} samples/router-vendor/manifest.toml --pack csl --as-of 2026-11-23 --format json"
    ));
    let run = run.exits(1);
    let names: Vec<String> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["manifest"].to_string())
        .collect();
    assert_eq!(names, [format!("\"{SHOP}\""), "\"samples/router-vendor/manifest.toml\"".to_owned()]);
}

#[test]
fn a_file_that_cannot_be_written_is_no_pass() {
    let session = Session::in_empty_folder().with_copy("samples/critical-bank/manifest.toml", "bank.toml");
    let run = session.run("check bank.toml --pack csl --as-of 2026-11-23 --format json=nowhere/report.json");
    run.exits(2).matches("check/unwritable");
}

#[test]
fn help_and_version() {
    let session = Session::in_repository();
    session.run("--help").exits(0).quietly().matches("help");
    session.run("check --help").exits(0).quietly().matches("check/help");
    session.run("").exits(2).matches("no-arguments");
    session.run("chek x.toml").exits(2).matches("unknown-command");
    let version = session.run("--version").exits(0);
    assert_eq!(version.stdout, format!("hegui {}\n", env!("CARGO_PKG_VERSION")));
}
