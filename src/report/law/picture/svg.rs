//! The picture as SVG: labels on the left, the line of time, and on the right how far each instrument is encoded.

use svg::Document;
use svg::node::element::{Description, Group, Line, Style, Title};

use super::axis::Axis;
use super::connector::Connector;
use super::marks::{self, Anchor, End, SWATCH};
use super::placing::{BAR_HEIGHT, LINE_HEIGHT, PlacedHeading, PlacedRow, Placing};
use super::row::{Extent, Row};
use super::shares::{Share, Shares};
use super::{legend, words};
use crate::localized::Language;
use crate::program::Program;
use crate::report::language::{ReportLanguage, tag};
use crate::report::law::rank_name;
use crate::report::xml::xml_text;

const WIDTH: i64 = 1080;
const MARGIN: i64 = 16;
const TIME_LEFT: i64 = 368;
const TIME_RIGHT: i64 = 840;
const SHARES_LEFT: i64 = 864;
const SHARES_WIDTH: i64 = WIDTH - MARGIN - SHARES_LEFT;
/// The room of one number of provisions.
const NUMBER_WIDTH: i64 = 39;
/// The line of the years.
const YEARS_HEIGHT: i64 = 18;
/// About how wide a character of a date is.
const DIGIT_WIDTH: usize = 6;

/// Draws all instruments as one SVG document: the same program gives the same bytes.
pub fn law_svg(program: &Program, language: ReportLanguage) -> String {
    let rows = Row::all(program);
    let axis = Axis::over(&rows, TIME_LEFT, TIME_RIGHT);
    let (legend, legend_bottom) = legend::draw(language, 42, (MARGIN, WIDTH - MARGIN));
    let placing = Placing::of(&rows, language, legend_bottom + YEARS_HEIGHT + 4);
    let height = placing.bottom + YEARS_HEIGHT + MARGIN;

    let title = language.phrase(&words::heading());
    let description = language.sentences(&words::description(&rows, axis.as_ref()));
    let mut document = Document::new()
        .set("viewBox", format!("0 0 {WIDTH} {height}"))
        .set("width", WIDTH)
        .set("height", height)
        .set("class", "law-picture")
        .set("role", "img")
        .set("aria-labelledby", "law-picture-title law-picture-description")
        .set("lang", tag(language.languages().first().copied().unwrap_or(Language::En)))
        .add(Title::new(xml_text(&title)).set("id", "law-picture-title"))
        .add(
            Description::new()
                .set("id", "law-picture-description")
                .add(svg::node::Text::new(xml_text(&description))),
        )
        .add(Style::new(include_str!("svg.css")))
        .add(marks::rectangle("ground", (0, 0), (WIDTH, height)))
        .add(marks::text("heading", (MARGIN, 30), Anchor::Start, &title))
        .add(legend);
    document = document.add(stripes(&placing));
    if let Some(axis) = &axis {
        document = document.add(years(axis, legend_bottom, placing.bottom));
    }
    for heading in &placing.headings {
        document = document.add(heading_text(heading, language));
    }
    for placed in &placing.rows {
        document = document.add(row(program, placed, axis.as_ref(), language));
    }
    if let Some(axis) = &axis {
        for connector in Connector::all(&placing, axis) {
            document = document.add(marks::connector(&connector));
        }
        // Above the connectors, so that they can be read.
        for placed in &placing.rows {
            document = document.add(dates(placed, axis));
        }
    }
    format!("{document}\n")
}

/// Every other row has a ground of its own, which leads the eye from the label to the bar.
fn stripes(placing: &Placing<'_, '_>) -> Group {
    let stripe = |placed: &PlacedRow<'_, '_>| {
        marks::rectangle("stripe", (MARGIN / 2, placed.top), (WIDTH - MARGIN, placed.height))
    };
    placing.rows.iter().step_by(2).map(stripe).fold(Group::new(), Group::add)
}

