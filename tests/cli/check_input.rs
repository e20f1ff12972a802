//! `hegui check`: where manifests and rules come from.

use crate::session::Session;

const SHOP: &str = "samples/web-shop/manifest.toml";

#[test]
fn a_manifest_can_come_from_standard_input() {
    let text = Session::in_repository().text_of(SHOP);
    let piped = Session::in_empty_folder().with_input(text).run("check - --as-of 2026-11-23").exits(1);
    let named = Session::in_empty_folder().with_copy(SHOP, "x").run("check x --as-of 2026-11-23");
    assert_eq!(piped.stdout.replace("- as of", "x as of"), named.stdout);
}

#[test]
fn a_mistake_on_standard_input_has_its_place() {
    let session = Session::in_empty_folder().with_input("[operator]\nciioo = true\n");
    session.run("check -").exits(2).matches("check/mistake-on-standard-input");
}

#[test]
fn several_manifests_are_reported_one_after_the_other() {
    let run = Session::in_repository().run(
        "check samples/critical-bank/manifest.toml samples/router-vendor/manifest.toml --pack csl --as-of 2026-11-23",
    );
    run.exits(1).quietly().matches("check/several");
}

#[test]
fn a_broken_manifest_does_not_keep_the_others_from_being_reported() {
    let session = Session::in_empty_folder()
        .with_copy("samples/router-vendor/manifest.toml", "good.toml")
        .with_copy("samples/router-vendor/evidence/gb-40050-report.txt", "evidence/gb-40050-report.txt")
        .with("broken.toml", "[operator]\nciio = maybe\n");
    let run = session.run("check broken.toml good.toml missing.toml --as-of 2026-11-23");
    run.exits(2).matches("check/one-broken");
}

#[test]
fn nothing_checked_is_never_a_pass() {
    let session = Session::in_empty_folder()
        .with("abroad.toml", "[network]\nmainland = false\n[product]\nmainland-users = false\nkinds = []\n");
    let run = session.run("check abroad.toml --pack csl --as-of 2026-11-23 --fail-on never");
    run.exits(2).matches("check/nothing-applies");
}

/// A policy of a company: a table for its facts, an instrument and a rule, all of it text.
const POLICY: &str = r#"record office {
  title en "Office" zh "办公室"

  badge-readers: bool
    title en "Badge readers" zh "门禁"
    ask   en "Do all doors have badge readers?" zh "所有门均有门禁吗？"
}

instrument POLICY-2024 {
  title       en "Access policy" zh "出入管理制度"
  issuer      en "Example Co." zh "示例公司"
  rank        policy
  promulgated 2024-01-01
  in force    from 2024-02-01

  article 3 en "Doors" zh "门禁"
}

rule acme.badge-readers {
  title    en "Doors have badge readers" zh "各门设门禁"
  duty     en "All doors have badge readers." zh "所有门均应设门禁。"
  cites    POLICY-2024/3
  severity note

  require  office.badge-readers

  breach   en "There are doors without badge readers" zh "有的门没有门禁"
  remedy   en "Install them." zh "安装门禁。"
}
"#;

#[test]
fn a_company_adds_a_table_an_instrument_and_a_rule_without_any_change_of_the_program() {
    let session = Session::in_empty_folder()
        .with("policy/access.hegui", POLICY)
        .with("product.toml", "[office]\nbadge-readers = false\n");
    let command = "check product.toml --rules policy --pack acme --as-of 2026-11-23";
    session.run(command).exits(0).quietly().matches("check/company-policy");
    session.run(&format!("{command} --fail-on breached:note")).exits(1);
    session.run("explain acme.badge-readers --rules policy").exits(0).matches("check/company-rule");
    session.run("explain office.badge-readers --rules policy").exits(0).matches("check/company-fact");
    session
        .run("why product.toml acme.badge-readers --rules policy --as-of 2026-11-23")
        .exits(0)
        .matches("check/company-proof");
    assert!(session.run("schema --rules policy").exits(0).stdout.contains("badge-readers"));
    assert!(session.run("law --rules policy").exits(0).stdout.contains("POLICY-2024"));
    session.run("check product.toml").exits(2);
}

#[test]
fn mistakes_in_all_files_of_a_rule_folder_are_shown_at_once() {
    let session = Session::in_empty_folder()
        .with_copy(SHOP, "product.toml")
        .with("policy/first.hegui", "rule acme.first {\n  require operator.ciioo\n}\n")
        .with("policy/inner/second.hegui", "term second -> bool {\n  operator.staff > 3 days\n}\n")
        .with("policy/third.hegui", "term third -> bool {\n");
    let run = session.run("check product.toml --rules policy --as-of 2026-11-23");
    run.exits(2).matches("check/broken-rules");
}

#[test]
fn a_rule_folder_that_is_not_there_is_an_error() {
    let session = Session::in_empty_folder().with_copy(SHOP, "product.toml");
    session.run("check product.toml --rules polcy").exits(2).matches("check/no-rule-folder");
}
