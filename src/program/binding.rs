//! What of a program holds on one day, whatever the product: which rules bind, what terms say, what parameters are.

use super::{
    Clauses, Content, DecisionTable, ExpressionId, Instrument, ParameterId, ParameterPeriod, Program,
    ProvisionId, Rule, RuleCitation, RuleId, Severity, Slot, Term, TermId,
};
use crate::quantity::Date;

/// The rules of a program as they bind on one day. It is worked out once for all products that are checked as of it, and lies
/// close together: an evaluation reads little else of most rules and terms.
#[derive(Debug)]
pub struct BindingRules<'p> {
    /// All rules, those that do not bind as well.
    pub program: &'p Program,
    /// The as-of date.
    pub as_of: Date,
    rules: Vec<BindingRule<'p>>,
    terms: Vec<BindingTerm<'p>>,
    parameters: Vec<Option<&'p ParameterPeriod>>,
}

/// A rule on one day.
#[derive(Debug, Clone, Copy)]
struct BindingRule<'p> {
    clauses: Clauses<'p>,
    basis: Basis,
    /// How grave a finding of it is.
    severity: Severity,
}

/// What a rule rests on, on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Basis {
    /// No provision that it cites is in force.
    Nothing,
    /// One is, and is cited without a condition.
    Outright,
    /// All that are in force are cited under a condition.
    Conditional,
}

/// A term on one day.
#[derive(Debug, Clone, Copy)]
struct BindingTerm<'p> {
    slot: Slot,
    meaning: Option<Meaning<'p>>,
}

/// What a term says on one day.
#[derive(Debug, Clone, Copy)]
pub enum Meaning<'p> {
    /// One expression.
    Expression(ExpressionId),
    /// A decision table.
    Table(&'p DecisionTable),
}

impl<'p> From<&'p Content> for Meaning<'p> {
    fn from(content: &'p Content) -> Self {
        match content {
            Content::Expression(body) => Self::Expression(*body),
            Content::Table(table) => Self::Table(table),
        }
    }
}

impl<'p> BindingRules<'p> {
    /// The rules of `program` as they bind on `as_of`.
    pub fn of(program: &'p Program, as_of: Date) -> Self {
        let of_instrument =
            |instrument: &Instrument| instrument.is_in_force(as_of).then(|| instrument.rank.severity());
        let ranks: Vec<Option<Severity>> = program.instruments.iter().map(of_instrument).collect();
        let of_provision =
            |provision: &ProvisionId| ranks.get(provision.instrument.index()).copied().flatten();
        let of_rule = |rule: &'p Rule| {
            let gravest = rule.provisions().filter_map(of_provision).max();
            let of_rank = gravest.unwrap_or(Severity::Error);
            let is_outright =
                |cited: &RuleCitation| cited.condition.is_none() && of_provision(&cited.provision).is_some();
            let basis = match gravest {
                None => Basis::Nothing,
                Some(_) if rule.citations.iter().any(is_outright) => Basis::Outright,
                Some(_) => Basis::Conditional,
            };
            let severity = rule.severity.map_or(of_rank, |own| own.min(of_rank));
            BindingRule { clauses: rule.decisive(), basis, severity }
        };
        let of_term =
            |term: &'p Term| BindingTerm { slot: term.slot, meaning: term.on(as_of).map(Meaning::from) };
        Self {
            program,
            as_of,
            rules: program.rules.iter().map(of_rule).collect(),
            terms: program.terms.iter().map(of_term).collect(),
            parameters: program.parameters.iter().map(|parameter| parameter.on(as_of)).collect(),
        }
    }

    /// How many rules there are.
    pub fn length(&self) -> usize {
        self.rules.len()
    }

    /// What decides the outcome of a rule, where a provision that it cites is in force.
    pub fn clauses(&self, rule: RuleId) -> Option<&Clauses<'p>> {
        self.rules.get(rule.index()).filter(|rule| rule.basis != Basis::Nothing).map(|rule| &rule.clauses)
    }

    /// Whether a provision that the rule cites is in force.
    pub fn binds(&self, rule: RuleId) -> bool {
        self.clauses(rule).is_some()
    }

    /// Whether it binds under the conditions of its citations alone: every provision in force that it cites has one.
    pub fn binds_conditionally(&self, rule: RuleId) -> bool {
        self.rules.get(rule.index()).is_some_and(|rule| rule.basis == Basis::Conditional)
    }

    /// How grave a finding of a rule is: by the gravest rank of the provisions in force, or as the rule sets it where that
    /// is lower.
    pub fn severity(&self, rule: RuleId) -> Severity {
        self.rules.get(rule.index()).map_or(Severity::Error, |rule| rule.severity)
    }

    /// What a term says; `None` where it says nothing on that day.
    pub fn meaning(&self, term: TermId) -> Option<Meaning<'p>> {
        self.terms.get(term.index())?.meaning
    }

    /// Where an evaluation keeps what a term gives.
    pub fn slot(&self, term: TermId) -> Slot {
        self.terms.get(term.index()).map_or(Slot::None, |term| term.slot)
    }

    /// The values of a parameter; `None` where it has none on that day.
    pub fn values(&self, parameter: ParameterId) -> Option<&'p ParameterPeriod> {
        self.parameters.get(parameter.index()).copied().flatten()
    }
}
