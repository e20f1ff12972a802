//! A change of one place of a program, and the way back.

use crate::items::Items;
use crate::program::{
    Exemption, Expression, ExpressionId, InstrumentId, ParameterId, ParameterPeriod, Period, Program, Rule,
    RuleCitation, RuleId, Severity, TermId, TermPeriod,
};

/// What stands at a place instead.
#[derive(Debug, Clone)]
pub(super) enum Patch {
    /// Another expression.
    Expression(ExpressionId, Expression),
    /// Another `where` of a rule.
    Filter(RuleId, Option<ExpressionId>),
    /// Another `when`.
    Condition(RuleId, Option<ExpressionId>),
    /// Other exemptions.
    Exemptions(RuleId, Items<Exemption>),
    /// Other citations.
    Citations(RuleId, Items<RuleCitation>),
    /// Another severity.
    Severity(RuleId, Option<Severity>),
    /// Other contents of a term.
    Term(TermId, Items<TermPeriod>),
    /// Other values of a parameter.
    Parameter(ParameterId, Items<ParameterPeriod>),
    /// Other days in force.
    InForce(InstrumentId, Option<Period>),
}

impl Patch {
    /// Puts what the patch holds into the program and keeps what stood there: done twice, nothing has changed.
    pub(super) fn swap(&mut self, program: &mut Program) {
        match self {
            Self::Expression(id, other) => exchange(program.arena.get_mut(*id), other),
            Self::Filter(id, other) => exchange(rule(program, *id).map(|rule| &mut rule.filter), other),
            Self::Condition(id, other) => exchange(rule(program, *id).map(|rule| &mut rule.condition), other),
            Self::Exemptions(id, other) => {
                exchange(rule(program, *id).map(|rule| &mut rule.exemptions), other);
            }
            Self::Citations(id, other) => exchange(rule(program, *id).map(|rule| &mut rule.citations), other),
            Self::Severity(id, other) => exchange(rule(program, *id).map(|rule| &mut rule.severity), other),
            Self::Term(id, other) => {
                exchange(program.terms.get_mut(id.index()).map(|term| &mut term.periods), other);
            }
            Self::Parameter(id, other) => {
                exchange(program.parameters.get_mut(id.index()).map(|one| &mut one.periods), other);
            }
            Self::InForce(id, other) => {
                exchange(program.instruments.get_mut(id.index()).map(|one| &mut one.in_force), other);
            }
        }
    }
}

fn rule(program: &mut Program, id: RuleId) -> Option<&mut Rule> {
    program.rules.get_mut(id.index())
}

fn exchange<T>(place: Option<&mut T>, other: &mut T) {
    if let Some(place) = place {
        std::mem::swap(place, other);
    }
}
