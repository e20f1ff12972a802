//! Where the rows of the picture lie, and how their labels are broken into lines.

use super::axis::Axis;
use super::row::{Extent, Row};
use crate::localized::{Language, Localized};
use crate::program::{InstrumentId, Rank};
use crate::report::language::ReportLanguage;

/// The columns of a label's line. Fonts differ: this leaves room for a wide one.
const LABEL_COLUMNS: usize = 50;

pub(super) const LINE_HEIGHT: i64 = 15;
pub(super) const BAR_HEIGHT: i64 = 12;
const ROW_PADDING: i64 = 5;
const HEADING_HEIGHT: i64 = 32;
/// A bar, and under it its dates.
const LEAST_HEIGHT: i64 = 30;

/// How far the mark of an instrument that was never in force reaches to both sides.
pub(super) const MARK_RADIUS: i64 = 6;

/// The heading over the instruments of one rank.
#[derive(Debug)]
pub(super) struct PlacedHeading {
    pub(super) rank: Rank,
    pub(super) top: i64,
}

/// A row in its place.
#[derive(Debug)]
pub(super) struct PlacedRow<'r, 'p> {
    pub(super) row: &'r Row<'p>,
    pub(super) label: Vec<(Language, String)>,
    pub(super) top: i64,
    pub(super) height: i64,
}

/// All of them, from above to below.
#[derive(Debug, Default)]
pub(super) struct Placing<'r, 'p> {
    pub(super) headings: Vec<PlacedHeading>,
    pub(super) rows: Vec<PlacedRow<'r, 'p>>,
    pub(super) bottom: i64,
}

impl<'r, 'p> Placing<'r, 'p> {
    /// Puts the rows below each other, from `top` on.
    pub(super) fn of(rows: &'r [Row<'p>], language: ReportLanguage, top: i64) -> Self {
        let mut placing = Self { bottom: top, ..Self::default() };
        let mut above = None;
        for row in rows {
            let rank = row.instrument.rank;
            if above != Some(rank) {
                placing.headings.push(PlacedHeading { rank, top: placing.bottom });
                placing.bottom += HEADING_HEIGHT;
                above = Some(rank);
            }
            let label = label(&row.title, language);
            let lines = i64::try_from(label.len()).unwrap_or(i64::from(u16::MAX));
            let height = (lines * LINE_HEIGHT).max(LEAST_HEIGHT) + 2 * ROW_PADDING;
            placing.rows.push(PlacedRow { row, label, top: placing.bottom, height });
            placing.bottom += height;
        }
        placing
    }

    /// The row of an instrument.
    pub(super) fn row(&self, id: InstrumentId) -> Option<&PlacedRow<'r, 'p>> {
        self.rows.iter().find(|placed| placed.row.id == id)
    }
}

impl PlacedRow<'_, '_> {
    /// Where label and bar begin.
    pub(super) fn inner_top(&self) -> i64 {
        self.top + ROW_PADDING
    }

    /// The middle of the bar.
    pub(super) fn middle(&self) -> i64 {
        self.inner_top() + 2 + BAR_HEIGHT / 2
    }

    /// From where to where the bar, or the mark, reaches; nothing is drawn of what has no day.
    pub(super) fn reach(&self, axis: &Axis) -> Option<(i64, i64)> {
        match self.row.extent() {
            Extent::Period(period) => {
                let left = period.from.map_or(axis.left, |day| axis.place(day));
                let right = period.until.map_or(axis.right, |day| axis.place(day));
                // What is in force for some days only is still to be seen.
                Some((left, right.max(left + 2)))
            }
            Extent::Promulgation(day) => {
                let middle = axis.place(day);
                Some((middle - MARK_RADIUS, middle + MARK_RADIUS))
            }
            Extent::Undated => None,
        }
    }
}

/// A text in the languages of the reader, each on lines of its own, the same wording once.
fn label(text: &Localized, language: ReportLanguage) -> Vec<(Language, String)> {
    let options = textwrap::Options::new(LABEL_COLUMNS).word_splitter(textwrap::WordSplitter::NoHyphenation);
    let lines = |language: &Language| {
        let lines = textwrap::wrap(text.get(*language), &options);
        lines.into_iter().map(|line| (*language, line.into_owned())).collect::<Vec<_>>()
    };
    let languages = language.languages();
    let languages = if text.en == text.zh { languages.get(..1).unwrap_or_default() } else { languages };
    languages.iter().flat_map(lines).collect()
}
