//! The first sheet: what the workbook is, and the counts by manifest and by law.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::sheet::{Cell, Table};
use super::{Manifest, Xlsx};
use crate::findings::{Novelty, Outcome};
use crate::localized;
use crate::report::novelty::{Against, novelty_name};
use crate::report::table::{Column, verdict};

/// The first column holds names, the others numbers.
const WIDTHS: [f64; 11] = [48.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0];

/// Writes the sheet.
pub(super) fn write(workbook: &Xlsx, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let title = workbook.phrase(&localized!("Findings of hegui", "hegui 合规检查结果"));
    sheet.write_string_with_format(0, 0, title, &Format::new().set_bold())?;
    let notice = localized!(
        "Informational, not legal advice: it speaks of what the manifests state.",
        "仅供参考，不构成法律意见；结论以清单所述事实为准。"
    );
    sheet.write_string(1, 0, workbook.phrase(&notice))?;

    let as_of = workbook.as_of.map(|day| day.to_string()).unwrap_or_default();
    let manifests: Vec<Vec<Cell>> = workbook.manifests.iter().map(|one| manifest(one, &as_of)).collect();
    let mut heads = heads(workbook, &[Column::Manifest, Column::AsOf]);
    if workbook.against == Against::Baseline {
        heads.extend([Novelty::New, Novelty::Known].map(|one| workbook.phrase(&novelty_name(one))));
    }
    Table { heads: &heads, widths: &WIDTHS, rows: &manifests }.write(sheet, 3)?;

    let laws: Vec<Vec<Cell>> = workbook
        .laws
        .values()
        .map(|law| {
            let count = |outcome| law.outcomes.iter().filter(|one| **one == outcome).count();
            [vec![Cell::text(&law.title), Cell::text(&as_of)], counts(count)].concat()
        })
        .collect();
    let heads = self::heads(workbook, &[Column::Law, Column::AsOf]);
    let below = u32::try_from(manifests.len()).unwrap_or(u32::MAX).saturating_add(5);
    Table { heads: &heads, widths: &WIDTHS, rows: &laws }.write(sheet, below)
}

/// The heads of names, then those of all outcomes, then that of their sum.
fn heads(workbook: &Xlsx, names: &[Column]) -> Vec<String> {
    let outcomes = Outcome::ALL.iter().map(|(_, outcome)| verdict(*outcome));
    let heads = names.iter().map(|column| column.head()).chain(outcomes);
    heads.chain([localized!("total", "合计")]).map(|head| workbook.phrase(&head)).collect()
}

fn manifest(manifest: &Manifest, as_of: &str) -> Vec<Cell> {
    let name = Cell::text(&manifest.name);
    match &manifest.result {
        Ok((found, novelties)) => {
            let against = novelties.iter().flat_map(|novelties| [novelties.new, novelties.known]).map(number);
            let cells = [vec![name, Cell::text(as_of)], counts(|outcome| found.of(outcome))].concat();
            cells.into_iter().chain(against).collect()
        }
        Err(message) => vec![name, Cell::text(message)],
    }
}

/// How many findings have each outcome, and all.
fn counts(count: impl Fn(Outcome) -> usize) -> Vec<Cell> {
    let counts: Vec<usize> = Outcome::ALL.iter().map(|(_, outcome)| count(*outcome)).collect();
    let total = counts.iter().sum();
    counts.into_iter().chain([total]).map(number).collect()
}

fn number(count: usize) -> Cell {
    Cell::Number(u32::try_from(count).unwrap_or(u32::MAX))
}
