//! Comma-separated values, read back.

use super::{BANK, EVERY_OUTCOME, Found, check_one, check_same_findings, named, samples};
use crate::session::Session;

/// The cells of all rows, the head among them.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The findings that rows under these heads tell, in English.
pub(super) fn found(head: &[String], row: &[String]) -> Found {
    let cell = |name: &str| row[head.iter().position(|head| head == name).unwrap()].clone();
    let element = Some(cell("object")).filter(|key| !key.starts_with('('));
    let element = element.filter(|key| !key.is_empty());
    let outcome = named(&cell("outcome"));
    // An observation stands in a file, which need not be the manifest.
    let manifest = if outcome.starts_with("observation") { String::new() } else { cell("manifest") };
    // A sheet of observations has no such column.
    let evidence =
        head.iter().position(|head| head == "evidence").map(|column| super::documents(&row[column]));
    // The column is there where there is a baseline.
    let is_known = head.iter().zip(row).any(|(head, cell)| head == "baseline" && cell == "known");
    let evidence = evidence.unwrap_or_default();
    Found { manifest, rule: cell("rule"), element, outcome, evidence }.marked(is_known)
}

#[test]
fn each_row_is_a_finding() {
    check_same_findings("csv", EVERY_OUTCOME, |text| {
        let rows = rows(text);
        rows.iter().skip(1).map(|row| found(&rows[0], row)).collect()
    });
}

#[test]
fn tables_are_as_spreadsheets_want_them() {
    let session = Session::in_repository();
    for (_, check) in samples() {
        for lang in ["en", "zh", "both"] {
            let command = format!("{check} --format csv --lang {lang}");
            let text = session.run(&command).quietly().stdout;
            assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
            let without = session.run(&format!("{command} --no-bom")).stdout;
            assert_eq!(text.strip_prefix('\u{feff}'), Some(without.as_str()));
            let rows = rows(&text);
            assert!(rows.len() > 5 && rows.iter().all(|row| row.len() == rows[0].len()));
        }
    }
}

#[test]
fn who_is_responsible_and_until_when_is_left_to_fill_in() {
    let session = Session::in_repository();
    let heads = [
        ("en", ["responsible", "due"]),
        ("zh", ["责任人", "期限"]),
        ("both", ["responsible / 责任人", "due / 期限"]),
    ];
    for (lang, names) in heads {
        let command = format!("{} --format csv --lang {lang}", check_one(BANK));
        let rows = rows(&session.run(&command).stdout);
        for name in names {
            let column = rows[0].iter().position(|head| head == name);
            let column = column.unwrap_or_else(|| panic!("{:?} has no {name}", rows[0]));
            assert!(rows[1..].iter().all(|row| row[column].is_empty()));
        }
    }
}

#[test]
fn a_manifest_that_cannot_be_read_is_a_row() {
    let text = "[manifest]\nversion = \"one\"\n[operator]\nrols = []\n";
    let session = Session::in_empty_folder().with("bad.toml", text).with_copy(BANK, "good.toml");
    let check = "check bad.toml good.toml missing.toml --pack csl --as-of 2026-11-23 --format csv";
    for (lang, verdict) in [("en", "can't be read"), ("zh", "无法读取")] {
        let run = session.run(&format!("{check} --lang {lang}")).exits(2);
        let rows = rows(&run.stdout);
        let column = |name: [&str; 2]| rows[0].iter().position(|head| name.contains(&head.as_str())).unwrap();
        let outcome = column(["outcome", "结论"]);
        let refused: Vec<_> = rows.iter().filter(|row| row[outcome] == verdict).collect();
        assert_eq!(
            refused.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(),
            ["bad.toml", "missing.toml"]
        );
        let explanation = &refused[0][column(["explanation", "说明"])];
        assert!(explanation.lines().count() == 2 && explanation.contains("`version`"), "{explanation}");
        assert!(explanation.contains("`1`") && explanation.contains("rols"), "{explanation}");
        assert!(refused[0][column(["remedy", "整改建议"])].contains("`roles`"));
        assert_eq!(refused[0][column(["line", "行"])], "2");
        assert_eq!(refused[1][column(["line", "行"])], "");
    }
}

#[test]
fn no_cell_is_a_formula() {
    let names =
        ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\\t=1", "\\r=1", "a,\\\"b\\\"\\nc", "</script>🛒客户"];
    let datasets: Vec<String> =
        names.iter().map(|name| format!("[[dataset]]\nname = \"{name}\"\n")).collect();
    let datasets = datasets.concat();
    let text = format!("[manifest]\nversion = 1\n{datasets}");
    let session = Session::in_empty_folder().with("=product.toml", text);
    for lang in ["en", "zh"] {
        let command = format!("check =product.toml --as-of 2026-11-23 --format csv --lang {lang}");
        let cells: Vec<String> = rows(&session.run(&command).stdout).concat();
        assert!(!cells.iter().any(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
        for cell in ["'=product.toml", "'=HYPERLINK(1)", "'\t=1", "a,\"b\"\nc", "</script>🛒客户"] {
            assert!(cells.iter().any(|one| one == cell), "{cell}");
        }
    }
}
