//! Values, rows and periods under one another.

use super::entry::{Entry, PieceKind, width_of};
use super::outline::Part;

/// How wide the words of a rule's clauses are taken to be: `evidence`.
const RULE_WORD: usize = 8;

/// What is aligned, what begins a new group of it, and how many blanks stand between its columns.
const GROUPS: [(Part, &[Part], usize); 7] = [
    (Part::Clause, &[Part::Item], 1),
    (Part::FieldClause, &[Part::Field, Part::Item], 1),
    (Part::SanctionClause, &[Part::Sanction, Part::Item], 1),
    (Part::Value, &[Part::Item], 2),
    (Part::Fixed, &[Part::Item], 2),
    (Part::Row, &[Part::Item, Part::Period], 2),
    (Part::Filled, &[Part::Filling, Part::Item], 2),
];

/// Gives each piece that is aligned its place.
pub(super) fn align(entries: &mut [Entry<'_>]) {
    for entry in entries.iter_mut() {
        if matches!(entry.part, Part::RuleClause | Part::Condition) {
            let place = entry.indent + RULE_WORD + 1;
            set_place(entry, 1, place);
        }
    }
    for (part, openers, gap) in GROUPS {
        for group in entries.chunk_by_mut(|_, next| !openers.contains(&next.part)) {
            let mut group: Vec<&mut Entry<'_>> =
                group.iter_mut().filter(|entry| entry.part == part && !entry.is_split()).collect();
            align_group(&mut group, gap);
        }
    }
}

/// Aligns the columns of a group; rows of a table only as far as all fit.
fn align_group(group: &mut [&mut Entry<'_>], gap: usize) {
    for column in [1, 2] {
        let ends = group.iter().filter_map(|entry| end_before(entry, column));
        let Some(place) = ends.max().map(|end| end + gap) else { continue };
        let fitted = group.iter().filter(|entry| entry.fits()).count();
        for entry in group.iter_mut() {
            set_place(entry, column, place);
        }
        let is_table = group.iter().any(|entry| entry.part == Part::Row);
        if is_table && group.iter().filter(|entry| entry.fits()).count() < fitted {
            for entry in group.iter_mut() {
                set_place(entry, column, 0);
            }
        }
    }
}

/// Where the words before a column end.
fn end_before(entry: &Entry<'_>, column: usize) -> Option<usize> {
    let position = entry.pieces.iter().position(|piece| piece.column == Some(column))?;
    let words = entry.pieces.iter().take(position).filter(|piece| piece.kind == PieceKind::Word);
    Some(width_of(words, entry.indent))
}

fn set_place(entry: &mut Entry<'_>, column: usize, place: usize) {
    if let Some(piece) = entry.pieces.iter_mut().find(|piece| piece.column == Some(column)) {
        piece.place = place;
    }
}
