//! Which rules bind on one day, and what terms say on it: what of them does not depend on the product.

use super::{Content, Instrument, Program, ProvisionId, Rule, RuleCitation, RuleId, Severity, TermId};
use crate::quantity::Date;

/// The rules of a program as they bind on one day. It is worked out once for all products that are checked as of it.
#[derive(Debug)]
pub struct BindingRules<'p> {
    /// All rules, those that do not bind as well.
    pub program: &'p Program,
    /// The as-of date.
    pub as_of: Date,
    /// Of each rule, what it rests on, and how grave a finding of it is.
    rules: Vec<(Basis, Severity)>,
    /// Of each term, what it says.
    contents: Vec<Option<&'p Content>>,
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

impl<'p> BindingRules<'p> {
    /// The rules of `program` as they bind on `as_of`.
    pub fn of(program: &'p Program, as_of: Date) -> Self {
        let of_instrument =
            |instrument: &Instrument| instrument.is_in_force(as_of).then(|| instrument.rank.severity());
        let ranks: Vec<Option<Severity>> = program.instruments.iter().map(of_instrument).collect();
        let of_provision =
            |provision: &ProvisionId| ranks.get(provision.instrument.index()).copied().flatten();
        let of_rule = |rule: &Rule| {
            let gravest = rule.provisions().filter_map(of_provision).max();
            let of_rank = gravest.unwrap_or(Severity::Error);
            let is_outright =
                |cited: &RuleCitation| cited.condition.is_none() && of_provision(&cited.provision).is_some();
            let basis = match gravest {
                None => Basis::Nothing,
                Some(_) if rule.citations.iter().any(is_outright) => Basis::Outright,
                Some(_) => Basis::Conditional,
            };
            (basis, rule.severity.map_or(of_rank, |own| own.min(of_rank)))
        };
        let rules = program.rules.iter().map(of_rule).collect();
        let contents = program.terms.iter().map(|term| term.on(as_of)).collect();
        Self { program, as_of, rules, contents }
    }

    /// What a term says; `None` where it says nothing on that day.
    pub fn content(&self, term: TermId) -> Option<&'p Content> {
        self.contents.get(term.index()).copied().flatten()
    }

    /// Whether a provision that the rule cites is in force.
    pub fn binds(&self, rule: RuleId) -> bool {
        self.rules.get(rule.index()).is_some_and(|(basis, _)| *basis != Basis::Nothing)
    }

    /// Whether it binds under the conditions of its citations alone: every provision in force that it cites has one.
    pub fn binds_conditionally(&self, rule: RuleId) -> bool {
        self.rules.get(rule.index()).is_some_and(|(basis, _)| *basis == Basis::Conditional)
    }

    /// How grave a finding of a rule is: by the gravest rank of the provisions in force, or as the rule sets it where that
    /// is lower.
    pub fn severity(&self, rule: RuleId) -> Severity {
        self.rules.get(rule.index()).map_or(Severity::Error, |(_, severity)| *severity)
    }
}
