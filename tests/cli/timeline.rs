//! `hegui timeline`: the days on which outcomes change.

use crate::session::Session;

const BANK: &str = "timeline samples/critical-bank/manifest.toml --pack csl --as-of 2026-11-23";

#[test]
fn past_and_ahead_with_causes() {
    let session = Session::in_repository();
    session.run(&format!("{BANK} --from 2019-01-01")).exits(0).quietly().matches("timeline/bank");
    let run = session.run(&format!("{BANK} --from 2019-01-01 --lang zh"));
    run.exits(0).quietly().matches("timeline/bank-zh");
}

#[test]
fn without_days_it_begins_with_the_law_and_ends_in_five_years() {
    let run = Session::in_repository().run(&format!("{BANK} --format json")).exits(0).quietly();
    let report = run.json();
    assert_eq!(report["from"], "2017-06-01");
    assert_eq!(report["to"], "2031-11-23");
    assert_eq!(report["today"], "2026-11-23");
    assert_eq!(report["changes"][0]["date"], "2017-06-01");
    assert_eq!(report["changes"][0]["flips"][0]["before"], "not-applicable");
}

#[test]
fn a_deadline_is_the_last_day_on_which_the_duty_is_met() {
    let session = Session::in_repository();
    let report = session.run(&format!("{BANK} --from 2027-06-01 --to 2027-06-30 --format json")).json();
    let change = &report["changes"][0];
    assert_eq!(change["date"], "2027-06-13");
    let cause = &change["flips"][0]["causes"][0];
    assert_eq!(cause["kind"], "deadline");
    assert_eq!(cause["day"], "2027-06-12");
    assert_eq!(cause["facts"][0]["fact"], "security.mlps.last-assessment");
    assert!(cause["facts"][0]["location"]["line"].is_u64(), "{cause}");
    for (date, outcome) in [("2027-06-12", "satisfied"), ("2027-06-13", "breached")] {
        let check =
            format!("check samples/critical-bank/manifest.toml --pack csl --as-of {date} --format json");
        let findings = session.run(&check).json()["findings"].as_array().unwrap().clone();
        let finding = findings.iter().find(|one| one["rule"] == change["flips"][0]["rule"]).unwrap();
        assert_eq!(finding["outcome"], outcome, "{date}");
    }
}

#[test]
fn a_calendar_begins_today() {
    let session = Session::in_repository();
    let run = session.run(&format!("{BANK} --format ics")).exits(0).quietly();
    assert!(run.stdout.starts_with("BEGIN:VCALENDAR\r\n") && run.stdout.ends_with("END:VCALENDAR\r\n"));
    let days: Vec<&str> =
        run.stdout.lines().filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).collect();
    assert!(!days.is_empty() && days.iter().all(|day| *day >= "20261123"), "{days:?}");
    let past = session.run(&format!("{BANK} --format ics --from 2019-01-01")).exits(0);
    assert!(past.stdout.contains("DTSTART;VALUE=DATE:20211101"));
}

#[test]
fn a_span_that_ends_before_it_begins_is_bad_usage() {
    let session = Session::in_repository();
    let run = session.run(&format!("{BANK} --from 2027-01-01 --to 2026-12-31"));
    run.exits(2).matches("timeline/from-after-to");
    session.run(&format!("{BANK} --from 2027-02-30")).exits(2).matches("timeline/impossible-date");
    let run = session.run(&format!("{BANK} --from 0001-01-01 --to 9999-12-31 --lang zh"));
    run.exits(2).matches("timeline/too-long-zh");
    // The ends of the calendar itself.
    session.run(&format!("{BANK} --from 9999-01-01")).exits(0);
    session.run(&format!("{BANK} --from 0001-01-01 --to 0001-12-31")).exits(2);
}

#[test]
fn nothing_that_applies_is_no_conclusion() {
    let session = Session::in_repository();
    let run = session.run(&format!("{BANK} --from 2010-01-01 --to 2011-01-01"));
    run.exits(2).matches("timeline/before-the-law");
}

#[test]
fn a_broken_manifest_has_no_timeline() {
    let session = Session::in_empty_folder().with("broken.toml", "[operator]\nciio = 3\n");
    session.run("timeline broken.toml --as-of 2026-11-23").exits(2).matches("timeline/broken-manifest");
    session.run("timeline missing.toml").exits(2);
}

#[test]
fn a_folder_of_rules_has_deadlines_too() {
    let rules = r#"record backup {
  title en "Backup" zh "备份"
  tested: date title en "Tested" zh "测试日期" ask en "When?" zh "何时？"
}
instrument POLICY-1 {
  title en "Policy" zh "制度" issuer en "Acme" zh "甲公司" rank policy
  in force from 2025-01-01
  article 1 en "Backup" zh "备份"
}
rule acme.test {
  title en "Tested" zh "测试" duty en "Test." zh "测试。" cites POLICY-1/1
  require backup.tested + 3 months >= today
  breach en "Not tested" zh "未测试" remedy en "Test." zh "测试。"
}
"#;
    let session = Session::in_empty_folder()
        .with("acme/rules.hegui", rules)
        .with("product.toml", "[backup]\ntested = 2026-11-30\n");
    let run = session.run(
        "timeline product.toml --rules acme --pack acme --as-of 2026-12-01 --from 2026-12-01 --to 2027-12-31 --format json",
    );
    let report = run.exits(0).json();
    let flip = &report["changes"][0]["flips"][0];
    assert_eq!(report["changes"][0]["date"], "2027-03-01");
    assert_eq!((&flip["rule"], &flip["after"]), (&"acme.test".into(), &"breached".into()));
    assert_eq!(flip["causes"][0]["deadline"]["zh"], "`backup.tested` + 3个月");
}
