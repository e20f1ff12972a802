//! The check report as comma-separated values: a row for each finding, each observation and each manifest that can't be
//! read, one table for all manifests.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::language::ReportLanguage;
use super::location::Locator;
use super::novelty::Against;
use super::observed::Observed;
use super::renderer::{Refused, Renderer};
use super::table::{Column, Row, observation_cell, refused_cell};
use super::view::View;
use crate::diagnostic::Diagnostic;
use crate::localized::Localized;

/// The columns: what the check is of, what is found, who is to mend it and until when, and where.
const COLUMNS: [Column; 23] = [
    Column::Manifest,
    Column::AsOf,
    Column::Rule,
    Column::Title,
    Column::Law,
    Column::Provision,
    Column::Duty,
    Column::Object,
    Column::Verdict,
    Column::Baseline,
    Column::Waiver,
    Column::Explanation,
    Column::Severity,
    Column::Penalty,
    Column::Missing,
    Column::Expected,
    Column::Evidence,
    Column::Remedy,
    Column::Owner,
    Column::Deadline,
    Column::Line,
    Column::Character,
    Column::Fingerprint,
];

/// Whether the table begins with the mark by which spreadsheets know UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// It does.
    Present,
    /// It does not.
    Absent,
}

/// A table that grows.
#[derive(Debug)]
pub struct Csv {
    language: ReportLanguage,
    mark: ByteOrderMark,
    against: Against,
    has_begun: bool,
}

impl Csv {
    /// An empty table with texts in that language, of findings that are held against that.
    pub fn new(language: ReportLanguage, mark: ByteOrderMark, against: Against) -> Self {
        Self { language, mark, against, has_begun: false }
    }

    /// A cell for each column.
    fn cells(&self, cell: impl Fn(Column) -> Localized) -> Vec<String> {
        let columns = COLUMNS.iter().filter(|column| column.is_for(self.against));
        columns.map(|column| self.language.phrase(&cell(*column))).collect()
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.has_begun {
            return Ok(());
        }
        self.has_begun = true;
        if self.mark == ByteOrderMark::Present {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut rows = rows();
        rows.write_record(self.cells(Column::head))?;
        write(rows, out)
    }
}

impl Renderer for Csv {
    fn add(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let locator = Locator::new(view.sources);
        let mut rows = rows();
        for finding in &view.findings.findings {
            let row = Row::of(view, finding, &locator);
            rows.write_record(self.cells(|column| row.cell(column)).into_iter().map(harmless))?;
        }
        write(rows, out)?;
        self.observe(&view.observed(), out)
    }

    fn observe(&mut self, observed: &Observed<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let mut rows = rows();
        for (observation, place) in observed.located() {
            let cell = |column| observation_cell(column, observed, observation, place.as_ref());
            rows.write_record(self.cells(cell).into_iter().map(harmless))?;
        }
        write(rows, out)
    }

    fn refuse(&mut self, refused: &Refused<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let locator = Locator::new(refused.sources);
        let first = refused.diagnostics.iter().find_map(Diagnostic::primary);
        let place = first.and_then(|span| locator.locate(span));
        let place = place.filter(|place| place.file == refused.manifest);
        let mut rows = rows();
        let cell = |column| refused_cell(column, refused, place.as_ref());
        rows.write_record(self.cells(cell).into_iter().map(harmless))?;
        write(rows, out)
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)
    }
}

fn rows() -> Writer<Vec<u8>> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new())
}

fn write(rows: Writer<Vec<u8>>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(&rows.into_inner().map_err(io::Error::other)?)
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before what would begin one.
fn harmless(text: String) -> String {
    const BEGINNINGS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(BEGINNINGS) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_would_be_a_formula_is_a_text() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"] {
            assert_eq!(harmless(text.to_owned()), format!("'{text}"));
        }
        for text in ["", "1=1", "'=1", "客户"] {
            assert_eq!(harmless(text.to_owned()), text);
        }
    }
}
