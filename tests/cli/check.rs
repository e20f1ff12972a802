//! `hegui check`: exit statuses, and the options that decide what is looked at.

use serde_json::Value;

use crate::session::Session;

const BREACHES: &str = "check samples/critical-bank-breaches/manifest.toml --pack csl --as-of 2026-11-23";

#[test]
fn a_manifest_in_order_exits_with_0() {
    let run = Session::in_repository()
        .run("check samples/critical-bank/manifest.toml --pack csl --as-of 2026-11-23");
    run.exits(0).quietly().matches("check/in-order");
}

#[test]
fn a_breach_exits_with_1() {
    Session::in_repository().run(BREACHES).exits(1).quietly();
}

#[test]
fn what_is_not_known_exits_with_1_unless_only_breaches_count() {
    let session = Session::in_repository();
    let command = "check samples/web-shop/manifest.toml --pack csl --as-of 2026-11-23";
    session.run(command).exits(1);
    session.run(&format!("{command} --fail-on breached:error")).exits(0);
    session.run(&format!("{command} --fail-on undetermined")).exits(1);
}

#[test]
fn fail_on_never_reports_and_exits_with_0() {
    let session = Session::in_repository();
    let never = session.run(&format!("{BREACHES} --fail-on never")).exits(0);
    assert_eq!(never.stdout, session.run(BREACHES).stdout);
}

#[test]
fn a_misspelt_outcome_in_fail_on_is_bad_usage() {
    let run = Session::in_repository().run(&format!("{BREACHES} --fail-on breeched:error"));
    run.exits(2).matches("check/fail-on-misspelt");
}

#[test]
fn quiet_shows_the_breaches_alone() {
    Session::in_repository().run(&format!("{BREACHES} --quiet")).exits(1).matches("check/quiet");
}

#[test]
fn quiet_and_verbose_exclude_each_other() {
    let run = Session::in_repository().run(&format!("{BREACHES} --quiet --verbose"));
    run.exits(2).matches("check/quiet-and-verbose");
}

#[test]
fn verbose_shows_everything_with_reasons() {
    let run = Session::in_repository()
        .run("check samples/data-centre-2017/manifest.toml --as-of 2017-08-01 --pack csl --verbose");
    run.exits(1).quietly().matches("check/verbose");
}

#[test]
fn each_language_and_both() {
    let session = Session::in_repository();
    let command = "check samples/router-vendor/manifest.toml --pack csl --as-of 2026-11-23 --lang";
    for lang in ["en", "zh", "both"] {
        session.run(&format!("{command} {lang}")).exits(1).matches(&format!("check/lang-{lang}"));
    }
}

#[test]
fn the_locale_decides_the_language() {
    let command = "check samples/router-vendor/manifest.toml --pack csl --as-of 2026-11-23";
    let by_locale = Session::in_repository().in_chinese().run(command).exits(1);
    let by_option = Session::in_repository().run(&format!("{command} --lang zh")).exits(1);
    assert_eq!(by_locale.stdout, by_option.stdout);
}

#[test]
fn the_date_decides_which_law_applies() {
    let session = Session::in_repository();
    let command = "check samples/data-centre-2017/manifest.toml --pack csl --as-of";
    session.run(&format!("{command} 2017-06-01")).exits(1);
    session.run(&format!("{command} 2017-05-31")).exits(2).matches("check/before-the-law");
}

#[test]
fn a_date_that_the_calendar_lacks_is_bad_usage() {
    let run = Session::in_repository().run("check samples/web-shop/manifest.toml --as-of 2026-02-30");
    run.exits(2).matches("check/impossible-date");
}

#[test]
fn without_a_date_it_is_today_and_says_so() {
    let run = Session::in_repository().run("check samples/web-shop/manifest.toml").exits(1);
    assert!(run.stdout.contains("as of 2"), "{}", run.stdout);
}

#[test]
fn a_pack_can_be_chosen() {
    let session = Session::in_repository();
    let findings = |packs: &str| {
        let command =
            format!("check samples/critical-bank-breaches/manifest.toml --as-of 2026-11-23 {packs}");
        session.run(&format!("{command} --format json")).json()["findings"].as_array().unwrap().clone()
    };
    let is_of_pack = |finding: &Value| finding["rule"].as_str().unwrap().starts_with("csl.");
    let (all, mut chosen) = (findings(""), findings("--pack csl"));
    assert!(all.len() > chosen.len());
    chosen.retain(is_of_pack);
    assert_eq!(chosen, all.into_iter().filter(is_of_pack).collect::<Vec<_>>());
    session.run(&format!("{BREACHES} --pack cls")).exits(2).matches("check/unknown-pack");
}

#[test]
fn a_manifest_is_needed() {
    Session::in_repository().run("check").exits(2).matches("check/no-manifest");
}

#[test]
fn an_unknown_format_is_bad_usage() {
    let run = Session::in_repository().run(&format!("{BREACHES} --format jsn"));
    run.exits(2).matches("check/unknown-format");
}

#[test]
fn the_report_is_the_same_on_each_run() {
    let session = Session::in_repository();
    for format in ["terminal --verbose", "json"] {
        let command = format!("{BREACHES} --format {format}");
        assert_eq!(session.run(&command).stdout, session.run(&command).stdout);
    }
}
