//! The days ahead on a line of time.

use maud::Markup;
use svg::node::element::{Circle, Line, Title};

use super::strip::{drawn, share, strip};
use crate::findings::Outcome;
use crate::quantity::Date;
use crate::report::drawing::{Anchor, text};

const HEIGHT: i64 = 74;
/// The height of the line.
const LINE: i64 = 46;
/// How high the marks of days stand above the line; neighbours take turns.
const LEVELS: [i64; 3] = [0, 11, 22];
/// Days that are nearer to each other than this part of the whole stand on different levels.
const NEAR: i64 = 60;

/// A day on which something changes: how many findings, and the gravest outcome that comes.
pub(in crate::report::html) struct Marked {
    pub(in crate::report::html) day: Date,
    pub(in crate::report::html) count: usize,
    pub(in crate::report::html) outcome: Outcome,
}

/// The days between the first and the last, each as a dot as large as what changes on it.
pub(in crate::report::html) fn days((from, to): (Date, Date), marked: &[Marked]) -> Markup {
    let since = |day: Date| u64::try_from(i64::from(day.days()) - i64::from(from.days())).unwrap_or_default();
    let place = |day| share(since(day), since(to));
    let mut document = strip(HEIGHT).set("class", "days");
    let line = Line::new().set("class", "line").set("x1", 0).set("x2", "100%");
    document = document.add(line.set("y1", LINE).set("y2", LINE));
    for year in from.year()..=to.year() {
        for month in [1, 4, 7, 10] {
            let Some(day) = Date::new(year, month, 1).filter(|day| (from..=to).contains(day)) else {
                continue;
            };
            let length = if month == 1 { 8 } else { 4 };
            let tick = Line::new().set("class", "line").set("x1", place(day)).set("x2", place(day));
            document = document.add(tick.set("y1", LINE).set("y2", LINE + length));
            if month == 1 {
                let year = year.to_string();
                document = document.add(text("tick", (place(day), LINE + 22), Anchor::Middle, &year));
            }
        }
    }
    let (mut level, mut last) = (0, None::<Date>);
    for one in marked {
        let whole = i64::from(to.days()) - i64::from(from.days());
        let is_near = last.is_some_and(|last| i64::from(one.day.days() - last.days()) * NEAR < whole);
        level = if is_near { (level + 1) % LEVELS.len() } else { 0 };
        last = Some(one.day);
        let y = LINE - LEVELS.get(level).copied().unwrap_or_default();
        let stem = Line::new().set("class", "stem").set("x1", place(one.day)).set("x2", place(one.day));
        let dot = Circle::new().set("class", one.outcome.name()).set("cx", place(one.day)).set("cy", y);
        let dot = dot.set("r", radius(one.count)).add(Title::new(one.day.to_string()));
        document = document.add(stem.set("y1", y).set("y2", LINE)).add(dot);
    }
    drawn(&document)
}

/// How large a dot is.
fn radius(count: usize) -> i64 {
    match count {
        0..=1 => 4,
        2..=4 => 5,
        5..=19 => 6,
        _ => 8,
    }
}
