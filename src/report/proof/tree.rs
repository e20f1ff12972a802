//! A proof, drawn with lines.

use super::node::{Node, Place, Said};
use crate::facts::Truth;
use crate::report::layout::Layout;
use crate::report::location::Locator;
use crate::report::page::Page;

/// Draws proofs as trees whose roots stand at the left.
pub(super) struct Trees<'a> {
    /// Finds places in the manifest.
    pub(super) manifest: Locator<'a>,
}

impl Trees<'_> {
    /// A tree with this heading as its root.
    pub(super) fn draw(&self, heading: &str, parts: &[Node], page: &mut Page) {
        page.paragraph("", "  ", heading);
        self.draw_parts(parts, "", page);
    }

    fn draw_parts(&self, parts: &[Node], indent: &str, page: &mut Page) {
        let branch = page.layout.either("├─ ", "|- ");
        let last_branch = page.layout.either("└─ ", "`- ");
        let line = page.layout.either("│  ", "|  ");
        for (index, part) in parts.iter().enumerate() {
            let is_last = index + 1 == parts.len();
            let (mark, below) = if is_last { (last_branch, "   ") } else { (branch, line) };
            let below = format!("{indent}{below}");
            let continued =
                if part.parts.is_empty() { format!("{below}  ") } else { format!("{below}{line}") };
            page.paragraph(&format!("{indent}{mark}"), &continued, &self.text(part, page.layout));
            self.draw_parts(&part.parts, &below, page);
        }
    }

    /// A node on one line: whether it holds, what it says, and where it stands.
    fn text(&self, node: &Node, layout: Layout) -> String {
        let mark = match node.mark {
            Some(Truth::True) => layout.either("✔ ", "+ "),
            Some(Truth::False) => layout.either("✘ ", "x "),
            Some(Truth::Unknown) => "? ",
            None => "",
        };
        let mut text = mark.to_owned();
        for said in &node.said {
            match said {
                Said::Name(name) => text.extend(["`", name, "`"]),
                Said::Source(source) => text.push_str(source),
                Said::Between(between) => text.push_str(between),
                Said::Words(words) => text.push_str(&layout.language.phrase(words)),
            }
        }
        let place = match &node.place {
            Some(Place::Manifest(span)) => self.manifest.locate(*span).map(|place| place.short()),
            Some(Place::Rule(place)) => Some(place.clone()),
            None => None,
        };
        if let Some(place) = place {
            text.extend([" (", &place, ")"]);
        }
        text
    }
}
