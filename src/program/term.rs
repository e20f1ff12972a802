//! Legal definitions and determinations.

use serde::Serialize;

use super::{ExpressionId, Period, ProvisionId, Slot, Symbol, TextId, Type, id};
use crate::items::Items;
use crate::quantity::Date;
use crate::source::Span;

id! {
    /// A term.
    TermId
}

/// A function of facts.
#[derive(Debug, Clone, Serialize)]
pub struct Term {
    /// Its name.
    pub name: Symbol,
    /// What users call it.
    pub title: Option<TextId>,
    /// The names and types of what it takes; they are its first variables.
    pub arguments: Items<(Symbol, Type)>,
    /// The type of what it gives.
    pub result: Type,
    /// The provisions that it encodes as a whole.
    pub citations: Items<ProvisionId>,
    /// What it gives, by period, earliest first, without gap or overlap.
    pub periods: Items<TermPeriod>,
    /// Where an evaluation keeps what it gives.
    pub slot: Slot,
    /// Whether lengths of time below it may be working days.
    pub may_count_working_days: bool,
    /// Its place in the rule files.
    pub span: Span,
}

impl Term {
    /// What holds on `day`.
    pub fn on(&self, day: Date) -> Option<&Content> {
        self.periods.iter().find(|period| period.period.holds(day)).map(|period| &period.content)
    }

    /// Every provision that it cites, as a whole or in a row.
    pub fn all_citations(&self) -> impl Iterator<Item = ProvisionId> {
        let rows = self.periods.iter().flat_map(|period| match &period.content {
            Content::Expression(_) => Vec::new(),
            Content::Table(DecisionTable { rows, otherwise }) => {
                let of_rows = rows.iter().flat_map(|row| row.citations.iter());
                of_rows.chain(otherwise.iter().flat_map(|(_, citations)| citations)).copied().collect()
            }
        });
        self.citations.iter().copied().chain(rows)
    }
}

/// What a term gives in one period.
#[derive(Debug, Clone, Serialize)]
pub struct TermPeriod {
    /// When it holds.
    pub period: Period,
    /// What holds.
    pub content: Content,
}

/// An expression or a decision table.
#[derive(Debug, Clone, Serialize)]
pub enum Content {
    /// One expression.
    Expression(ExpressionId),
    /// A decision table.
    Table(DecisionTable),
}

/// Rows, tried in order.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionTable {
    /// The rows.
    pub rows: Items<Row>,
    /// What holds when no row applies; a table without it is exhaustive.
    pub otherwise: Option<(ExpressionId, Items<ProvisionId>)>,
}

/// One row of a decision table.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// When it applies.
    pub condition: ExpressionId,
    /// What it gives.
    pub value: ExpressionId,
    /// What it rests on.
    pub citations: Items<ProvisionId>,
    /// Its place in the rule files.
    pub span: Span,
}
