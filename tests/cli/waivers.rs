//! Waivers: what they cover and on which days, what is wrong with them, and what is observed of them.

use serde_json::Value;

use crate::samples::Sample;
use crate::session::Session;

const MANIFEST: &str = "[manifest]\nversion = 1\n[operator]\nroles = [\"network-operator\"]\n[network]\nmainland = true\nmilitary = false\n\
                        [security]\nlog-retention = \"90 days\"\n";
const CHECK: &str = "check product.toml --pack csl --fail-on breached,waiver-expired --as-of";

/// A session with the manifest and these comments behind it.
fn session(comments: &str) -> Session {
    Session::in_empty_folder().with("product.toml", format!("{MANIFEST}{comments}\n"))
}

/// The one finding on the retention of logs.
fn of_logs(report: &Value) -> Value {
    let findings = report["findings"].as_array().unwrap();
    findings.iter().find(|finding| finding["rule"] == "csl.log-retention").unwrap().clone()
}

fn kinds(report: &Value) -> Vec<String> {
    let observations = report["observations"].as_array().unwrap();
    observations.iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_first_and_the_last_day_count() {
    let session = session(
        "# hegui: waive csl.log-retention from=2026-11-02 until=2026-11-29 by=\"Li Wei\" reason=\"a new store\"",
    );
    let days = [
        ("2026-11-01", 1, "breached", &["waiver-not-yet-valid"][..]),
        ("2026-11-02", 0, "waived", &[]),
        ("2026-11-29", 0, "waived", &[]),
        ("2026-11-30", 1, "breached", &["waiver-expired"]),
    ];
    for (day, status, outcome, observed) in days {
        let report = session.run(&format!("{CHECK} {day} --format json")).exits(status).quietly().json();
        assert_eq!(of_logs(&report)["outcome"], outcome, "{day}");
        assert_eq!(kinds(&report), observed, "{day}");
    }
}

#[test]
fn a_comment_counts_beside_a_bill_of_materials() {
    let comment = "# hegui: waive csl.log-retention until=2026-11-29 reason=\"a new store\"";
    let manifest = format!("{comment}\n{MANIFEST}[product]\nsbom = \"bill.json\"\n");
    let session = Session::in_empty_folder()
        .with("product.toml", manifest)
        .with("bill.json", "{ \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [] }");
    let report = session.run(&format!("{CHECK} 2026-11-23 --format json")).exits(0).quietly().json();
    assert_eq!(of_logs(&report)["outcome"], "waived");
}

#[test]
fn a_waived_breach_stays_a_breach_in_all_but_its_outcome() {
    let session = session("# hegui: waive csl.log-retention until=2026-11-29 reason=\"a new store\"");
    let of =
        |options: &str| of_logs(&session.run(&format!("{CHECK} 2026-11-23 --format json {options}")).json());
    let (waived, mut plain) = (of(""), of("--no-waivers"));
    assert_eq!((&waived["outcome"], &plain["outcome"]), (&"waived".into(), &"breached".into()));
    assert_eq!(waived["waiver"]["outcome"], "breached");
    for key in ["outcome", "waiver"] {
        plain[key] = waived[key].clone();
    }
    assert_eq!(waived, plain);
}

#[test]
fn what_is_not_known_can_be_waived_and_is_not_asked_for() {
    let session = Session::in_empty_folder().with(
        "product.toml",
        "[manifest]\nversion = 1\n# hegui: waive csl.log-retention until=2026-11-29 reason=\"being measured\"\n",
    );
    let report =
        session.run("check product.toml --pack csl --as-of 2026-11-23 --format json").exits(1).json();
    assert_eq!(of_logs(&report)["waiver"]["outcome"], "undetermined");
    let text = session.run("check product.toml --pack csl --as-of 2026-11-23 --verbose").stdout;
    assert!(!text.contains("For how long are network logs kept"), "{text}");
}

#[test]
fn a_waiver_covers_the_element_that_it_names_or_all_of_them() {
    let bank = |waiver: &str| {
        let session = Sample::named("critical-bank-breaches")
            .beside_its_documents()
            .with_copy("samples/critical-bank-breaches/manifest.toml", "bank.toml")
            .with("waivers.toml", format!("[[waiver]]\nreason = \"r\"\nuntil = 2026-12-31\n{waiver}\n"));
        let command = "check bank.toml --pack csl --as-of 2026-11-23 --waivers waivers.toml --format json";
        let report = session.run(command).exits(1).json();
        (report["counts"]["waived"].as_u64().unwrap(), kinds(&report))
    };
    let rule = "rule = \"csl.data-localization\"";
    assert_eq!(bank(rule), (1, vec![]));
    assert_eq!(bank(&format!("{rule}\nelement = \"card payments\"")), (1, vec![]));
    assert_eq!(bank(&format!("{rule}\nelement = \"card\"")), (0, vec!["waiver-unused".to_owned()]));
}

#[test]
fn an_expired_waiver_fails_though_it_would_cover_nothing() {
    let session = session("# hegui: waive csl.incident-plan until=2026-01-31 reason=\"over\"");
    let manifest = "check product.toml --pack csl --as-of 2026-11-23 --fail-on";
    session.run(&format!("{manifest} waiver-expired")).exits(1);
    session.run(&format!("{manifest} waiver-expired:note,waiver-refused")).exits(1);
    session.run(&format!("{manifest} waiver-unused,waiver-not-yet-valid")).exits(0);
    session.run(&format!("{manifest} waiver-expired --no-waivers")).exits(0);
}

#[test]
fn a_kind_may_be_named_with_a_severity_above_its_own() {
    let session =
        session("# hegui: waive csl.incident-plan until=2026-12-31 reason=\"of no use\" element=none");
    let manifest = "check product.toml --pack csl --as-of 2026-11-23 --fail-on";
    session.run(&format!("{manifest} waiver-unused")).exits(1);
    session.run(&format!("{manifest} waiver-unused:warning")).exits(1);
    session.run(&format!("{manifest} waiver-unused:error")).exits(0);
}

#[test]
fn everything_that_is_wrong_with_comments_is_told() {
    let session = session(
        "# hegui: waive csl.log-retentoin until=2026-02-30\n\
         # hegui: waive until=2027-01-31 reason=\"no rule\" resaon=x\n\
         # hegui: wave csl.log-retention\n\
         # hegui:\n\
         # hegui: waive csl.log-retention csl.incident-plan until=2027-01-31 until=2027-02-28 reason=\"twice\"\n\
         # hegui: waive csl.log-retention from=2027-02-01 until=2027-01-31 reason=\"\"\n\
         #hegui: waive csl.log-retention until=2027-01-31 reason=\"not closed",
    );
    session.run(&format!("{CHECK} 2026-11-23")).exits(2).matches("waivers/comments");
    session.run(&format!("{CHECK} 2026-11-23 --lang zh")).exits(2).matches("waivers/comments-zh");
    session.run(&format!("{CHECK} 2026-11-23 --no-waivers")).exits(1).quietly();
}

#[test]
fn everything_that_is_wrong_with_files_is_told() {
    let session = session("")
        .with("broken.toml", "[[waiver]]\nrule = csl.log-retention\nuntil = 2026-02-30\n")
        .with(
            "wrong.toml",
            "reason = \"r\"\n[[waiver]]\nrule = \"csl.log-retentoin\"\nuntil = \"2026-02-30\"\nby = \"x\"\n\
             [[waiver]]\nrule = 3\nreason = \" \"\nfrom = 2026-02-03\nuntil = 2026-02-01\n[[waver]]\n[[waiver]]\n",
        )
        .with("list.toml", "waiver = [1]\n")
        .with("latin.toml", b"[[waiver]]\nreason = \"\xfc\"\n".as_slice());
    let files = "--waivers broken.toml --waivers wrong.toml --waivers list.toml --waivers latin.toml";
    session.run(&format!("{CHECK} 2026-11-23 {files}")).exits(2).matches("waivers/files");
    session.run(&format!("{CHECK} 2026-11-23 {files} --lang zh")).exits(2).matches("waivers/files-zh");
}

#[test]
fn a_waiver_that_stands_twice_is_a_mistake() {
    let waiver = "[[waiver]]\nrule = \"csl.log-retention\"\nuntil = 2026-12-31\nreason =";
    let comment = "# hegui: waive csl.log-retention until=2026-12-31 reason=";
    let session = session(&format!("{comment}\"a new store\"\n{comment}again"))
        .with("twice.toml", format!("{waiver} \"a new store\"\n{waiver} \"again\"\n"))
        .with(
            "apart.toml",
            format!("{waiver} \"a new store\"\n{waiver} \"one element\"\nelement = \"x\"\n{waiver} \"later\"\nfrom = 2026-12-01\n"),
        );
    session.run(&format!("{CHECK} 2026-11-23 --waivers twice.toml")).exits(2).matches("waivers/twice");
    session.run(&format!("{CHECK} 2026-11-23")).exits(2).matches("waivers/twice-in-comments");
    let apart = Session::in_empty_folder()
        .with("product.toml", MANIFEST)
        .with("apart.toml", session.text_of("apart.toml"));
    apart.run(&format!("{CHECK} 2026-11-23 --waivers apart.toml")).exits(0).quietly();
}

#[test]
fn a_file_that_is_a_folder_or_is_not_there_is_no_conclusion() {
    let session = session("").with("folder/waivers.toml", "");
    let run = session.run(&format!("{CHECK} 2026-11-23 --waivers folder --waivers missing.toml"));
    run.exits(2).matches("waivers/no-file");
    // An empty file holds no waivers, which is no mistake.
    session.run(&format!("{CHECK} 2026-11-23 --waivers folder/waivers.toml")).exits(1).quietly();
}

#[test]
fn the_waivers_of_a_run_are_watched_over_all_manifests() {
    let waivers = "[[waiver]]\nrule = \"csl.log-retention\"\nreason = \"of use in the second\"\nuntil = 2026-12-31\n\
                   [[waiver]]\nrule = \"csl.incident-plan\"\nelement = \"x\"\nreason = \"of no use\"\nuntil = 2026-12-31\n\
                   [[waiver]]\nrule = \"csl.incident-plan\"\nreason = \"over\"\nuntil = 2026-10-31\n\
                   [[waiver]]\nrule = \"pipl.sensitive-necessity\"\nreason = \"left out\"\nuntil = 2026-10-31\n";
    let session = session("")
        .with("first.toml", MANIFEST.replace("90 days", "12 months"))
        .with("waivers.toml", waivers);
    let check = "check first.toml product.toml --pack csl --as-of 2026-11-23 --waivers waivers.toml --fail-on breached";
    let run = session.run(&format!("{check} --format json")).exits(0).quietly();
    let reports: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let manifests: Vec<&Value> = reports.iter().map(|report| &report["manifest"]).collect();
    assert_eq!(manifests, [&Value::from("first.toml"), &Value::from("product.toml"), &Value::Null]);
    let observed: Vec<Vec<String>> = reports.iter().map(kinds).collect();
    assert_eq!(observed, [vec![], vec![], vec!["waiver-unused".to_owned(), "waiver-expired".to_owned()]]);
    assert_eq!(reports[2]["observations"][0]["location"]["file"], "waivers.toml");
    session.run(&format!("{check},waiver-expired")).exits(1);

    // With one manifest they stand in its report, and where it can't be read, in one of their own.
    let one =
        session.run("check product.toml --pack csl --as-of 2026-11-23 --waivers waivers.toml --format json");
    assert_eq!(kinds(&one.json()), ["waiver-unused", "waiver-expired"]);
    let none =
        session.run("check missing.toml --pack csl --as-of 2026-11-23 --waivers waivers.toml --format json");
    let none = none.exits(2).json();
    assert_eq!((&none["manifest"], kinds(&none).len()), (&Value::Null, 3));
}

#[test]
fn a_rule_that_is_not_waivable_stays_breached() {
    let rules = "instrument ACT-2020 {\n  title en \"Act\" zh \"法\"\n  issuer en \"A\" zh \"甲\"\n  rank law\n  in force from 2020-01-01\n  \
                 article 1 en \"One\" zh \"一\"\n}\n\nrule own.logs {\n  title en \"Logs\" zh \"日志\"\n  duty en \"Keep logs.\" zh \"留存日志。\"\n  \
                 cites ACT-2020/1\n  not waivable\n  require security.log-retention >= 100 days\n  breach en \"Short\" zh \"过短\"\n  \
                 remedy en \"Keep them.\" zh \"留存。\"\n}\n";
    let session = session("# hegui: waive own.logs until=2026-12-31 by=\"Li Wei\" reason=\"tried\"")
        .with("own/logs.hegui", rules);
    let check = "check product.toml --rules own --pack own --as-of 2026-11-23";
    session.run(check).exits(1).quietly().matches("waivers/refused");
    session.run("explain own.logs --rules own --lang both").exits(0).matches("waivers/explain-not-waivable");
}
