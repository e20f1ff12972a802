//! Documents behind facts: what is seen of their files, and what comes of it.

use std::fs::File;

use crate::session::{Run, Session};

/// A policy on logs, which is met; that it binds is stated by the operator alone.
const POLICY: &str = r#"instrument POLICY-2024 {
  title  en "Security policy" zh "安全制度"
  issuer en "Example Co." zh "示例公司"
  rank law
  in force from 2024-02-01

  article 1 en "Logs" zh "日志"
  article 2 en "Data sets" zh "数据集"
}

rule policy.logs {
  title    en "Logs are kept for six months by rules" zh "依规则留存日志六个月"
  duty     en "Keep logs for six months, by rules." zh "应制定规则并留存日志六个月。"
  cites    POLICY-2024/1

  require  security.log-retention >= 6 months and security.rules

  breach   en "Logs are not kept so" zh "未按要求留存日志"
  remedy   en "Keep them." zh "予以留存。"
}

rule policy.lawful {
  title    en "Personal information is handled on a legal basis" zh "处理个人信息具有合法性基础"
  duty     en "Handle it on a legal basis." zh "应具有合法性基础。"
  cites    POLICY-2024/2

  for      d in dataset
  when     d.personal
  require  d.legal-basis is consent-given

  breach   en "There is none" zh "没有合法性基础"
  remedy   en "Ask for consent." zh "取得同意。"
}
"#;

const FACTS: &str = r#"[manifest]
version = 1

[security]
log-retention = "12 months"
rules = true

[[dataset]]
name = "customer profiles"
personal = true
legal-basis = "consent-given"
"#;

/// The hash of `kept`.
const HASH: &str = "79f076abdd19a752db7267bfff2f9022161d120dea919fdaca2ffdfc24ca8c96";

const CHECK: &str = "check product.toml --rules policy.hegui --pack policy --as-of 2026-11-23";

/// A product with these documents.
fn session(documents: &str) -> Session {
    Session::in_empty_folder()
        .with("product.toml", format!("{FACTS}{documents}"))
        .with("policy.hegui", POLICY)
}

/// A document with the file `papers/logs.txt`.
fn document(fields: &str) -> String {
    format!(
        "\n[[evidence]]\nid = \"logs\"\npath = \"papers/logs.txt\"\nsupports = [\"security\"]\n{fields}\n"
    )
}

/// The states of the documents behind the first finding, and the kinds of what was observed.
fn states(run: &Run) -> (Vec<String>, Vec<String>) {
    let report = run.json();
    let texts = |list: &serde_json::Value, key: &str| -> Vec<String> {
        list.as_array().unwrap().iter().map(|one| one[key].as_str().unwrap().to_owned()).collect()
    };
    (texts(&report["findings"][1]["evidence"], "state"), texts(&report["observations"], "kind"))
}

#[test]
fn each_state_is_told_in_both_languages() {
    let documents = r#"
[[evidence]]
id = "sound"
title = "Policy on logs"
path = "papers/logs.txt"
sha256 = "79F076ABDD19A752DB7267BFFF2F9022161D120DEA919FDACA2FFDFC24CA8C96"
issued = 2026-01-01
expires = 2026-11-23
supports = ["security.log-retention"]

[[evidence]]
id = "missing"
path = "papers/none.txt"
supports = ["security.log-retention"]

[[evidence]]
id = "unreadable"
path = "papers"
supports = ["security.log-retention"]

[[evidence]]
id = "altered"
path = "papers/logs.txt"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
supports = ["security.rules"]

[[evidence]]
id = "expired"
expires = 2026-11-22
supports = ["security.rules"]

[[evidence]]
id = "not yet issued"
title = "Rules"
issued = 2026-11-24
supports = ["security.rules"]

[[evidence]]
id = "elsewhere"
supports = ["dataset.legal-basis"]
"#;
    let session = session(documents).with("papers/logs.txt", "kept");
    session.run(&format!("{CHECK} --verbose")).exits(0).quietly().matches("evidence/states_en");
    session.run(&format!("{CHECK} --verbose --lang zh")).exits(0).matches("evidence/states_zh");
    session.run(&format!("{CHECK} --require-evidence")).exits(1).quietly().matches("evidence/required_en");
    session.run(&format!("{CHECK} --require-evidence --lang zh")).exits(1).matches("evidence/required_zh");
}

