//! A tree, drawn with lines.

use crate::report::page::Page;

/// A text and what stands below it.
pub(super) struct Tree {
    /// What this node says.
    pub(super) text: String,
    /// The nodes below.
    pub(super) parts: Vec<Tree>,
}

/// Draws a tree whose root stands at the left.
pub(super) fn draw(tree: &Tree, page: &mut Page) {
    page.paragraph("", "  ", &tree.text);
    draw_parts(&tree.parts, "", page);
}

fn draw_parts(parts: &[Tree], indent: &str, page: &mut Page) {
    let branch = page.layout.either("├─ ", "|- ");
    let last_branch = page.layout.either("└─ ", "`- ");
    let line = page.layout.either("│  ", "|  ");
    for (index, part) in parts.iter().enumerate() {
        let is_last = index + 1 == parts.len();
        let (mark, below) = if is_last { (last_branch, "   ") } else { (branch, line) };
        let below = format!("{indent}{below}");
        let continued = if part.parts.is_empty() { format!("{below}  ") } else { format!("{below}{line}") };
        page.paragraph(&format!("{indent}{mark}"), &continued, &part.text);
        draw_parts(&part.parts, &below, page);
    }
}
