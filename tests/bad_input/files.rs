//! The broken files of this folder.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{assert_refused, codes};
use crate::session::{Session, snapshot};

fn names(folder: &str) -> Vec<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/bad_input").join(folder);
    let entries = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name());
    let names: BTreeSet<String> = entries.map(|name| name.into_string().unwrap()).collect();
    names.into_iter().collect()
}

/// Checks each file of a folder, and that the snapshots are those of these files.
fn check_all(folder: &str, least: usize, command: impl Fn(&str) -> String) {
    let names = names(folder);
    assert!(names.len() >= least, "{} files", names.len());
    for name in names {
        let (stem, _) = name.rsplit_once('.').unwrap();
        let session = Session::in_empty_folder()
            .with_copy("samples/web-shop/manifest.toml", "shop.toml")
            .with_copy(&format!("tests/bad_input/{folder}/{name}"), &name);
        let run = assert_refused(session.run(&command(&name)), &name);
        assert_eq!(run.stdout, "", "{}", run.transcript());
        let five = if stem == "five-mistakes" { 5 } else { 1 };
        assert!(codes(&run.stderr).count() >= five, "{}", run.transcript());
        snapshot(&format!("bad_input/{folder}/{stem}"), &run.transcript());
    }
}

#[test]
fn each_broken_manifest_is_refused_with_its_place() {
    check_all("manifests", 60, |name| format!("check {name} --as-of 2026-11-23"));
}

#[test]
fn each_broken_rule_file_is_refused_with_its_place() {
    check_all("rules", 60, |name| format!("check shop.toml --rules {name} --as-of 2026-11-23"));
}

#[test]
fn each_broken_file_is_refused_in_chinese_too() {
    for name in names("manifests") {
        let session = Session::in_empty_folder()
            .in_chinese()
            .with_copy(&format!("tests/bad_input/manifests/{name}"), &name);
        let run = assert_refused(session.run(&format!("check {name}")), &name);
        assert!(run.stderr.contains("个错误"), "{}", run.transcript());
    }
}