#[test]
fn a_large_file_is_hashed_piece_by_piece() {
    let text: Vec<u8> = (0..5_000_000_u32).map(|number| (number % 251) as u8).collect();
    let hash = format!("sha256 = \"{LARGE_HASH}\"");
    let session = session(&document(&hash)).with("papers/logs.txt", &text);
    let sound = session.run(&format!("{CHECK} --format json")).exits(0);
    assert_eq!(states(&sound), (vec!["sound".to_owned()], vec![]));
    let session = session.with("papers/logs.txt", &text[1..]);
    let altered = session.run(&format!("{CHECK} --format json"));
    assert_eq!(states(&altered), (vec!["altered".to_owned()], vec!["evidence-altered".to_owned()]));
}

const LARGE_HASH: &str = "d9b380b7e7b4216832cfebb75dbef64d95d592bcad101548204a03d9e0ddce70";

#[test]
fn what_is_too_large_is_not_hashed() {
    let with_hash = session(&document(&format!("sha256 = \"{HASH}\""))).with("papers/logs.txt", "");
    let without = session(&document("")).with("papers/logs.txt", "");
    for session in [&with_hash, &without] {
        let file = File::options().write(true).open(session.path_of("papers/logs.txt")).unwrap();
        // Three gigabytes, none of them on the disk.
        file.set_len(3 << 30).unwrap();
    }
    let run = with_hash.run(CHECK).exits(0);
    assert!(run.stdout.contains("it is larger than 1 GiB"), "{}", run.transcript());
    // Without a hash nothing is read of it.
    assert_eq!(states(&without.run(&format!("{CHECK} --format json"))).0, ["sound"]);
}

#[test]
fn nothing_outside_of_the_folder_is_looked_at() {
    for path in ["../logs.txt", "papers/../../logs.txt", "/etc/hosts", "", "."] {
        let documents = document("").replace("papers/logs.txt", path);
        let run = session(&documents).run(CHECK).exits(2);
        assert!(run.stderr.contains("manifest::document-outside"), "{path}: {}", run.transcript());
    }
}

#[cfg(unix)]
#[test]
fn links_pipes_and_permissions() {
    use std::fs::{Permissions, remove_file, set_permissions};
    use std::os::unix::fs::{PermissionsExt, symlink};

    let session = session(&document("")).with("papers/own.txt", "kept");
    let link = session.path_of("papers/logs.txt");
    let outside = Session::in_empty_folder().with("logs.txt", "kept");
    symlink(outside.path_of("logs.txt"), &link).unwrap();
    session.run(CHECK).exits(2).matches("evidence/link-outside");

    remove_file(&link).unwrap();
    symlink("own.txt", &link).unwrap();
    let json = format!("{CHECK} --format json");
    assert_eq!(states(&session.run(&json)).0, ["sound"]);

    remove_file(&link).unwrap();
    symlink("nowhere.txt", &link).unwrap();
    assert_eq!(states(&session.run(&json)).0, ["missing"]);

    remove_file(&link).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&link).status();
    if made.is_ok_and(|status| status.success()) {
        assert_eq!(states(&session.run(&json)).0, ["unreadable"]);
        remove_file(&link).unwrap();
    }

    let session = session.with("papers/logs.txt", "kept");
    set_permissions(&link, Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything has no such trouble.
    if File::open(&link).is_err() {
        assert_eq!(states(&session.run(&json)).0, ["unreadable"]);
    }
}

#[test]
fn what_cannot_be_so_is_refused_all_at_once() {
    let documents = r#"
[[evidence]]
id = "a"
path = "../a"
sha256 = "79d9"
issued = 2026-05-02
expires = 2026-05-01
supports = [
  "security.log-retension", "securty", "dataset.customers.personal", "dataset.personel", "security.rules.x", "a b", "",
  'dataset."customer profiles".stores.primary.country', "dataset.store", "transfer.abroad",
]

[[evidence]]
id = "b"
supports = { at-least = ["secrecy"] }
"#;
    session(documents).run(CHECK).exits(2).matches("evidence/refused_en");
    session(documents).run(&format!("{CHECK} --lang zh")).exits(2).matches("evidence/refused_zh");
}

#[test]
fn what_is_wrong_elsewhere_is_not_said_again() {
    let manifest = "dataset = 3\ntransfer = [{ name = \"x\" }]\nevidence = [{ id = \"a\", supports = [\"dataset.x.personal\", \
                    \"transfer.x.consent\"] }]\n";
    let run = session("").with("product.toml", manifest).run(CHECK).exits(2);
    assert_eq!(run.stderr.matches("  × ").count(), 1, "{}", run.transcript());
}

