//! Baselines: what is known makes no run fail, what is new does, what has vanished is told and goes.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::samples::Sample;
use crate::session::{Run, Session};

const BANK: &str = "samples/critical-bank-breaches/manifest.toml";
const DAY: &str = "--as-of 2026-11-23 --pack csl";
const WRITE: &str = "check bank.toml --as-of 2026-11-23 --pack csl --write-baseline known.json";
const CHECK: &str = "check bank.toml --as-of 2026-11-23 --pack csl --baseline known.json";

/// A session with a bank that breaches, and the baseline of it.
fn known() -> Session {
    let session = Session::in_empty_folder().with_copy(BANK, "bank.toml");
    session.run(WRITE).exits(0).quietly();
    session
}

/// The manifest with two breaches more.
fn with_more(session: Session) -> Session {
    let text = session.text_of("bank.toml");
    let more = text.replacen("incident-plan = true", "incident-plan = false", 1);
    assert_ne!(more, text);
    session.with("bank.toml", more)
}

/// The manifest with one breach less.
fn with_one_less(session: Session) -> Session {
    let text = session.text_of("bank.toml");
    let less = text.replace("log-retention = \"180 days\"", "log-retention = \"12 months\"");
    assert_ne!(less, text);
    session.with("bank.toml", less)
}

/// New, known and vanished, by the JSON report.
fn counts(run: &Run) -> [u64; 3] {
    let baseline = run.json()["baseline"].clone();
    ["new", "known", "vanished"].map(|key| baseline[key].as_u64().unwrap())
}

fn entries(session: &Session, name: &str) -> Vec<Value> {
    let baseline: Value = serde_json::from_str(&session.text_of(name)).unwrap();
    baseline["entries"].as_array().unwrap().clone()
}

