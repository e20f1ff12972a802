//! `check --watch`: what flips when manifests, documents, waivers and rules change.

use crate::session::{Session, snapshot};

const RULES: &str = r#"record manifest {
  title en "Manifest" zh "清单"
  version: version title en "Version" zh "版本" ask en "Which version?" zh "哪个版本？"
}

record office {
  title en "Office" zh "办公室"
  locked: bool title en "Locked" zh "上锁" ask en "Is it locked at night?" zh "夜间是否上锁？"
}

instrument HOUSE-2024 {
  title  en "House rules" zh "内部规定"
  issuer en "Example Co." zh "示例公司"
  rank law
  in force from 2024-02-01

  article 1 en "Locks" zh "锁具"
}

rule house.lock {
  title    en "The office is locked at night" zh "办公室夜间上锁"
  duty     en "The office is locked at night." zh "办公室夜间应当上锁。"
  cites    HOUSE-2024/1

  require  office.locked

  breach   en "The office is open at night" zh "办公室夜间未上锁"
  remedy   en "Lock it." zh "予以上锁。"
}
"#;

const LOCKED: &str = "[manifest]\nversion = 1\n\n[office]\nlocked = true\n";
const OPEN: &str = "[manifest]\nversion = 1\n\n[office]\nlocked = false\n";

const CHECK: &str = "check product.toml --rules house --no-embedded --as-of 2026-11-23 --watch";
const FOLDER: &str = "check . --rules house --no-embedded --as-of 2026-11-23 --watch";

fn session() -> Session {
    Session::in_empty_folder().with("house/rules.hegui", RULES).with("product.toml", LOCKED)
}

/// The text with every time of day as the same.
fn timeless(text: &str) -> String {
    let is_timed = |line: &str| line.get(8..15) == Some(" +08:00");
    let lines = text
        .lines()
        .map(|line| if is_timed(line) { format!("10:00:00{}", &line[8..]) } else { line.to_owned() });
    lines.map(|line| line + "\n").collect()
}

#[test]
fn what_flips_is_told_and_no_more() {
    let session = session();
    let mut running = session.start(CHECK);
    let mut text = running.writes("1 satisfied");
    running.says("watching");
    session.write("product.toml", OPEN);
    text += &running.writes("1 breached");
    session.write("product.toml", &format!("# as it is\n{OPEN}"));
    text += &running.writes("nothing flipped");
    session.write("product.toml", LOCKED);
    text += &running.writes("1 satisfied");
    snapshot("watch/flips", &timeless(&text));
    assert_eq!(running.interrupt(), (Some(0), String::new()));
}

#[test]
fn in_chinese() {
    let session = session().in_chinese();
    let mut running = session.start(CHECK);
    running.says("正在监视更改");
    running.writes("符合 1");
    session.write("product.toml", OPEN);
    let mut text = running.writes("违反 1");
    session.write("product.toml", &format!("# 原样\n{OPEN}"));
    text += &running.writes("结论无变化");
    snapshot("watch/zh", &timeless(&text));
    assert_eq!(running.interrupt().0, Some(1));
}

#[test]
fn a_file_that_takes_the_place_of_another_is_a_change() {
    let session = session();
    let mut running = session.start(CHECK);
    running.says("watching");
    for (text, outcome) in [(OPEN, "satisfied → breached"), (LOCKED, "breached → satisfied")] {
        session.write(".product.toml.swap", text);
        std::fs::rename(session.path_of(".product.toml.swap"), session.path_of("product.toml")).unwrap();
        running.writes(outcome);
    }
    assert_eq!(running.interrupt().0, Some(0));
}

#[test]
fn a_broken_manifest_is_compared_with_what_was_found_last() {
    let session = session();
    let mut running = session.start(CHECK);
    running.says("watching");
    session.write("product.toml", "[office\n");
    running.writes("product.toml: can't be checked");
    assert!(running.says("says more").contains("product.toml:1:"));
    session.write("product.toml", OPEN);
    running.writes("satisfied → breached");
    std::fs::remove_file(session.path_of("product.toml")).unwrap();
    running.says("there is no such file or folder");
    assert_eq!(running.interrupt().0, Some(2));
}

