//! The pieces that the picture is drawn with.

use svg::node::element::{Circle, Group, Path, Rectangle};

use super::connector::Connector;
use super::placing::{BAR_HEIGHT, MARK_RADIUS};
pub(super) use crate::report::drawing::{Anchor, rectangle, text};

/// How far the point of a bar without end stands out.
const POINT: i64 = 6;

/// The width and height of a swatch.
pub(super) const SWATCH: i64 = 8;

/// How a bar ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// On a day.
    Closed,
    /// No day is stated: with a point.
    Open,
}

/// A bar around a height.
pub(super) fn bar(class: &str, (left, right): (i64, i64), middle: i64, end: End) -> Path {
    let (top, bottom) = (middle - BAR_HEIGHT / 2, middle + BAR_HEIGHT / 2);
    let data = match end {
        End::Closed => format!("M{left} {top}H{right}V{bottom}H{left}Z"),
        End::Open => {
            let tip = right + POINT;
            format!("M{left} {top}H{right}L{tip} {middle}L{right} {bottom}H{left}Z")
        }
    };
    Path::new().set("class", class).set("d", data)
}

/// The mark of what was promulgated and never in force.
pub(super) fn mark((x, y): (i64, i64)) -> Path {
    let (left, right, top, bottom) = (x - MARK_RADIUS, x + MARK_RADIUS, y - MARK_RADIUS, y + MARK_RADIUS);
    Path::new().set("class", "mark").set("d", format!("M{left} {y}L{x} {top}L{right} {y}L{x} {bottom}Z"))
}

pub(super) fn swatch(class: &str, (x, y): (i64, i64)) -> Rectangle {
    rectangle(class, (x, y), (SWATCH, SWATCH))
}

/// A line with a dot where it begins and the head of an arrow where it ends.
pub(super) fn connector(connector: &Connector) -> Group {
    let (x, y) = connector.to;
    let (back, above, below) = (x - 7, y - 4, y + 4);
    let line = Path::new().set("class", "connector").set("d", connector.path());
    let head = Path::new().set("class", "head").set("d", format!("M{back} {above}L{x} {y}L{back} {below}Z"));
    let (x, y) = connector.from;
    let dot = Circle::new().set("class", "head").set("cx", x).set("cy", y).set("r", 3);
    Group::new().add(line).add(head).add(dot)
}