#[test]
fn facts_are_found_among_very_many_elements() {
    let elements: Vec<String> =
        (0..30_000).map(|number| format!("[[dataset]]\nname = \"d{number}\"\n")).collect();
    let elements = elements.concat();
    let names: Vec<String> = (0..30_000).map(|number| format!("\"dataset.d{number}.personal\"")).collect();
    let evidence = format!("[[evidence]]\nid = \"all\"\nsupports = [\"dataset.d\", {}]\n", names.join(","));
    let run = session("").with("product.toml", format!("{elements}{evidence}")).run(CHECK).exits(2);
    assert!(run.stderr.contains("no fact is called `dataset.d`"), "{}", run.transcript());
    assert_eq!(run.stderr.matches("  × ").count(), 1, "{}", run.transcript());
}

#[test]
fn every_notation_and_every_line_has_its_documents() {
    let json = r#"{"security":{"log-retention":"12 months","rules":true},"evidence":[{"id":"logs","path":"papers/logs.txt","supports":["security"]}]}"#;
    let session = session("")
        .with("product.json", json)
        .with("below/products.ndjson", format!("{json}\n{}\n", json.replace("logs.txt", "none.txt")))
        .with("below/papers/logs.txt", "kept")
        .with("papers/logs.txt", "kept")
        .with_input(json);
    let check = |name: &str| session.run(&CHECK.replace("product.toml", &format!("{name} --format json")));
    for name in ["product.json", "-", "below/products.ndjson:1"] {
        assert_eq!(states(&check(name)), (vec!["sound".to_owned()], vec![]), "{name}");
    }
    let lines = check("below/products.ndjson");
    let missing: Vec<bool> = lines.stdout.lines().map(|line| line.contains("evidence-missing")).collect();
    assert_eq!(missing, [false, true]);
}

#[test]
fn the_report_is_the_same_for_any_number_of_jobs() {
    let mut session = session("");
    for number in 0..8 {
        let documents =
            document(&format!("sha256 = \"{HASH}\"")).replace("papers/logs", &format!("papers/{number}"));
        session = session.with(&format!("p{number}.toml"), format!("{FACTS}{documents}"));
        if number % 3 > 0 {
            session =
                session.with(&format!("papers/{number}.txt"), if number % 3 == 1 { "kept" } else { "lost" });
        }
    }
    let run = |jobs: &str| {
        let command = CHECK.replace("product.toml", "'p?.toml'");
        session.run(&format!("{command} --require-evidence --format ndjson {jobs}")).exits(1).stdout
    };
    let one = run("--jobs 1");
    assert_eq!(one, run("--jobs 3"));
    assert_eq!(one.matches("evidence-missing").count(), 3);
    assert_eq!(one.matches("evidence-altered").count(), 2);
}

#[test]
fn only_what_fail_on_names_changes_the_status() {
    let session = session(&document("expires = 2025-01-01")).with("papers/logs.txt", "kept");
    session.run(CHECK).exits(0);
    session.run(&format!("{CHECK} --fail-on evidence-expired")).exits(1);
    session.run(&format!("{CHECK} --fail-on evidence-missing")).exits(0);
    session.run(&format!("{CHECK} --require-evidence")).exits(1);
    session.run(&format!("{CHECK} --require-evidence --fail-on breached")).exits(0);
}

#[test]
fn a_waiver_covers_what_lacks_evidence() {
    let waivers = "[[waiver]]\nrule = \"policy.logs\"\nreason = \"the papers are moved\"\nuntil = 2026-12-31\n\
                   [[waiver]]\nrule = \"policy.lawful\"\nreason = \"the papers are moved\"\nuntil = 2026-12-31\n";
    let session = session("").with("waivers.toml", waivers);
    let run = session.run(&format!("{CHECK} --require-evidence --waivers waivers.toml")).exits(0).quietly();
    run.matches("evidence/waived");
    // Without evidence that is required there is nothing to cover.
    let run = session.run(&format!("{CHECK} --waivers waivers.toml"));
    assert_eq!(run.stdout.matches("waiver-unused").count(), 2, "{}", run.transcript());
}

#[test]
fn a_vocabulary_without_evidence_can_require_none() {
    let own = format!(
        "record security {{ title en \"S\" zh \"安\" log-retention: duration title en \"L\" zh \"日\" ask en \"?\" zh \"？\"\n\
         rules: bool title en \"R\" zh \"规\" ask en \"?\" zh \"？\" }}\n{}",
        POLICY.split("rule policy.lawful").next().unwrap()
    );
    let session = Session::in_empty_folder()
        .with("product.toml", "[security]\nlog-retention = \"12 months\"\nrules = true\n")
        .with("policy.hegui", own);
    let check = format!("{CHECK} --no-embedded");
    session.run(&check).exits(0);
    session.run(&format!("{check} --require-evidence")).exits(2).matches("evidence/own-vocabulary");
}
