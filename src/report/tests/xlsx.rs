//! The workbook, on the fixture, read back.

use std::fmt::Write as _;
use std::io::Cursor;

use calamine::{Reader as _, Xlsx as Book};

use super::rendered_bytes;
use crate::report::fixture::{Fixture, check};
use crate::report::{Against, ReportLanguage, Xlsx};

/// All sheets as text: a line for each row, with bars between the cells.
pub(super) fn dump(bytes: Vec<u8>) -> String {
    let mut book: Book<_> = Book::new(Cursor::new(bytes)).expect("a workbook");
    let mut text = String::new();
    for (name, sheet) in book.worksheets() {
        writeln!(text, "## {name}").expect("a text can be written to");
        for row in sheet.rows() {
            let cells: Vec<String> = row.iter().map(|cell| cell.to_string().replace('\n', " ⏎ ")).collect();
            writeln!(text, "{}", cells.join(" | ").trim_end_matches([' ', '|'])).expect("a text");
        }
        text.push('\n');
    }
    text
}

#[test]
fn the_sheets_as_they_are() {
    let fixture = Fixture::new();
    check(
        "xlsx_zh",
        &dump(rendered_bytes(Xlsx::new(ReportLanguage::Zh, Against::Nothing), &[fixture.view()])),
    );
    check(
        "xlsx_en",
        &dump(rendered_bytes(Xlsx::new(ReportLanguage::En, Against::Nothing), &[fixture.view()])),
    );
}

#[test]
fn the_same_bytes_each_time() {
    let workbook =
        || rendered_bytes(Xlsx::new(ReportLanguage::Zh, Against::Nothing), &[Fixture::new().view()]);
    assert_eq!(workbook(), workbook());
}
