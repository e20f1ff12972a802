//! Workbooks, read back.

use std::io::Read as _;

use calamine::{Data, Reader as _, Xlsx, open_workbook};

use super::csv::found;
use super::{
    BANK, Found, against_baseline, check_all, check_one, compare, found_in_json, of_report, samples,
};
use crate::samples::Sample;
use crate::session::Session;

/// A session with the samples under their usual names.
fn session() -> Session {
    let files = Sample::all()
        .iter()
        .flat_map(|sample| ["toml", "json", "txt"].map(|kind| sample.files(kind)).concat())
        .collect::<Vec<_>>();
    files.iter().fold(Session::in_empty_folder(), |session, file| session.with_copy(file, file))
}

/// The name and the rows of each sheet.
fn sheets(session: &Session) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book: Xlsx<_> = open_workbook(session.path_of("report.xlsx")).unwrap();
    let text = |cell: &Data| cell.to_string();
    let rows =
        |sheet: &calamine::Range<Data>| sheet.rows().map(|row| row.iter().map(text).collect()).collect();
    book.worksheets().iter().map(|(name, sheet)| (name.clone(), rows(sheet))).collect()
}

/// The findings that the sheets of the laws tell.
fn read(session: &Session) -> Vec<Found> {
    let sheets = sheets(session);
    let is_told = |name: &str, rows: &[Vec<String>]| {
        name == "Observations" || rows.first().is_some_and(|head| head[0] == "law")
    };
    let told = sheets.iter().filter(|(name, rows)| is_told(name, rows));
    told.flat_map(|(_, rows)| rows.iter().skip(1).map(|row| found(&rows[0], row))).collect()
}

#[test]
fn a_workbook_may_be_in_both_languages() {
    let session = session();
    session.run(&format!("check {BANK} --as-of 2026-11-23 --lang both --format xlsx=report.xlsx")).exits(1);
    let names: Vec<String> = sheets(&session).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.first().map(String::as_str), Some("Summary 概览"), "{names:?}");
    assert_eq!(names.last().map(String::as_str), Some("Open questions 待确认问题"), "{names:?}");
}

#[test]
fn each_row_is_a_finding() {
    let session = session();
    for (manifest, check) in samples() {
        let command = format!("{check} --format xlsx=report.xlsx");
        session.run(&command).quietly();
        compare(&command, read(&session), found_in_json(&manifest, &check));
    }
    let names: Vec<String> = samples().into_iter().map(|(manifest, _)| manifest).collect();
    let command = check_all("xlsx=report.xlsx");
    session.run(&command);
    compare(
        &command,
        read(&session),
        names.iter().flat_map(|name| found_in_json(name, &check_one(name))).collect(),
    );
    let (session, check) = against_baseline();
    let expected = of_report(BANK, &session.run(&format!("{check} --format json")).json());
    session.run(&format!("{check} --format xlsx=report.xlsx")).exits(1).quietly();
    compare("xlsx against a baseline", read(&session), expected);
}

#[test]
fn each_law_has_a_sheet_and_the_counts_add_up() {
    let session = session();
    let command = "check samples/critical-bank-breaches/manifest.toml --pack csl --as-of 2026-11-23 --format";
    session.run(&format!("{command} xlsx=report.xlsx --lang zh"));
    let sheets = sheets(&session);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.first(), Some(&"概览"));
    assert_eq!(names.last(), Some(&"待确认问题"));
    assert!(names.iter().any(|name| name.contains("中华人民共和国网络安全法")), "{names:?}");
    for (name, rows) in &sheets[1..sheets.len() - 1] {
        for head in
            ["法律", "条款", "要求", "检查对象", "结论", "证据", "责任人", "整改建议", "期限", "严重程度"]
        {
            assert!(rows[0].iter().any(|one| one == head), "{name} has no {head}");
        }
    }
    let counts = session.run(&format!("{command} json")).json()["counts"].clone();
    let summary = &sheets[0].1;
    let row = summary.iter().find(|row| row[0].ends_with("manifest.toml")).unwrap();
    let outcomes = ["breached", "undetermined", "waived", "exempt", "satisfied", "not-applicable"];
    for (cell, outcome) in row[2..].iter().zip(outcomes) {
        assert_eq!(*cell, counts[outcome].to_string(), "{outcome}");
    }
}

/// A part of the workbook as XML.
fn part(session: &Session, name: &str) -> String {
    let file = std::fs::File::open(session.path_of("report.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_sheet_can_be_worked_with() {
    let session = session();
    session
        .run("check samples/web-shop/manifest.toml --pack csl --as-of 2026-11-23 --format xlsx=report.xlsx --lang zh");
    let sheet = part(&session, "xl/worksheets/sheet2.xml");
    assert!(sheet.contains("state=\"frozen\""));
    assert!(sheet.contains("<autoFilter ref=\"A1:Q"));
    assert!(
        sheet.contains("\"不符合,待确认,豁免,符合,不适用,已批准例外（不符合）,已批准例外（待确认）\""),
        "the outcomes to choose from"
    );
    assert!(part(&session, "docProps/core.xml").contains("2026-11-23T00:00:00Z"));
}

#[test]
fn what_a_manifest_states_is_a_text() {
    let names = ["=1+1", "@SUM(A1)", "\\u0000\\u001b\\uFFFF", "</t></si>&", "🛒客户", "_x0041_"];
    let datasets: Vec<String> =
        names.iter().map(|name| format!("[[dataset]]\nname = \"{name}\"\n")).collect();
    let long = format!("[[dataset]]\nname = \"{}\"\n", "长".repeat(40_000));
    let text = format!("[manifest]\nversion = 1\n{}{long}", datasets.concat());
    let session = Session::in_empty_folder().with("=product.toml", text);
    session.run("check =product.toml --as-of 2026-11-23 --format xlsx=report.xlsx");
    let cells: Vec<String> = sheets(&session).into_iter().flat_map(|(_, rows)| rows.concat()).collect();
    for cell in ["=product.toml", "=1+1", "@SUM(A1)", "</t></si>&", "🛒客户", "_x0041_"] {
        assert!(cells.iter().any(|one| one == cell), "{cell}");
    }
    assert!(cells.iter().any(|cell| cell.starts_with("长") && cell.ends_with('…')));
    assert!(!part(&session, "xl/worksheets/sheet2.xml").contains("<f>"));
}

#[test]
fn a_manifest_that_cannot_be_read_is_in_the_summary() {
    let session = Session::in_empty_folder().with("bad.toml", "[manifest]\nversion = \"one\"\n");
    session.run("check bad.toml --format xlsx=report.xlsx").exits(2);
    let sheets = sheets(&session);
    assert!(sheets[0].1.iter().any(|row| row[0] == "bad.toml" && row[1].contains("version")));
}
