//! A disk that is full while a file is written: what stood there stays, and nothing is left beside it.
//!
//! The largest size of a file, as a shell sets it, is such a disk that anybody can have.

use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};
use std::thread;

use crate::session::Session;

const BANK: &str = "samples/critical-bank/manifest.toml";
const BREACHES: &str = "samples/critical-bank-breaches/manifest.toml";
const CHECK: &str = "check bank.toml --as-of 2026-11-23";

/// Runs `hegui` where no file grows beyond a kilobyte.
fn run(session: &Session, arguments: &str) -> Output {
    let limited = "trap '' XFSZ && ulimit -f 1 && exec \"$0\" \"$@\"";
    let mut command = Command::new("sh");
    command.args(["-c", limited, env!("CARGO_BIN_EXE_hegui")]).args(arguments.split(' '));
    command.env("GITHUB_STEP_SUMMARY", session.path_of("summary.md"));
    command.env("LANG", "en_US.UTF-8").current_dir(session.path_of(".")).output().unwrap()
}

/// The names in a folder of the session, in order.
fn names(session: &Session, folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(session.path_of(folder)).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Fails unless the run says that this file can't be written, and why.
#[track_caller]
fn expect_full(output: &Output, name: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains(&format!("{name} can't be written: File too large")), "{said}");
    assert_eq!(output.status.code(), Some(2), "{said}");
}

#[test]
fn every_report_leaves_the_old_one_as_it_was() {
    let session = Session::in_empty_folder().with_copy(BREACHES, "bank.toml").with("report", "the old one");
    let before = names(&session, ".");
    for format in [
        "terminal", "json", "ndjson", "sarif", "junit", "tap", "gitlab", "markdown", "oscal", "csv", "xlsx",
        "html",
    ] {
        let output = run(&session, &format!("{CHECK} --verbose --format {format}=report"));
        expect_full(&output, "report");
        assert_eq!(session.text_of("report"), "the old one", "{format}");
        assert_eq!(names(&session, "."), before, "{format}");
    }
    expect_full(&run(&session, &format!("{CHECK} --format json=new")), "new");
    assert_eq!(names(&session, "."), before);
}

#[test]
fn the_summary_of_a_step_keeps_what_other_commands_wrote() {
    let session = Session::in_empty_folder().with_copy(BANK, "bank.toml").with("summary.md", "# Before\n");
    let output = run(&session, &format!("{CHECK} --format github"));
    expect_full(&output, "summary.md");
    assert_eq!(session.text_of("summary.md"), "# Before\n");
}

#[test]
fn a_rule_file_stays_as_it_was() {
    let rule =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/csl/terms.hegui")).unwrap();
    let rule = rule.replacen("term ", "term  ", 1);
    let session = Session::in_empty_folder().with("terms.hegui", &rule);
    expect_full(&run(&session, "fmt terms.hegui"), "terms.hegui");
    assert_eq!(session.text_of("terms.hegui"), rule);
    assert_eq!(names(&session, "."), ["terms.hegui"]);
}

#[test]
fn no_half_of_a_page_is_left() {
    let session = Session::in_empty_folder();
    expect_full(&run(&session, "man pages"), "pages");
    assert_eq!(names(&session, "pages"), [""; 0]);
}

#[test]
fn runs_that_write_the_same_file_at_once_each_write_it_whole() {
    let session = Session::in_empty_folder().with_copy(BANK, "bank.toml");
    thread::scope(|scope| {
        for format in ["json", "sarif", "oscal", "json"] {
            let session = &session;
            scope.spawn(move || {
                session.run(&format!("{CHECK} --format {format}=report.json")).exits(0).quietly()
            });
        }
    });
    assert_eq!(names(&session, "."), ["bank.toml", "report.json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&session.text_of("report.json")).is_ok());
}

#[test]
fn a_file_keeps_its_permissions_and_a_new_one_has_those_of_every_new_file() {
    let session =
        Session::in_empty_folder().with_copy(BANK, "bank.toml").with("private.json", "").with("common", "");
    let mode = |name: &str| std::fs::metadata(session.path_of(name)).unwrap().permissions().mode();
    std::fs::set_permissions(session.path_of("private.json"), PermissionsExt::from_mode(0o600)).unwrap();
    let before = mode("private.json");
    session.run(&format!("{CHECK} --format json=private.json --format json=new.json")).exits(0);
    assert_eq!(mode("private.json"), before);
    assert_eq!(mode("new.json"), mode("common"));
}
