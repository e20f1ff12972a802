//! Clauses that may stand once in an item.

use super::super::tokens::State;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::source::Span;

/// The clauses of one item that have been read.
#[derive(Debug, Default)]
pub(super) struct Once {
    seen: Vec<(&'static str, Span)>,
}

impl Once {
    /// Puts a clause's value in its place; a second one of the same kind is reported and left out.
    pub(super) fn fill<T>(
        &mut self,
        slot: &mut Option<T>,
        clause: (&'static str, Span),
        value: T,
        state: &State<'_>,
    ) {
        if self.is_first(clause, state) {
            *slot = Some(value);
        }
    }

    /// Whether a clause is the first of its kind; a second one is reported.
    pub(super) fn is_first(&mut self, (word, span): (&'static str, Span), state: &State<'_>) -> bool {
        let Some(&(_, first)) = self.seen.iter().find(|(seen, _)| *seen == word) else {
            self.seen.push((word, span));
            return true;
        };
        state.report(
            Diagnostic::error(
                Code::NAMES_DUPLICATE,
                localized!("found a second `{word}`", "出现了第二个 `{word}`"),
                span,
                localized!("expected at most one `{word}`", "`{word}` 最多一个"),
            )
            .and(first, localized!("the first stands here", "第一个在此处")),
        );
        false
    }
}
