//! Numbers and lengths of time fixed by law.

use serde::Serialize;

use super::{Constant, ExpressionId, Period, ProvisionId, Symbol, TextId, Type, id};
use crate::items::Items;
use crate::quantity::Date;
use crate::source::Span;

id! {
    /// A parameter.
    ParameterId
}

/// A value fixed by law, by period and perhaps by key.
#[derive(Debug, Clone, Serialize)]
pub struct Parameter {
    /// Its name.
    pub name: Symbol,
    /// What users call it.
    pub title: Option<TextId>,
    /// The type of its key, where it has one.
    pub key: Option<Type>,
    /// Its type.
    pub of_type: Type,
    /// Its values, earliest first, without gap or overlap.
    pub periods: Items<ParameterPeriod>,
    /// Its place in the rule files.
    pub span: Span,
}

/// The values of a parameter in one period.
#[derive(Debug, Clone, Serialize)]
pub struct ParameterPeriod {
    /// When they hold.
    pub period: Period,
    /// The values: one for all keys, or each with its own; together they go through every key.
    pub cases: Items<ParameterCase>,
}

/// One value of a parameter.
#[derive(Debug, Clone, Serialize)]
pub struct ParameterCase {
    /// For which keys it holds; none: for all that no case before it names.
    pub keys: Items<Constant>,
    /// The value: a constant.
    pub value: ExpressionId,
    /// What fixes it.
    pub citations: Items<ProvisionId>,
}

impl Parameter {
    /// The values that hold on `day`.
    pub fn on(&self, day: Date) -> Option<&ParameterPeriod> {
        self.periods.iter().find(|value| value.period.holds(day))
    }

    /// Every provision that fixes one of its values.
    pub fn all_citations(&self) -> impl Iterator<Item = ProvisionId> {
        let cases = self.periods.iter().flat_map(|period| &period.cases);
        cases.flat_map(|case| case.citations.iter().copied())
    }
}

impl ParameterPeriod {
    /// The case that has no key, or that of a key.
    pub fn case_of(&self, key: Option<Constant>) -> Option<&ParameterCase> {
        self.cases.iter().find(|case| case.keys.is_empty() || key.is_some_and(|key| case.keys.contains(&key)))
    }
}
