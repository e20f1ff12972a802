//! `hegui test`: the rules' cases.

use crate::session::Session;

#[test]
fn all_cases_of_the_packs_pass() {
    let run = Session::in_repository().run("test").exits(0).quietly();
    let last = run.stdout.lines().last().unwrap();
    let passed: usize = last.strip_suffix(" passed, 0 failed").unwrap().parse().unwrap();
    assert!(passed > 800, "{last}");
}

#[test]
fn every_rule_has_four_cases_and_every_change_of_the_law_one_on_each_side() {
    let run = Session::in_repository().run("test").quietly();
    assert!(!run.stdout.contains("are wanted"), "{}", run.stdout);
    assert!(!run.stdout.contains("warning"), "{}", run.stdout);
}

#[test]
fn the_files_in_the_repository_are_the_embedded_ones() {
    let session = Session::in_repository();
    let embedded = session.run("test").stdout;
    assert_eq!(session.run("test rules/bases rules/csl/tests").stdout, embedded);
}

const FAILING: &str = r#"base = "plain-operator.toml"
as-of = 2026-03-01

[[case]]
name = "half a year is enough"
set = { "security.log-retention" = "6 months" }
[case.expect]
"csl.log-retention" = "satisfied"

[[case]]
name = "wrongly expected"
set = { "security.log-retention" = "5 months" }
[case.expect]
"csl.log-retention" = "satisfied"
"csl.data-localization" = { outcome = "breached", elements = 2 }
"#;

#[test]
fn a_failing_case_is_shown_with_what_was_found() {
    let session = Session::in_empty_folder().with("cases/mine.toml", FAILING);
    let run = session.run("test cases").exits(1).quietly();
    let until_warnings = run.stdout.split("warning").next().unwrap().to_owned();
    crate::session::snapshot("test/failing", &until_warnings);
    assert_eq!(run.stdout.lines().last(), Some("1 passed, 1 failed"));
}

#[test]
fn a_misspelt_rule_is_reported_with_its_place() {
    let session = Session::in_empty_folder()
        .with("mine.toml", FAILING.replace("\"csl.log-retention\"", "\"csl.log-retenton\""));
    let run = session.run("test mine.toml").exits(1);
    let until_warnings = run.stdout.split("warning").next().unwrap().to_owned();
    crate::session::snapshot("test/misspelt", &until_warnings);
}

#[test]
fn no_cases_are_no_pass() {
    let session = Session::in_empty_folder().with("cases/readme.txt", "");
    session.run("test cases").exits(2).matches("test/no-cases");
    session.run("test csaes").exits(2).matches("test/no-folder");
}

#[test]
fn a_folder_of_rules_can_stand_alone() {
    let session = Session::in_repository();
    let embedded = session.run("test").stdout;
    assert_eq!(session.run("test --no-embedded --rules rules").exits(0).stdout, embedded);
    session.run("test --no-embedded").exits(2);
}