/// The lines of the years, with their numbers above and below.
fn years(axis: &Axis, top: i64, bottom: i64) -> Group {
    let mut group = Group::new();
    let line_top = top + YEARS_HEIGHT;
    for (year, x) in axis.ticks() {
        let line = Line::new().set("class", "grid").set("x1", x).set("x2", x);
        group = group.add(line.set("y1", line_top).set("y2", bottom));
        for y in [line_top - 5, bottom + YEARS_HEIGHT - 4] {
            group = group.add(marks::text("small", (x, y), Anchor::Middle, &year.to_string()));
        }
    }
    group
}

fn heading_text(heading: &PlacedHeading, language: ReportLanguage) -> impl Into<Box<dyn svg::Node>> {
    let name = language.phrase(&rank_name(heading.rank));
    marks::text("rank", (MARGIN, heading.top + 23), Anchor::Start, &name)
}

/// The label of an instrument, its bar and its shares.
fn row(
    program: &Program,
    placed: &PlacedRow<'_, '_>,
    axis: Option<&Axis>,
    language: ReportLanguage,
) -> Group {
    let hint = language.sentences(&words::row(program, placed.row));
    let mut group = Group::new().add(Title::new(xml_text(&hint)));
    let mut y = placed.inner_top() + 11;
    for (language, line) in &placed.label {
        let line = marks::text("label", (MARGIN, y), Anchor::Start, line);
        group = group.add(line.set("lang", tag(*language)));
        y += LINE_HEIGHT;
    }
    if let Some(axis) = axis {
        group = time(group, placed, axis);
    }
    shares(group, &placed.row.shares, placed.inner_top() + 2)
}

/// The bar or the mark.
fn time(group: Group, placed: &PlacedRow<'_, '_>, axis: &Axis) -> Group {
    let Some((left, right)) = placed.reach(axis) else { return group };
    let class = if placed.row.is_draft_or_policy() { "soft" } else { "bar" };
    let middle = placed.middle();
    match placed.row.extent() {
        Extent::Period(period) => {
            let end = if period.until.is_some() { End::Closed } else { End::Open };
            group.add(marks::bar(class, (left, right), middle, end))
        }
        Extent::Promulgation(_) | Extent::Undated => group.add(marks::mark((left.midpoint(right), middle))),
    }
}

/// The dates below a bar: from where it begins, or up to the end of the line of time where there is no room.
fn dates(placed: &PlacedRow<'_, '_>, axis: &Axis) -> Group {
    let Some((left, _)) = placed.reach(axis) else { return Group::new() };
    let dates = words::days(placed.row);
    let width = i64::try_from(dates.chars().count() * DIGIT_WIDTH).unwrap_or_default();
    let (x, anchor) =
        if left + width > axis.right { (axis.right, Anchor::End) } else { (left, Anchor::Start) };
    let y = placed.middle() + BAR_HEIGHT / 2 + 12;
    Group::new().add(marks::text("small date", (x, y), anchor, &dates))
}

/// The shares as a bar that is filled in proportion, with their numbers below.
fn shares(mut group: Group, shares: &Shares, top: i64) -> Group {
    let whole = shares.total().max(1);
    let place = |count: usize| {
        let width = usize::try_from(SHARES_WIDTH).unwrap_or_default();
        SHARES_LEFT + i64::try_from(width.saturating_mul(count) / whole).unwrap_or_default()
    };
    let (mut before, mut x) = (0, SHARES_LEFT);
    for share in Share::ALL {
        let count = shares.get(*share);
        if count > 0 {
            let (left, right) = (place(before), place(before + count));
            group = group.add(marks::rectangle(share.class(), (left, top), (right - left, BAR_HEIGHT)));
            let y = top + BAR_HEIGHT + 4;
            group = group.add(marks::swatch(share.class(), (x, y)));
            let number = count.to_string();
            group = group.add(marks::text("small", (x + SWATCH + 4, y + SWATCH), Anchor::Start, &number));
        }
        before += count;
        x += NUMBER_WIDTH;
    }
    group
}
