//! What comes out otherwise between two manifests, two days or two sets of rules, and what makes the difference.

mod days;
mod definition;
mod fact_change;
mod manifests;
mod reversal;
mod rules;
mod waived;

pub use definition::{Clause, DefinitionKind, RuleChange, RuleTexts};
pub use fact_change::{FactChange, Stated};

pub use days::between_days;
pub use manifests::between_manifests;
pub use rules::between_rules;
pub use waived::{WaiverChange, with_waivers};

use crate::findings::Outcome;
use crate::program::{ProvisionId, RuleId};
use crate::timeline::Cause;

/// A finding that comes out otherwise. What is on one side alone is not applicable on the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Flipped {
    /// The rule among those of the first side; `None` where they lack it.
    pub rule_before: Option<RuleId>,
    /// The rule among those of the second side.
    pub rule_after: Option<RuleId>,
    /// The keys of the elements it is about; empty where it is about the product.
    pub element: Vec<Box<str>>,
    /// The outcome on the first side.
    pub before: Outcome,
    /// The outcome on the second side.
    pub after: Outcome,
    /// The provisions in force behind it on the first side.
    pub provisions_before: Vec<ProvisionId>,
    /// The provisions in force behind it on the second side.
    pub provisions_after: Vec<ProvisionId>,
    /// What makes the difference.
    pub reasons: Vec<Reason>,
}

/// What makes a difference.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The day: law or calendar.
    Day(Cause),
    /// A fact.
    Fact(FactChange),
    /// The rules.
    Rule(RuleChange),
    /// A waiver.
    Waiver(WaiverChange),
}

#[cfg(test)]
mod tests;
