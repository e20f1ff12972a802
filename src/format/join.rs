//! Entries that stand on one line where they fit.

use super::entry::{Entry, width_of};
use super::outline::Part;

/// Joins what may stand on one line.
pub(super) fn join(entries: &mut Vec<Entry<'_>>) {
    let mut joined: Vec<Entry<'_>> = Vec::with_capacity(entries.len());
    let mut rest = std::mem::take(entries).into_iter().peekable();
    while let Some(mut entry) = rest.next() {
        if entry.part == Part::Close {
            close(&mut joined, entry);
            continue;
        }
        let continued = match entry.part {
            Part::Sanction => Some(Part::SanctionClause),
            Part::Article => Some(Part::Succession),
            _ => None,
        };
        let mut clauses = Vec::new();
        while let Some(clause) = rest.next_if(|next| Some(next.part) == continued) {
            clauses.push(clause);
        }
        if !clauses.is_empty() && may_join(std::iter::once(&entry).chain(&clauses)) {
            for clause in clauses.drain(..) {
                append(&mut entry, clause);
            }
        }
        joined.push(entry);
        joined.append(&mut clauses);
    }
    *entries = joined;
}

/// Joins a closing brace with a block that is empty, or holds one expression.
fn close<'text>(joined: &mut Vec<Entry<'text>>, mut brace: Entry<'text>) {
    let is_empty = joined.last().is_some_and(|entry| entry.opens_block() && !entry.has_inner_comments());
    if is_empty && brace.comments.is_empty() {
        if let (Some(head), Some(piece)) = (joined.last_mut(), brace.pieces.first_mut()) {
            piece.is_tight = true;
            append(head, brace);
        }
        return;
    }
    let is_content = joined.last().is_some_and(|entry| entry.part == Part::Content);
    let Some(content) = joined.pop_if(|_| is_content) else {
        joined.push(brace);
        return;
    };
    match joined.last_mut() {
        Some(head) if head.part == Part::Period && may_join([&*head, &content, &brace]) => {
            append(head, content);
            append(head, brace);
        }
        _ => joined.extend([content, brace]),
    }
}

/// Whether no comment stands between entries and they fit on one line.
fn may_join<'a>(entries: impl IntoIterator<Item = &'a Entry<'a>> + Clone) -> bool {
    let count = entries.clone().into_iter().count();
    let has_comments = entries.clone().into_iter().enumerate().any(|(index, entry)| {
        let is_first = index == 0;
        let is_last = index + 1 == count;
        (!is_first && !entry.comments.is_empty())
            || if is_last { entry.is_split() } else { entry.has_inner_comments() }
    });
    let indent = entries.clone().into_iter().next().map_or(0, |entry| entry.indent);
    let pieces = entries.into_iter().flat_map(|entry| &entry.pieces);
    let words = pieces.filter(|piece| piece.kind == super::entry::PieceKind::Word);
    !has_comments && width_of(words, indent) <= super::MOST_COLUMNS
}

fn append<'text>(entry: &mut Entry<'text>, next: Entry<'text>) {
    entry.pieces.extend(next.pieces.into_iter().map(|piece| super::entry::Piece { column: None, ..piece }));
}