#[test]
fn manifests_come_and_go() {
    let session = session();
    let mut running = session.start(FOLDER);
    running.says("watching");
    session.write("later/deep/manifest.toml", OPEN);
    running.writes("later/deep/manifest.toml: checked for the first time");
    assert!(running.writes("1 breached").contains("error[house.lock]"));
    session.write("later/deep/manifest.toml", LOCKED);
    running.writes("breached → satisfied");
    std::fs::remove_dir_all(session.path_of("later")).unwrap();
    running.writes("later/deep/manifest.toml: is no longer there");
    session.write("later/deep/manifest.toml", OPEN);
    running.writes("satisfied → breached");
    assert_eq!(running.interrupt().0, Some(1));
}

#[test]
fn documents_and_waivers_are_watched_with_the_manifest() {
    let bill = |parts: &str| {
        format!("{{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [{parts}]}}")
    };
    let manifest = "[manifest]\nversion = 1\n\n[product]\nsbom = \"bills/gateway.json\"\n";
    let waiver = "[[waiver]]\nrule = \"policy.named\"\nuntil = 2026-12-31\nreason = \"a new list\"\n";
    let rule = r#"instrument POLICY-2024 {
  title  en "Policy" zh "制度"
  issuer en "Example Co." zh "示例公司"
  rank policy
  in force from 2024-02-01

  article 1 en "Parts" zh "组件"
}

rule policy.named {
  title    en "No part comes from nowhere" zh "组件均有来源"
  duty     en "No part comes from nowhere." zh "组件均应有来源。"
  cites    POLICY-2024/1

  for      c in component
  require  c.supplier is not ""

  breach   en "{c.name} comes from nowhere" zh "{c.name} 没有来源"
  remedy   en "Replace it." zh "予以替换。"
}
"#;
    let session = Session::in_empty_folder()
        .with("gateway.toml", manifest)
        .with("waivers.toml", "")
        .with("rule.hegui", rule);
    let session = session.with("bills/gateway.json", bill(""));
    let mut running = session.start(
        "check gateway.toml --rules rule.hegui --pack policy --waivers waivers.toml --as-of 2026-11-23 --watch",
    );
    running.says("watching");
    let part = r#"{"type": "library", "name": "parser", "supplier": {"name": ""}}"#;
    session.write("bills/gateway.json", &bill(part));
    running.writes("policy.named · parser");
    session.write("waivers.toml", waiver);
    running.writes("→ waived");
    session.write("waivers.toml", "[[waiver]]\n");
    running.says("the rules and waivers that were read before stay in use");
    session.write("waivers.toml", "");
    assert!(running.writes("covers it no more").contains("waived → "));
}

#[test]
fn evidence_is_watched_with_the_manifest() {
    let manifest = r#"[manifest]
version = 1

[operator]
roles = ["network-operator"]

[network]
mainland = true
military = false

[security]
log-retention = "6 months"

[[evidence]]
id = "logs"
title = "Settings of the log store"
path = "evidence/logs.txt"
supports = ["security.log-retention"]
"#;
    let session = Session::in_empty_folder().with("product.toml", manifest);
    let mut running =
        session.start("check product.toml --pack csl --require-evidence --as-of 2026-11-23 --watch");
    running.writes("is not there");
    running.says("watching");
    session.write("evidence/logs.txt", "kept for six months\n");
    running.writes("→ satisfied");
    running.writes("csl.log-retention");
    std::fs::remove_file(session.path_of("evidence/logs.txt")).unwrap();
    running.writes("satisfied → ");
    running.writes("is not there");
}

#[test]
fn rules_are_read_again_and_broken_ones_are_not_used() {
    let session = session();
    let mut running = session.start(FOLDER);
    running.says("watching");
    session
        .write("house/rules.hegui", &RULES.replace("require  office.locked", "require  not office.locked"));
    let text = running.writes("1 breached");
    assert!(text.contains("its `require` differs: house/rules.hegui:"), "{text}");
    session.write("house/rules.hegui", &RULES.replace("require", "requires"));
    running.says("the rules and waivers that were read before stay in use");
    session.write("product.toml", OPEN);
    running.writes("breached → satisfied");
    session.write("house/rules.hegui", RULES);
    running.writes("satisfied → breached");
    session.write("house/rules.hegui", &format!("{RULES}\n"));
    running.writes("rules and waivers: nothing flipped");
    assert_eq!(running.interrupt().0, Some(1));
}

#[test]
fn what_can_t_be_watched_is_refused() {
    let session = session();
    session.run("check - --watch").exits(2).matches("watch/standard-input");
    session.run("check product.toml --watch --format json").exits(2).matches("watch/format");
    session.run("check product.toml --watch --format terminal=report.txt").exits(2);
    session.run("check product.toml --watch --format html=report.html").exits(2);
}
