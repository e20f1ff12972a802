//! A comment that grows, as long as there is room.

use std::fmt::Write as _;

use crate::localized;
use crate::localized::Localized;
use crate::report::language::ReportLanguage;

/// The most bytes of a report: GitHub takes comments of up to 65,536 characters.
const MOST_BYTES: usize = 60_000;

/// The report so far.
pub(super) struct Page {
    pub(super) language: ReportLanguage,
    pub(super) text: String,
}

impl Page {
    /// An empty report.
    pub(super) fn new(language: ReportLanguage) -> Self {
        Self { language, text: String::new() }
    }

    pub(super) fn phrase(&self, text: &Localized) -> String {
        self.language.phrase(text)
    }

    /// A table, as long as there is room for it, and how many rows have found none.
    pub(super) fn table(&mut self, head: &[Localized], rows: Vec<Vec<String>>) {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let head: Vec<String> = head.iter().map(|text| self.phrase(text)).collect();
        self.text += &["\n", &line(&head), &line(&vec!["---".to_owned(); head.len()])].concat();
        let mut left_out = 0_usize;
        for row in rows {
            let line = line(&row);
            if left_out == 0 && self.text.len() + line.len() <= MOST_BYTES {
                self.text += &line;
            } else {
                left_out += 1;
            }
        }
        if left_out > 0 {
            let more = localized!(
                "{left_out} more have no room here; the other formats have them.",
                "另有 {left_out} 项因篇幅所限未列出，见其他格式的报告。"
            );
            let _ = write!(self.text, "\n{}\n", self.phrase(&more));
        }
    }
}