/// The rules with that entry in a list.
fn rules(of: &[Value]) -> BTreeSet<String> {
    of.iter().map(|one| one["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_known_makes_no_run_fail() {
    let session = known();
    crate::session::snapshot("baseline/file", &session.text_of("known.json"));
    let run = session.run(&format!("{CHECK} --format json")).exits(0).quietly();
    assert_eq!(counts(&run), [0, 6, 0]);
    let report = run.json();
    let findings = report["findings"].as_array().unwrap();
    let known: Vec<&Value> = findings.iter().filter(|finding| finding["known"] == true).collect();
    assert!(known.iter().all(|finding| finding["outcome"] == "breached"));
    assert_eq!(known.len(), 6);
    // In the folder of the baseline, a fingerprint is the one that reports have.
    let fingerprints =
        |of: &[Value]| of.iter().map(|one| one["fingerprint"].to_string()).collect::<BTreeSet<_>>();
    let known: Vec<Value> = known.into_iter().cloned().collect();
    assert_eq!(fingerprints(&known), fingerprints(&entries(&session, "known.json")));
    session.run(&CHECK.replace("--baseline known.json", "")).exits(1);
    // Only what is new is a reason to fail, whatever the gate.
    session.run(&format!("{CHECK} --fail-on breached:note,undetermined:note")).exits(0);
}

#[test]
fn without_a_baseline_nothing_is_known() {
    let report = Session::in_repository().run(&format!("check {BANK} {DAY} --format json")).json();
    assert_eq!(report["baseline"], Value::Null);
    assert!(report["findings"].as_array().unwrap().iter().all(|finding| finding["known"] == false));
}

#[test]
fn what_is_new_makes_a_run_fail() {
    let session = with_more(known());
    let run = session.run(&format!("{CHECK} --format json")).exits(1).quietly();
    assert_eq!(counts(&run), [2, 6, 0]);
    session.run(&format!("{CHECK} --fail-on undetermined:note")).exits(0);
    for lang in ["en", "zh"] {
        session.run(&format!("{CHECK} --lang {lang}")).exits(1).matches(&format!("baseline/new-{lang}"));
    }
}

#[test]
fn what_was_not_known_and_is_breached_is_new() {
    let session = known();
    let text = session.text_of("bank.toml").replacen("incident-plan = true\n", "", 1);
    let session = session.with("bank.toml", text).with("known.json", "");
    std::fs::remove_file(session.path_of("known.json")).unwrap();
    session.run(WRITE).exits(0).quietly();
    let open = entries(&session, "known.json");
    assert!(open.iter().any(|entry| entry["outcome"] == "undetermined"), "{open:?}");
    session.run(CHECK).exits(0);
    let text = session.text_of("bank.toml").replace("[security]\n", "[security]\nincident-plan = false\n");
    let run = session.with("bank.toml", text).run(&format!("{CHECK} --format json")).exits(1);
    let [new, _, vanished] = counts(&run);
    assert!(new >= 1 && vanished >= 1);
}

#[test]
fn what_has_vanished_is_told_and_the_baseline_only_shrinks() {
    let session = with_one_less(known());
    for lang in ["en", "zh"] {
        let run = session.run(&format!("{CHECK} --lang {lang}")).exits(0).quietly();
        run.matches(&format!("baseline/vanished-{lang}"));
    }
    session.run(&format!("{CHECK} --fail-on finding-vanished")).exits(1);
    let before = entries(&session, "known.json");

    // What is new is not taken in; it still makes the run fail.
    let session = with_more(session);
    let run = session.run(&format!("{CHECK} --write-baseline known.json --format json")).exits(1).quietly();
    assert_eq!(counts(&run), [2, 5, 1]);
    let after = entries(&session, "known.json");
    let gone: Vec<&Value> = before.iter().filter(|entry| !after.contains(entry)).collect();
    assert_eq!(gone.len(), 1);
    assert_eq!(gone[0]["rule"], "csl.log-retention");
    assert!(after.iter().all(|entry| before.contains(entry)));
    assert_eq!(counts(&session.run(&format!("{CHECK} --format json")).exits(1)), [2, 5, 0]);
    // Where nothing has vanished, it stays as it is, byte for byte.
    let text = session.text_of("known.json");
    session.run(&format!("{CHECK} --write-baseline known.json")).exits(1);
    assert_eq!(session.text_of("known.json"), text);
    // What comes back is new.
    let back = session.with_copy(BANK, "bank.toml").run(&format!("{CHECK} --format json")).exits(1);
    assert_eq!(counts(&back), [1, 5, 0]);
}

#[test]
fn moved_lines_and_elements_and_files_are_known() {
    let session = Session::in_empty_folder()
        .with_copy(BANK, "one/bank.toml")
        .with_copy("samples/web-shop/manifest.toml", "two/shop.toml");
    session.run(&format!("check one/bank.toml two {DAY} --write-baseline known.json")).exits(0);
    let text = session.text_of("one/bank.toml");
    let (head, tables) = text.split_once("[[dataset]]").unwrap();
    let (datasets, rest) = tables.split_once("[[processor]]").unwrap();
    let mut datasets: Vec<&str> = datasets.split("[[dataset]]").collect();
    datasets.reverse();
    assert!(datasets.len() > 2);
    let datasets = datasets.join("\n# moved\n[[dataset]]");
    let moved = format!("\n\n{head}[[dataset]]{datasets}\n[[processor]]{rest}");
    let session = session.with("one/bank.toml", moved);
    let run = session.run(&format!("check two/shop.toml one {DAY} --baseline known.json --format ndjson"));
    let run = run.exits(0).quietly();
    assert!(!run.stdout.contains("finding-vanished"), "{}", run.transcript());
    assert!(run.stdout.contains("\"known\":true"));
}

#[test]
fn a_baseline_holds_from_every_folder() {
    let session = Session::in_empty_folder()
        .with_copy(BANK, "products/bank/manifest.toml")
        .with("elsewhere/here", "")
        .with("products/baselines/here", "");
    let write = format!("check products {DAY} --write-baseline products/baselines/known.json");
    session.run(&write).exits(0).quietly();
    assert_eq!(entries(&session, "products/baselines/known.json")[0]["manifest"], "../bank/manifest.toml");
    let check = |manifest: &str, baseline: &str| {
        format!("check {manifest} {DAY} --baseline {baseline} --format json")
    };
    let absolute = session.path_of("products");
    let absolute = absolute.display();
    for (folder, manifest, baseline) in [
        ("", "./products/bank/manifest.toml".to_owned(), "./products/baselines/known.json".to_owned()),
        ("products/bank", "manifest.toml".to_owned(), "../baselines/known.json".to_owned()),
        (
            "elsewhere",
            "../products/bank/manifest.toml".to_owned(),
            format!("{absolute}/baselines/known.json"),
        ),
        ("products/baselines", format!("{absolute}/bank/manifest.toml"), "known.json".to_owned()),
    ] {
        let run = session.run_in(folder, &check(&manifest, &baseline)).exits(0).quietly();
        assert_eq!(counts(&run), [0, 6, 0], "from {folder:?}");
    }
}

#[test]
fn what_a_run_does_not_look_at_stays_as_it_is() {
    let session = Session::in_empty_folder()
        .with_copy(BANK, "bank.toml")
        .with_copy(BANK, "other.toml")
        .with("broken.toml", "[manifest]\nversion = 1\n");
    let day = "--as-of 2026-11-23";
    session
        .run(&format!("check bank.toml other.toml broken.toml {day} --write-baseline known.json"))
        .exits(0);
    let before = entries(&session, "known.json");
    let session = with_one_less(session).with("broken.toml", "[manifest\n");
    // One pack, one of the manifests, and one that can't be read.
    let run = session.run(&format!(
        "check bank.toml broken.toml {DAY} --baseline known.json --write-baseline known.json --format ndjson"
    ));
    let run = run.exits(2);
    assert_eq!(run.stdout.matches("finding-vanished").count(), 1, "{}", run.transcript());
    let after = entries(&session, "known.json");
    let gone: Vec<&Value> = before.iter().filter(|entry| !after.contains(entry)).collect();
    assert_eq!(gone.len(), 1);
    assert_eq!((&gone[0]["manifest"], &gone[0]["rule"]), (&"bank.toml".into(), &"csl.log-retention".into()));
}

#[test]
fn rules_that_are_no_more_are_known_no_more() {
    let session = known();
    let text = session.text_of("known.json").replace("csl.log-retention", "csl.log-keeping");
    let fingerprint = entries(&session, "known.json");
    let fingerprint = fingerprint.iter().find(|entry| entry["rule"] == "csl.log-retention").unwrap();
    let fingerprint = fingerprint["fingerprint"].as_str().unwrap();
    let session = session.with("known.json", text.replace(fingerprint, &"0".repeat(32)));
    let run = session.run(&format!("{CHECK} --format json")).exits(1);
    assert_eq!(counts(&run), [1, 5, 1]);
}

#[test]
fn what_is_waived_is_neither_new_nor_taken_in() {
    let waiver = "\n# hegui: waive csl.log-retention until=2026-12-31 reason=\"a new store\"\n";
    let text = Session::in_empty_folder().with_copy(BANK, "bank.toml").text_of("bank.toml") + waiver;
    let session = Session::in_empty_folder().with("bank.toml", &text);
    session.run(WRITE).exits(0).quietly();
    assert!(!rules(&entries(&session, "known.json")).contains("csl.log-retention"));
    assert_eq!(counts(&session.run(&format!("{CHECK} --format json")).exits(0)), [0, 5, 0]);
    // What is known may be waived later: it is still there.
    let session = known().with("bank.toml", &text);
    assert_eq!(counts(&session.run(&format!("{CHECK} --format json")).exits(0)), [0, 6, 0]);
    // An expired waiver is no finding, and can't become known.
    let expired = text.replace("until=2026-12-31", "until=2026-10-31");
    known().with("bank.toml", expired).run(CHECK).exits(1);
}

#[test]
fn products_on_lines_are_known_by_their_lines() {
    let session = Session::in_empty_folder().with_copy("samples/web-shop/manifest.toml", "shop.toml");
    let lines =
        "{\"manifest\":{\"version\":1},\"operator\":{\"ciio\":true}}\n{\"manifest\":{\"version\":1}}\n";
    let session = session.with("products.ndjson", lines.repeat(40));
    let write = |name: &str, jobs: u8| {
        format!("check products.ndjson shop.toml {DAY} --jobs {jobs} --quiet --write-baseline {name}")
    };
    session.run(&write("one.json", 1)).exits(0).quietly();
    session.run(&write("eight.json", 8)).exits(0).quietly();
    assert_eq!(session.text_of("one.json"), session.text_of("eight.json"));
    assert!(session.text_of("one.json").contains("\"manifest\":\"products.ndjson:80\""));
    let check = |jobs: u8| {
        format!("check shop.toml products.ndjson {DAY} --jobs {jobs} --baseline one.json --format ndjson")
    };
    let (one, eight) = (session.run(&check(1)).exits(0), session.run(&check(8)).exits(0));
    assert_eq!(one.stdout, eight.stdout);
    assert!(!one.stdout.contains("finding-vanished"));
    session.run(&format!("check products.ndjson:80 {DAY} --baseline one.json")).exits(0).quietly();
    // Standard input has a name as well.
    let piped = Session::in_empty_folder().with_input(lines);
    piped.run(&format!("check - {DAY} --write-baseline known.json")).exits(0);
    piped.run(&format!("check - {DAY} --baseline known.json")).exits(0);
}

#[test]
fn the_order_of_manifests_is_not_the_order_of_a_baseline() {
    let session = Session::in_empty_folder()
        .with_copy(BANK, "bank.toml")
        .with_copy("samples/web-shop/manifest.toml", "shop.toml");
    session.run(&format!("check bank.toml shop.toml bank.toml {DAY} --write-baseline one.json")).exits(0);
    session.run(&format!("check shop.toml bank.toml {DAY} --write-baseline other.json")).exits(0);
    assert_eq!(session.text_of("one.json"), session.text_of("other.json"));
}

#[test]
fn nothing_is_overwritten_by_accident() {
    let session = known().with("folder/here", "").with("other.json", "{}");
    let text = session.text_of("known.json");
    session.run(WRITE).exits(2).matches("baseline/exists");
    session.run(&format!("{WRITE} --lang zh")).exits(2).matches("baseline/exists-zh");
    session.run(&format!("{CHECK} --write-baseline other.json")).exits(2);
    session.run("check bank.toml --write-baseline folder").exits(2);
    session.run(&format!("{CHECK} --write-baseline folder/left.json")).exits(2).matches("baseline/elsewhere");
    session.run("check bank.toml --write-baseline both.json --format json=both.json").exits(2);
    assert_eq!(session.text_of("known.json"), text);
    assert_eq!(session.text_of("other.json"), "{}");
    assert!(!session.path_of("both.json").exists());
    // What is left may be written beside the one that it is left of.
    session.run(&format!("{CHECK} --write-baseline left.json")).exits(0);
    assert_eq!(session.text_of("left.json"), text);
}

#[test]
fn not_everything_checked_is_nothing_accepted() {
    let session = Session::in_empty_folder().with_copy(BANK, "bank.toml").with("broken.toml", "[manifest\n");
    let run = session.run(&format!("check bank.toml broken.toml {DAY} --quiet --write-baseline known.json"));
    let run = run.exits(2);
    assert!(run.stderr.contains("known.json is not written"), "{}", run.transcript());
    assert_eq!(std::fs::read_dir(session.path_of("")).unwrap().count(), 2, "nothing is left of it");
    session.run("check bank.toml --write-baseline missing/known.json").exits(2);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to() {
    use std::os::unix::fs::PermissionsExt as _;
    let session = Session::in_empty_folder().with_copy(BANK, "bank.toml").with("closed/here", "");
    let closed = session.path_of("closed");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o500)).unwrap();
    if std::fs::write(closed.join("try"), "").is_ok() {
        // The superuser may write everywhere: there is nothing to test.
        return;
    }
    let run = session.run(&format!("check bank.toml {DAY} --write-baseline closed/known.json")).exits(2);
    assert!(run.stdout.is_empty() && run.stderr.contains("can't be written"), "{}", run.transcript());
}

#[test]
fn everything_that_is_wrong_with_a_baseline_is_told() {
    let line = "{\"fingerprint\":\"00000000000000000000000000000000\",\"manifest\":\"bank.toml\",\"rule\":\"csl.a\",\
                \"element\":null,\"outcome\":\"breached\",\"severity\":\"error\"}";
    let head = "{\n\"schema_version\": 1, \"tool\": {}, \"entries\": [\n";
    let wrong = [
        line.to_owned(),
        line.to_owned(),
        line.replace("\"manifest\":\"bank.toml\",\"rule\":\"csl.a\",", ""),
        line.replace("\"rule\":", "\"rul\":1,\"rule\":\"csl.b\",\"rule\":"),
        line.replace("00000000000000000000000000000000", "0X").replace("null", "3"),
        line.replace("breached", "satisfied").replace("\"error\"", "\"high\""),
        "7".to_owned(),
    ];
    let session = Session::in_empty_folder()
        .with_copy(BANK, "bank.toml")
        .with("wrong.json", format!("{head}{}\n], \"note\": 1 }}\n", wrong.join(",\n")))
        .with("broken.json", format!("{head}{line},\n"))
        .with(
            "other.json",
            format!("{head}{line}]}}").replace("\"schema_version\": 1", "\"schema_version\": 2"),
        )
        .with("none.json", "[]")
        .with("empty.json", "")
        .with("no-entries.json", "{\"schema_version\": 1}")
        .with("latin.json", b"{\"schema_version\": 1, \"tool\": \"\xfc\"}".as_slice())
        .with("folder/here", "");
    for lang in ["en", "zh"] {
        let files = ["wrong", "broken", "other", "none", "empty", "no-entries", "latin"]
            .map(|name| format!("{name}.json"));
        let check = |file: &str| {
            let run = session.run(&format!("check bank.toml {DAY} --lang {lang} --baseline {file}")).exits(2);
            assert_eq!(run.stdout, "");
            run.transcript()
        };
        let mut told: Vec<String> = files.iter().map(|file| check(file)).collect();
        told.extend(["folder", "missing.json"].map(check));
        crate::session::snapshot(&format!("baseline/wrong-{lang}"), &told.join("\n\n"));
    }
}

#[test]
fn no_two_findings_of_all_samples_share_a_fingerprint() {
    let names: Vec<String> =
        Sample::all().iter().map(|sample| format!("samples/{}/manifest.toml", sample.name)).collect();
    let command = format!("check {} --as-of 2026-11-23 --format ndjson", names.join(" "));
    let run = Session::in_repository().run(&command);
    let mut known = BTreeSet::new();
    for line in run.stdout.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let one = if line["finding"].is_null() { &line["observation"] } else { &line["finding"] };
        assert!(known.insert(one["fingerprint"].as_str().unwrap().to_owned()), "{line}");
    }
    assert!(known.len() > 10_000, "{}", known.len());
}

#[test]
fn a_comment_says_what_has_changed() {
    let session = with_more(with_one_less(known()));
    for lang in ["en", "zh"] {
        let run = session.run(&format!("{CHECK} --format markdown --lang {lang}")).exits(1).quietly();
        let (changes, _) = run.stdout.rsplit_once("<details>").unwrap();
        crate::session::snapshot(&format!("baseline/markdown-{lang}"), changes);
    }
}
