//! `hegui diff`: what comes out otherwise, and why.

use crate::session::Session;

const BANKS: &str = "diff samples/critical-bank/manifest.toml samples/critical-bank-breaches/manifest.toml --pack csl --as-of 2026-11-23";
const BANK: &str = "diff samples/critical-bank/manifest.toml --pack csl --as-of 2026-11-23";

#[test]
fn two_manifests() {
    let session = Session::in_repository();
    session.run(BANKS).exits(1).quietly().matches("diff/manifests");
    session.run(&format!("{BANKS} --lang zh")).exits(1).quietly().matches("diff/manifests-zh");
}

#[test]
fn two_days() {
    let session = Session::in_repository();
    session.run(&format!("{BANK} --against 2028-08-01")).exits(1).quietly().matches("diff/days");
    session.run(&format!("{BANK} --against 2020-01-01")).exits(1).quietly().matches("diff/days-back");
}

#[test]
fn nothing_that_differs_exits_with_0() {
    let session = Session::in_repository();
    session.run(&format!("{BANK} --against 2026-11-24")).exits(0).quietly().matches("diff/same");
    let same = "samples/critical-bank/manifest.toml";
    session.run(&format!("{BANK} {same}")).exits(0).quietly();
    let run = session.run(&format!("{BANK} {same} --format json")).exits(0);
    assert_eq!(run.json()["flips"].as_array().unwrap().len(), 0);
}

#[test]
fn as_json() {
    let run = Session::in_repository().run(&format!("{BANKS} --format json")).exits(1).quietly();
    let report = run.json();
    assert_eq!(report["before"]["as_of"], "2026-11-23");
    let flips = report["flips"].as_array().unwrap();
    let logs = flips.iter().find(|flip| flip["rule"] == "csl.log-retention").unwrap();
    assert_eq!((&logs["before"], &logs["after"]), (&"satisfied".into(), &"breached".into()));
    let reason = &logs["reasons"][0];
    assert_eq!(logs["reasons"].as_array().unwrap().len(), 1);
    assert_eq!((&reason["kind"], &reason["name"]), (&"fact".into(), &"security.log-retention".into()));
    assert_eq!(reason["before"]["value"]["en"], "1 year");
    assert_eq!(reason["after"]["location"]["file"], "samples/critical-bank-breaches/manifest.toml");
    assert!(reason["after"]["location"]["line"].is_u64(), "{reason}");
}

/// A policy whose backups are tested so often.
fn policy(every: &str, requirement: &str) -> String {
    format!(
        r#"record backup {{
  title en "Backup" zh "备份"
  age: duration title en "Age of the last test" zh "距上次测试的时间" ask en "How old?" zh "多久？"
}}

instrument POLICY-1 {{
  title en "Policy" zh "备份制度" issuer en "Acme" zh "甲公司" rank policy
  in force from 2025-01-01
  article 1 en "Backup" zh "备份"
}}

parameter test-interval: duration {{
  title en "Longest interval" zh "最长间隔"
  from 2025-01-01 {every} cites POLICY-1/1
}}

rule acme.test {{
  title en "Backups are tested" zh "备份经过测试" duty en "Test backups." zh "测试备份。" cites POLICY-1/1
  require {requirement}
  breach en "Not tested" zh "未测试" remedy en "Test." zh "测试。"
}}
"#
    )
}

#[test]
fn two_sets_of_rules() {
    let session = Session::in_empty_folder()
        .with("old/backup.hegui", policy("6 months", "backup.age <= test-interval"))
        .with("new/backup.hegui", policy("3 months", "backup.age <= test-interval"))
        .with("strict/backup.hegui", policy("6 months", "backup.age <= 1 day"))
        .with("product.toml", "[backup]\nage = \"4 months\"\n");
    let command = "diff product.toml --as-of 2026-11-23 --rules old --against-rules";
    session.run(&format!("{command} new")).exits(1).quietly().matches("diff/rules-parameter");
    session.run(&format!("{command} strict --lang zh")).exits(1).quietly().matches("diff/rules-clause-zh");
    session.run(&format!("{command} old")).exits(0).quietly();
    // A manifest that the other rules cannot read.
    session
        .run("diff product.toml --as-of 2026-11-23 --against-rules new")
        .exits(2)
        .matches("diff/unreadable");
    session.run(&format!("{command} missing")).exits(2);
}

#[test]
fn bad_usage() {
    let session = Session::in_repository();
    session.run(BANK).exits(2).matches("diff/one-side");
    session.run(&format!("{BANKS} --against 2027-01-01")).exits(2).matches("diff/three-sides");
    session.run(&format!("{BANK} --against 2027-02-30")).exits(2);
    session.run(&format!("{BANK} samples/missing.toml")).exits(2).matches("diff/missing");
}

#[test]
fn nothing_that_applies_is_no_conclusion() {
    let command =
        "diff samples/critical-bank/manifest.toml --pack csl --as-of 2010-01-01 --against 2011-01-01";
    Session::in_repository().run(command).exits(2).matches("diff/before-the-law");
}
