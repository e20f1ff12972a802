//! Pieces of pictures, in pixels or in shares of a width.

use svg::node::Value;
use svg::node::element::{Rectangle, Text};

use super::xml::xml_text;

/// What of a text lies at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Where it begins.
    Start,
    /// Its middle.
    Middle,
    /// Where it ends.
    End,
}

/// A text that begins, ends or has its middle at a place.
pub(super) fn text<X: Into<Value>>(class: &str, (x, y): (X, i64), anchor: Anchor, content: &str) -> Text {
    let text = Text::new(xml_text(content)).set("x", x).set("y", y).set("class", class);
    match anchor {
        Anchor::Start => text,
        Anchor::Middle => text.set("text-anchor", "middle"),
        Anchor::End => text.set("text-anchor", "end"),
    }
}

/// A rectangle from its upper left corner on.
pub(super) fn rectangle<X: Into<Value>>(
    class: &str,
    (x, y): (X, i64),
    (width, height): (X, i64),
) -> Rectangle {
    let rectangle = Rectangle::new().set("class", class).set("x", x).set("y", y);
    rectangle.set("width", width).set("height", height)
}
