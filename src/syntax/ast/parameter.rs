//! `parameter`: a number or a length of time fixed by law, by period and perhaps by key.

use super::{Citation, Documentation, Expression, Name, Period, Text, TypeReference};
use crate::source::Span;

/// A value fixed by law.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// What it is for, to authors.
    pub documentation: Documentation,
    /// Its name.
    pub name: Name,
    /// The type of its key: what its value depends on besides the day.
    pub key: Option<TypeReference>,
    /// Its type.
    pub type_reference: TypeReference,
    /// `title`: what users call it.
    pub title: Option<Text>,
    /// Its values, in order.
    pub periods: Vec<ParameterPeriod>,
    /// From the keyword to the closing brace.
    pub span: Span,
}

/// `from 2020-01-01 1_000_000 cites LAW-2020/3(1)`, or `from 2020-01-01 { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterPeriod {
    /// When it holds; without `until`, to the day on which the next begins.
    pub period: Period,
    /// The values: one, or one for each key.
    pub cases: Vec<ParameterCase>,
    /// From `from` to the end of the value, or to the closing brace.
    pub span: Span,
}

/// `5 years for finance, health cites LAW-2020/3(1)`.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterCase {
    /// For which keys it is the value.
    pub keys: CaseKeys,
    /// The value: a literal.
    pub value: Expression,
    /// What fixes it.
    pub citations: Vec<Citation>,
    /// The whole line.
    pub span: Span,
}

/// For which keys a value stands.
#[derive(Debug, Clone, PartialEq)]
pub enum CaseKeys {
    /// For every key, or without one.
    Any,
    /// `for finance, health`: for these.
    Of(Vec<Expression>),
    /// `otherwise`: for all others.
    Others,
}
