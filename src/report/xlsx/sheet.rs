//! A sheet: a table with a head that stays, a filter, and texts that wrap.

use std::collections::BTreeSet;

use rust_xlsxwriter::{Color, DataValidation, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::findings::Outcome;
use crate::report::xml::xml_text;

/// The most characters that a cell holds.
const MOST_CHARACTERS: usize = 32_767;
/// The most UTF-16 code units of a sheet's name.
const LONGEST_NAME: usize = 31;

/// What stands in a cell.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    Text(String),
    Number(u32),
    /// An outcome in words, in its colour.
    Verdict(String, Outcome),
}

impl Cell {
    pub(super) const EMPTY: Self = Self::Text(String::new());

    pub(super) fn text(text: &str) -> Self {
        Self::Text(fitting(text))
    }

    pub(super) fn verdict(text: String, outcome: Outcome) -> Self {
        Self::Verdict(text, outcome)
    }

    pub(super) fn write(&self, sheet: &mut Worksheet, row: u32, column: u16) -> Result<(), XlsxError> {
        let format = body();
        match self {
            Self::Text(text) => sheet.write_string_with_format(row, column, text, &format),
            Self::Number(number) => sheet.write_number_with_format(row, column, *number, &format),
            Self::Verdict(text, outcome) => {
                let format = match color(*outcome) {
                    Some(color) => format.set_background_color(color),
                    None => format,
                };
                sheet.write_string_with_format(row, column, text, &format)
            }
        }
        .map(drop)
    }
}

/// A text that a cell can hold: never a formula, since it is written as a text.
fn fitting(text: &str) -> String {
    let text = xml_text(text);
    match text.char_indices().nth(MOST_CHARACTERS - 1) {
        // The character itself may still be the last one that fits.
        Some((at, last)) if at + last.len_utf8() < text.len() => {
            let (kept, _) = text.split_at_checked(at).unwrap_or((text.as_ref(), ""));
            format!("{kept}…")
        }
        _ => text.into_owned(),
    }
}

fn color(outcome: Outcome) -> Option<Color> {
    match outcome {
        Outcome::Breached => Some(Color::RGB(0x00F8_CBAD)),
        Outcome::Undetermined => Some(Color::RGB(0x00FF_E699)),
        Outcome::Waived => Some(Color::RGB(0x00DD_EBF7)),
        Outcome::Exempt | Outcome::Satisfied | Outcome::NotApplicable => None,
    }
}

fn body() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin)
}

/// How heads are written.
pub(super) fn head() -> Format {
    body().set_bold().set_align(FormatAlign::VerticalCenter).set_background_color(Color::RGB(0x00D9_E1F2))
}

/// A table that fills a sheet.
pub(super) struct Table<'t> {
    pub(super) heads: &'t [String],
    pub(super) widths: &'t [f64],
    pub(super) rows: &'t [Vec<Cell>],
}

impl Table<'_> {
    /// Writes it from the first row on.
    pub(super) fn fill(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        self.write(sheet, 0)?;
        for (column, width) in (0_u16..).zip(self.widths) {
            sheet.set_column_width(column, *width)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofilter(0, 0, self.last_row(), last(self.heads.len()))?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        Ok(())
    }

    /// Writes heads and rows, from a row on.
    pub(super) fn write(&self, sheet: &mut Worksheet, from: u32) -> Result<(), XlsxError> {
        for (column, text) in (0_u16..).zip(self.heads) {
            sheet.write_string_with_format(from, column, text, &head())?;
        }
        for (row, cells) in (from + 1..).zip(self.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                cell.write(sheet, row, column)?;
            }
        }
        Ok(())
    }

    /// Lets the cells of a column be chosen from a list.
    pub(super) fn choose_from(
        &self,
        sheet: &mut Worksheet,
        column: usize,
        choices: &[String],
    ) -> Result<(), XlsxError> {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        let list = DataValidation::new().allow_list_strings(choices)?;
        sheet.add_data_validation(1, column, self.last_row().max(1), column, &list)?;
        Ok(())
    }

    fn last_row(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }
}

/// The place of the last of so many columns.
fn last(count: usize) -> u16 {
    u16::try_from(count.saturating_sub(1)).unwrap_or(u16::MAX)
}

/// The names that sheets have already.
pub(super) struct SheetNames(BTreeSet<String>);

impl SheetNames {
    pub(super) fn new<const COUNT: usize>(names: [&str; COUNT]) -> Self {
        Self(names.into_iter().map(str::to_lowercase).collect())
    }

    /// The first of these names that a sheet can have, or a number.
    pub(super) fn unused(&mut self, names: &[&str]) -> String {
        let numbers = (1..).map(|number: usize| number.to_string());
        let names = names.iter().map(|name| (*name).to_owned()).filter(|name| is_name(name));
        let mut names = names.chain(numbers).filter(|name| !self.0.contains(&name.to_lowercase()));
        let name = names.next().unwrap_or_default();
        self.0.insert(name.to_lowercase());
        name
    }
}

/// What no name of a sheet may hold.
const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// A name as a sheet can have it, such as that in two languages with a stroke between.
pub(super) fn sheet_name(name: &str) -> String {
    name.split(FORBIDDEN).map(str::trim).collect::<Vec<_>>().join(" ")
}

/// Whether a sheet can have that name.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.encode_utf16().count() <= LONGEST_NAME
        && !name.contains(FORBIDDEN)
        && !name.starts_with('\'')
        && !name.ends_with('\'')
}

#[cfg(test)]
mod tests {
    use super::{MOST_CHARACTERS, SheetNames, fitting};

    #[test]
    fn each_sheet_has_a_name_of_its_own() {
        let mut names = SheetNames::new(["Summary"]);
        assert_eq!(names.unused(&["网络安全法", "CSL"]), "网络安全法");
        assert_eq!(names.unused(&["网络安全法", "CSL"]), "CSL");
        assert_eq!(names.unused(&["a name that is much too long for a sheet", "csl"]), "1");
        assert_eq!(names.unused(&["a/b", "summary", ""]), "2");
    }

    #[test]
    fn a_long_text_is_cut_where_the_cell_ends() {
        let whole = "客".repeat(MOST_CHARACTERS);
        assert_eq!(fitting(&whole), whole);
        let cut = fitting(&format!("{whole}户"));
        assert_eq!(cut.chars().count(), MOST_CHARACTERS);
        assert!(cut.ends_with("客…"));
    }
}
