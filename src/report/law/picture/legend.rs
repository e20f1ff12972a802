//! What the pieces of the picture mean.

use svg::node::element::Group;
use unicode_width::UnicodeWidthStr;

use super::connector::Connector;
use super::marks::{self, Anchor, End, SWATCH};
use super::placing::MARK_RADIUS;
use super::shares::Share;
use super::words;
use crate::localized::Localized;
use crate::report::language::ReportLanguage;

const LINE_HEIGHT: i64 = 22;
/// The room of a piece before its text.
const PIECE_WIDTH: i64 = 36;
/// The room between two entries.
const BETWEEN: i64 = 18;

/// Draws the legend from `top` on between `left` and `right`; also returns where it ends.
pub(super) fn draw(language: ReportLanguage, top: i64, (left, right): (i64, i64)) -> (Group, i64) {
    let mut legend = Legend { group: Group::new(), language, left, right, x: left, y: top };
    legend.entry(PIECE_WIDTH, &words::in_force(), |group, x, y| {
        group.add(marks::bar("bar", (x, x + 28), y, End::Closed))
    });
    legend.entry(PIECE_WIDTH, &words::without_end(), |group, x, y| {
        group.add(marks::bar("bar", (x, x + 22), y, End::Open))
    });
    legend.entry(PIECE_WIDTH, &words::draft_or_policy(), |group, x, y| {
        group.add(marks::bar("soft", (x, x + 28), y, End::Closed))
    });
    legend.entry(3 * MARK_RADIUS, &words::never_in_force(), |group, x, y| {
        group.add(marks::mark((x + MARK_RADIUS, y)))
    });
    legend.entry(PIECE_WIDTH, &words::replaced(), |group, x, y| {
        group.add(marks::connector(&Connector { from: (x + 3, y), lane: x + 3, to: (x + 28, y) }))
    });
    legend.new_line();
    for share in Share::ALL {
        legend.entry(SWATCH + 6, &words::share_name(*share), |group, x, y| {
            group.add(marks::swatch(share.class(), (x, y - SWATCH / 2)))
        });
    }
    legend.new_line();
    (legend.group, legend.y)
}

struct Legend {
    group: Group,
    language: ReportLanguage,
    left: i64,
    right: i64,
    x: i64,
    y: i64,
}

impl Legend {
    /// A piece and its text; on a new line where there is no room on this one.
    fn entry(&mut self, piece: i64, text: &Localized, draw: impl FnOnce(Group, i64, i64) -> Group) {
        let text = self.language.phrase(text);
        let width = piece + width(&text);
        if self.x > self.left && self.x + width > self.right {
            self.new_line();
        }
        let middle = self.y + LINE_HEIGHT / 2;
        let group = draw(std::mem::replace(&mut self.group, Group::new()), self.x, middle);
        self.group = group.add(marks::text("legend", (self.x + piece, middle + 4), Anchor::Start, &text));
        self.x += width + BETWEEN;
    }

    fn new_line(&mut self) {
        self.x = self.left;
        self.y += LINE_HEIGHT;
    }
}

/// About how wide a text is; fonts differ.
fn width(text: &str) -> i64 {
    const TENTHS_OF_A_COLUMN: i64 = 66;
    i64::try_from(text.width()).unwrap_or(i64::from(u16::MAX)) * TENTHS_OF_A_COLUMN / 10
}
