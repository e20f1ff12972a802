//! Numbers and lengths of time fixed by law.

use serde::{Deserialize, Serialize};

use super::{ExpressionId, Period, ProvisionId, Symbol, TextId, Type, id};
use crate::quantity::Date;
use crate::source::Span;

id! {
    /// A parameter.
    ParameterId
}

/// A value fixed by law, by period.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Parameter {
    /// Its name.
    pub name: Symbol,
    /// What users call it.
    pub title: Option<TextId>,
    /// Its type.
    pub of_type: Type,
    /// Its values, earliest first, without gap or overlap.
    pub periods: Vec<ParameterPeriod>,
    /// Its place in the rule files.
    pub span: Span,
}

/// One value of a parameter.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ParameterPeriod {
    /// When it holds.
    pub period: Period,
    /// The value: a constant.
    pub value: ExpressionId,
    /// What fixes it.
    pub citations: Vec<ProvisionId>,
}

impl Parameter {
    /// The value that holds on `day`.
    pub fn on(&self, day: Date) -> Option<&ParameterPeriod> {
        self.periods.iter().find(|value| value.period.holds(day))
    }
}
