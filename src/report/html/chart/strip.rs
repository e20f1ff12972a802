//! Drawings that are one line high and as wide as their place: what lies across is a share of the width.

use maud::{Markup, PreEscaped};
use svg::Document;
use svg::node::element::{Definitions, Pattern};

use crate::findings::{Counts, Outcome};
use crate::report::drawing::rectangle;

/// The height of a bar.
pub(super) const BAR_HEIGHT: i64 = 14;
/// How far apart the lines of a pattern are.
const PATTERN: i64 = 6;

/// An empty drawing of this height in pixels. What it shows stands beside it in words, so readers that hear the page
/// pass it over.
pub(super) fn strip(height: i64) -> Document {
    let document = Document::new().set("width", "100%").set("height", height);
    document.set("aria-hidden", "true").set("focusable", "false")
}

/// The drawing within the page.
pub(super) fn drawn(document: &Document) -> Markup {
    PreEscaped(document.to_string().replace('\n', ""))
}

/// A share of the width: the part of the whole.
pub(super) fn share(part: u64, whole: u64) -> String {
    let hundredths = part.saturating_mul(10_000) / whole.max(1);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The outcomes as one bar over the whole width.
pub(in crate::report::html) fn outcomes(counts: &Counts) -> Markup {
    let count = |outcome| counts.of(outcome);
    let whole = Outcome::ALL.iter().map(|(_, outcome)| count(*outcome)).sum();
    stacked(Outcome::ALL.iter().map(|(_, outcome)| (*outcome, count(*outcome))), whole)
}

/// Outcomes beside each other, each as wide as its count.
pub(super) fn stacked(counts: impl Iterator<Item = (Outcome, usize)>, whole: usize) -> Markup {
    let mut document = strip(BAR_HEIGHT).set("class", "stacked");
    let (mut before, whole) = (0, whole as u64);
    for (outcome, count) in counts.filter(|(_, count)| *count > 0) {
        let (at, width) = (share(before, whole), share(count as u64, whole));
        document = document.add(rectangle(outcome.name(), (at, 0), (width, BAR_HEIGHT)));
        before += count as u64;
    }
    drawn(&document)
}

/// The patterns that tell bars apart without colours. They stand once in the page.
pub(in crate::report::html) fn patterns() -> Markup {
    let striped = |id: &str, class: &str, angle: i64| {
        let pattern = Pattern::new().set("id", id).set("patternUnits", "userSpaceOnUse");
        let pattern = pattern.set("width", PATTERN).set("height", PATTERN);
        let pattern = pattern.set("patternTransform", format!("rotate({angle})"));
        let ground = rectangle(&format!("{class} ground"), (0, 0), (PATTERN, PATTERN));
        pattern.add(ground).add(rectangle(class, (0, 0), (PATTERN / 2, PATTERN)))
    };
    let definitions = Definitions::new()
        .add(striped("pattern-undetermined", "undetermined", 45))
        .add(striped("pattern-waived", "waived", -45))
        .add(striped("pattern-individual", "individual", 45));
    let document = strip(0).set("class", "patterns");
    drawn(&document.add(definitions))
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_are_written_in_hundredths_of_a_percent() {
        assert_eq!(share(1, 3), "33.33%");
        assert_eq!(share(0, 0), "0.00%");
        assert_eq!(share(7, 7), "100.00%");
    }
}
