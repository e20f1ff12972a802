//! `term`: a legal definition or determination.

use super::{Citation, Documentation, Expression, Name, Period, Text, TypeReference};
use crate::source::Span;

/// A function of facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// What it is for, to authors.
    pub documentation: Documentation,
    /// Its name.
    pub name: Name,
    /// What it takes.
    pub arguments: Vec<TermArgument>,
    /// What it gives.
    pub result: TypeReference,
    /// `title`: what users call it.
    pub title: Option<Text>,
    /// `cites`: the provisions that it encodes as a whole.
    pub citations: Vec<Citation>,
    /// What it gives when.
    pub body: TermBody,
    /// From the keyword to the closing brace.
    pub span: Span,
}

/// `t: transfer`.
#[derive(Debug, Clone, PartialEq)]
pub struct TermArgument {
    /// Its name.
    pub name: Name,
    /// Its type; a list's name stands for an element of it.
    pub type_reference: TypeReference,
}

/// The same on every day, or by period.
#[derive(Debug, Clone, PartialEq)]
pub enum TermBody {
    /// One content for all days.
    Always(TermContent),
    /// `from DATE { … }`, repeated.
    ByPeriod(Vec<TermPeriod>),
    /// Could not be read; a diagnostic says why.
    Invalid,
}

/// The content that holds in one period.
#[derive(Debug, Clone, PartialEq)]
pub struct TermPeriod {
    /// When it holds; without `until`, to the day on which the next begins.
    pub period: Period,
    /// What holds.
    pub content: TermContent,
    /// From `from` to the closing brace.
    pub span: Span,
}

/// An expression or a decision table.
#[derive(Debug, Clone, PartialEq)]
pub enum TermContent {
    /// One expression.
    Expression(Expression),
    /// Rows, tried in order.
    Table {
        /// `VALUE when CONDITION cites …`.
        rows: Vec<Row>,
        /// `otherwise VALUE cites …`.
        otherwise: Option<(Expression, Vec<Citation>)>,
    },
}

/// One row of a decision table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it gives.
    pub value: Expression,
    /// When it applies.
    pub condition: Expression,
    /// What it rests on.
    pub citations: Vec<Citation>,
    /// The whole row.
    pub span: Span,
}
