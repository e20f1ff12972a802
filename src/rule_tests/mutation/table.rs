//! Rows of decision tables left out, and their outcomes exchanged with those of the next rows.

use super::patch::Patch;
use super::workshop::Workshop;
use crate::items::Items;
use crate::program::{Content, DecisionTable, ExpressionId, ProvisionId, Row, TermId, TermPeriod};
use crate::rule_tests::owner::Owner;

/// Every table of a term without each row, and with the outcomes of neighbours exchanged.
pub(super) fn mutate(workshop: &mut Workshop<'_>, id: TermId) {
    let Some(periods) = workshop.program.terms.get(id.index()).map(|term| term.periods.clone()) else {
        return;
    };
    for (at, period) in periods.iter().enumerate() {
        let Content::Table(DecisionTable { rows, otherwise }) = &period.content else { continue };
        let owner = Owner::Term(id);
        let patch = |content| {
            let mut periods = periods.clone();
            if let Some(place) = periods.get_mut(at) {
                *place = TermPeriod { period: period.period, content };
            }
            Patch::Term(id, periods)
        };
        for (number, row) in rows.iter().enumerate() {
            // Without `otherwise` the rows leave no gap: a rule file that lacks one is refused.
            if otherwise.is_some() {
                let mut kept = rows.clone();
                kept.to_mut().remove(number);
                let patch = patch(Content::Table(DecisionTable { rows: kept, otherwise: otherwise.clone() }));
                workshop.drop(owner, row.span, &workshop.text_at(row.span), period.period, patch);
            }
            let next = rows.get(number + 1).map(|row| row.value);
            let next = next.or(otherwise.as_ref().map(|(value, _)| *value));
            let Some(next) = next.filter(|&next| differs(workshop, row.value, next)) else { continue };
            let content = exchanged(rows, otherwise.as_ref(), number, next);
            let condition = workshop.text(row.condition);
            let from = format!("{} when {condition}", workshop.text(row.value));
            let to = format!("{} when {condition}", workshop.text(next));
            workshop.change(owner, row.span, (&from, &to), period.period, patch(content));
        }
    }
}

/// Whether two outcomes are not the same constant.
fn differs(workshop: &Workshop<'_>, one: ExpressionId, other: ExpressionId) -> bool {
    workshop.program.arena.get(one) != workshop.program.arena.get(other)
}

/// The table in which a row and what follows it have each other's outcome.
fn exchanged(
    rows: &Items<Row>,
    otherwise: Option<&(ExpressionId, Items<ProvisionId>)>,
    number: usize,
    next: ExpressionId,
) -> Content {
    let (mut rows, mut otherwise) = (rows.clone(), otherwise.cloned());
    let own = rows.get_mut(number).map(|row| std::mem::replace(&mut row.value, next));
    let follows = rows.get_mut(number + 1).map(|row| &mut row.value);
    let follows = follows.or(otherwise.as_mut().map(|(value, _)| value));
    if let (Some(own), Some(follows)) = (own, follows) {
        *follows = own;
    }
    Content::Table(DecisionTable { rows, otherwise })
}
