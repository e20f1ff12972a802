//! `hegui test`: the rules' cases.

use crate::session::Session;

/// The share of the sub-expressions of each pack, in percent, that its cases must make both true and false.
const LEAST_COVERAGE: f64 = 98.0;
/// The share of the mutants of a pack, in percent, that its cases must notice.
const LEAST_SCORE: f64 = 95.0;

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
    assert_eq!(session.run("test rules").stdout, embedded);
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
fn the_cases_cover_nearly_all_of_the_rules() {
    let run = Session::in_repository().run("test --coverage").exits(0).quietly();
    let totals: Vec<&str> =
        run.stdout.lines().filter(|line| line.contains("sub-expressions covered")).collect();
    assert!(!totals.is_empty(), "{}", run.stdout);
    for total in totals {
        let percent = total.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(" %)")).unwrap();
        assert!(percent.parse::<f64>().unwrap() >= LEAST_COVERAGE, "{}", run.stdout);
    }
}

#[test]
fn the_cases_of_the_cybersecurity_law_notice_nearly_every_mutant() {
    let run = Session::in_repository().run("test --mutate --pack csl").exits(0).quietly();
    let score = run.stdout.lines().find(|line| line.starts_with("csl: ")).unwrap();
    let percent = score.split_once('(').and_then(|(_, rest)| rest.split_once(" %)")).unwrap().0;
    assert!(percent.parse::<f64>().unwrap() >= LEAST_SCORE, "{}", run.stdout);
    assert!(!run.stdout.contains("stale"), "{}", run.stdout);
}

/// A company policy with a bound.
const POLICY: &str = r#"
instrument POLICY {
  title  en "Policy" zh "政策"
  issuer en "Board" zh "董事会"
  rank policy
  in force from 2026-01-01
  article 1 en "Logs" zh "日志"
}

parameter policy-logs: duration {
  from 2026-01-01  300 days  cites POLICY/1
}

rule policy.logs {
  title   en "Logs" zh "日志"
  duty    en "Logs are kept." zh "应留存日志。"
  cites   POLICY/1
  require security.log-retention >= policy-logs
  breach  en "too short" zh "过短"
  remedy  en "Keep them." zh "延长。"
}
"#;

/// Cases of which none is one day short.
const POLICY_CASES: &str = r#"
base = "plain-operator.toml"

[[case]]
name = "the day before the policy"
as-of = 2025-12-31
expect = { "policy.logs" = "not applicable" }

[[case]]
name = "as long as is asked"
as-of = 2026-01-01
set = { "security.log-retention" = "300 days" }
expect = { "policy.logs" = { outcome = "satisfied", severity = "note" } }

[[case]]
name = "much too short"
as-of = 2026-03-01
set = { "security.log-retention" = "30 days" }
expect = { "policy.logs" = "breached" }
"#;

#[test]
fn a_mutant_survives_where_a_neighbour_of_a_bound_has_no_case() {
    let session = Session::in_empty_folder().with("policy/rules/policy.hegui", POLICY);
    let session = session.with("cases/policy.toml", POLICY_CASES);
    let run = session.run("--rules policy test cases --mutate --coverage --pack policy").exits(0).quietly();
    let until_warnings = run.stdout.split("warning").next().unwrap().to_owned();
    crate::session::snapshot("test/mutate", &until_warnings);

    let neighbour = POLICY_CASES.replace("30 days", "299 days");
    let session = session.with("cases/policy.toml", neighbour);
    let run = session.run("--rules policy test cases --mutate --pack policy").exits(0).quietly();
    assert!(run.stdout.contains("mutants noticed (100.0 %), 0 survived"), "{}", run.stdout);
}

#[test]
fn nothing_is_measured_where_cases_fail_or_a_list_of_equivalents_is_wrong() {
    let session = Session::in_empty_folder().with("cases/mine.toml", FAILING);
    let run = session.run("test cases --mutate").exits(1);
    assert!(run.stderr.contains("nothing was measured"), "{}", run.stderr);

    let session = Session::in_empty_folder().with("policy/rules/policy.hegui", POLICY);
    let session =
        session.with("cases/policy.toml", POLICY_CASES).with("cases/equivalent.toml", "equivalent = 1");
    let run = session.run("--rules policy test cases --mutate").exits(2);
    assert!(run.stdout.contains("cases/equivalent.toml:1:14"), "{}", run.stdout);
    session.run("--rules policy test cases").exits(0);
    session.run("test --mutate --pack clsx").exits(2);
    session.run("test --pack csl").exits(2);
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
