//! Cases as they were read, to be judged as often as the rules are changed.

use std::sync::Arc;

use super::case::Expectation;
use super::check::Checker;
use super::results::Mismatch;
use crate::evaluation::Evaluator;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::program::{Program, RuleId};
use crate::quantity::Date;

/// A case whose manifest was read.
#[derive(Debug)]
pub(super) struct PreparedCase {
    /// What the edited manifest states.
    pub(super) facts: Arc<Facts>,
    /// The as-of date.
    pub(super) as_of: Date,
    /// What is expected.
    pub(super) expectations: Vec<Expectation>,
}

impl PreparedCase {
    /// Everything in which the rules of `program` find something else than the case expects.
    pub(super) fn mismatches<'a>(&'a self, program: &'a Program) -> impl Iterator<Item = Mismatch> + 'a {
        let evaluator = Evaluator::new(program, &self.facts, self.as_of);
        let checker = Checker { program, facts: &self.facts, as_of: self.as_of };
        self.expectations.iter().flat_map(move |expectation| {
            let findings = Findings::of_rule(&evaluator, expectation.rule);
            checker.mismatches(expectation, &findings)
        })
    }

    /// Whether one of `rules`, which are in order, finds something else than the case expects of it.
    pub(super) fn notices(&self, program: &Program, rules: &[RuleId]) -> bool {
        let evaluator = Evaluator::new(program, &self.facts, self.as_of);
        let checker = Checker { program, facts: &self.facts, as_of: self.as_of };
        let meant =
            self.expectations.iter().filter(|expectation| rules.binary_search(&expectation.rule).is_ok());
        meant.into_iter().any(|expectation| {
            let findings = Findings::of_rule(&evaluator, expectation.rule);
            !checker.mismatches(expectation, &findings).is_empty()
        })
    }

    /// The rules of which something is expected, each once.
    pub(super) fn rules(&self) -> Vec<RuleId> {
        let mut rules: Vec<RuleId> = self.expectations.iter().map(|expectation| expectation.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    }
}

/// All cases of a run that could be read.
#[derive(Debug)]
pub struct Suite {
    cases: Vec<PreparedCase>,
}

impl Suite {
    pub(super) fn new(cases: Vec<PreparedCase>) -> Self {
        Self { cases }
    }

    /// The cases, in their order.
    pub(super) fn cases(&self) -> &[PreparedCase] {
        &self.cases
    }
}
