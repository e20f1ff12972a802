//! Where reports go, and what happens when they can't get there.

use crate::session::Session;

const BANK: &str = "samples/critical-bank/manifest.toml";
const SHOP: &str = "samples/web-shop/manifest.toml";

fn session() -> Session {
    Session::in_empty_folder().with_copy(BANK, "bank.toml").with_copy(SHOP, "shop.toml")
}

#[test]
fn two_reports_on_standard_output_stand_one_behind_the_other() {
    let session = session();
    let command = "check bank.toml shop.toml --as-of 2026-11-23 --format";
    let both = session.run(&format!("{command} terminal --format ndjson")).exits(1).stdout;
    let alone = |format: &str| session.run(&format!("{command} {format}")).stdout;
    assert_eq!(both, alone("terminal") + &alone("ndjson"));
}

#[test]
fn two_reports_in_one_file_are_refused() {
    let session = session();
    let run = session.run("check bank.toml --as-of 2026-11-23 --format json=report --format ndjson=report");
    run.exits(2).matches("check/two-reports-in-one-file");
    session.run("check bank.toml --as-of 2026-11-23 --format csv=report --format tap=./report").exits(2);
    assert!(session.text_of("report").starts_with('\u{feff}'));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_no_pass_and_leaves_nothing_behind() {
    let session = session();
    let devices = || {
        let names = std::fs::read_dir("/dev").unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = names.filter(|name| name.to_string_lossy().contains("full")).collect();
        names.sort();
        names
    };
    let before = devices();
    let run = session.run("check bank.toml --as-of 2026-11-23 --format json=/dev/full").exits(2);
    run.matches("check/full-disk");
    for format in ["ndjson", "sarif", "junit", "tap", "github", "gitlab", "markdown", "csv", "xlsx"] {
        let run = session.run(&format!("check bank.toml --as-of 2026-11-23 --format {format}=/dev/full"));
        assert!(run.exits(2).stderr.starts_with("/dev/full can't be written"), "{format}");
    }
    assert_eq!(devices(), before);
    // Another report of the same run arrives all the same.
    session
        .run("check bank.toml --as-of 2026-11-23 --format ndjson=/dev/full --format json=report.json")
        .exits(2);
    assert!(session.text_of("report.json").ends_with("}\n"));
}

#[test]
#[cfg(target_os = "linux")]
fn standard_output_on_a_full_disk_is_no_pass() {
    use std::process::{Command, Stdio};
    let check = format!("check {BANK} --as-of 2026-11-23");
    for command in [
        &format!("{check} --format json"),
        &check,
        "law",
        "explain csl.log-retention",
        &format!("why {BANK} csl.log-retention"),
        &format!("timeline {BANK}"),
        &format!("diff {BANK} {SHOP}"),
        "schema",
        "man",
        "completions bash",
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_hegui"))
            .args(command.split(' '))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdout(Stdio::from(full))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(said.matches("standard output can't be written").count(), 1, "{command}: {said}");
        assert_eq!(output.status.code(), Some(2), "{command}");
    }
}

#[test]
#[cfg(unix)]
fn a_link_keeps_leading_to_where_it_leads() {
    let session = session().with("reports/latest.json", "");
    std::os::unix::fs::symlink("reports/latest.json", session.path_of("report.json")).unwrap();
    session.run("check bank.toml --as-of 2026-11-23 --format json=report.json").exits(0);
    assert!(session.path_of("report.json").is_symlink());
    assert!(session.text_of("reports/latest.json").starts_with('{'));
}

#[test]
fn no_report_takes_the_place_of_what_is_read() {
    let manifest = "[operator]\nciio = true\n";
    let session = Session::in_empty_folder().with("product.toml", manifest).with("hegui.toml", "# nothing\n");
    session
        .run("check product.toml --format json=./product.toml")
        .exits(2)
        .matches("check/report-over-manifest");
    session.run("check product.toml --format json=hegui.toml").exits(2);
    assert_eq!(session.text_of("product.toml"), manifest);
    assert_eq!(session.text_of("hegui.toml"), "# nothing\n");
    session.run("check product.toml --format json=report").exits(1);
    session.run("check product.toml --format json=report").exits(1);
}
