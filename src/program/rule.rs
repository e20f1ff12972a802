//! Duties and prohibitions.

use serde::Serialize;

use super::{ExpressionId, ProvisionId, Severity, Symbol, TextId, id};
use crate::items::Items;
use crate::source::Span;

id! {
    /// A rule.
    RuleId
}

/// A duty or a prohibition.
#[derive(Debug, Clone, Serialize)]
pub struct Rule {
    /// `pack.topic`.
    pub name: Symbol,
    /// What it is called.
    pub title: TextId,
    /// What the law requires.
    pub duty: TextId,
    /// What it encodes; it applies while one of these is in force.
    pub citations: Items<RuleCitation>,
    /// What a breach costs.
    pub penalties: Items<ProvisionId>,
    /// The severity that the rule itself sets, where that is lower than its instruments' rank gives.
    pub severity: Option<Severity>,
    /// Whether a person may accept its breach for a time.
    pub waivable: Waivable,
    /// What it looks at one by one; nothing: it looks at the product as a whole.
    pub ranges: Items<Range>,
    /// Which elements it looks at.
    pub filter: Option<ExpressionId>,
    /// Whom and what it concerns.
    pub condition: Option<ExpressionId>,
    /// Which of the program's different conditions it is: rules with the same `when` share its value.
    pub condition_class: u16,
    /// The calculations of days in it and in its terms, where some length of time among them may be in working days.
    pub day_counts: Items<ExpressionId>,
    /// Whether its outcome may rest on a counter of the manifest.
    pub may_read_counters: bool,
    /// What must hold.
    pub requirement: ExpressionId,
    /// What excuses.
    pub exemptions: Items<Exemption>,
    /// What to say when it is breached.
    pub breach: Template,
    /// What to do about a breach.
    pub remedy: Template,
    /// What an authority expects to see.
    pub evidence: Option<TextId>,
    /// Its place in the rule files.
    pub span: Span,
}

/// Whether a person may accept the breach of a rule for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Waivable {
    /// With a waiver.
    ForATime,
    /// Nobody may: no waiver covers it.
    Never,
}

/// A provision that a rule cites.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct RuleCitation {
    /// The provision.
    pub provision: ProvisionId,
    /// Whom and what it concerns; everyone and everything that the rule does, without one.
    pub condition: Option<ExpressionId>,
}

/// What decides the outcome of a rule, side by side: an evaluation reads this of every rule, and nothing else of most.
#[derive(Debug, Clone, Copy)]
pub struct Clauses<'p> {
    /// What it looks at one by one.
    pub ranges: &'p [Range],
    /// What excuses.
    pub exemptions: &'p [Exemption],
    /// Which elements it looks at.
    pub filter: Option<ExpressionId>,
    /// Whom and what it concerns.
    pub condition: Option<ExpressionId>,
    /// What must hold.
    pub requirement: ExpressionId,
    /// Which of the program's different conditions it is.
    pub condition_class: u16,
}

impl Rule {
    /// What decides its outcome.
    pub fn decisive(&self) -> Clauses<'_> {
        Clauses {
            ranges: &self.ranges,
            exemptions: &self.exemptions,
            filter: self.filter,
            condition: self.condition,
            requirement: self.requirement,
            condition_class: self.condition_class,
        }
    }

    /// The provisions that it cites, whatever their conditions.
    pub fn provisions(&self) -> impl Iterator<Item = &ProvisionId> + Clone {
        self.citations.iter().map(|cited| &cited.provision)
    }

    /// The conditions of its citations.
    pub fn citation_conditions(&self) -> impl Iterator<Item = ExpressionId> {
        self.citations.iter().filter_map(|cited| cited.condition)
    }
}

/// A variable and the list that it ranges over.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Range {
    /// The variable's place in the frame.
    pub variable: u8,
    /// The list.
    pub list: ExpressionId,
    /// Both, as they stand in the rule.
    pub span: Span,
}

/// What excuses from a duty.
#[derive(Debug, Clone, Serialize)]
pub struct Exemption {
    /// When it excuses.
    pub condition: ExpressionId,
    /// What grants it.
    pub citations: Items<ProvisionId>,
}

/// A text with places to fill.
#[derive(Debug, Clone, Serialize)]
pub struct Template {
    /// The text; a place to fill is a path in braces.
    pub text: TextId,
    /// What fills the places.
    pub placeholders: Items<Placeholder>,
}

/// One place to fill.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Placeholder {
    /// The path as it stands between the braces.
    pub name: Symbol,
    /// The fact it leads to.
    pub value: ExpressionId,
    /// The quantified expression within the requirement that binds its variable, where none of the rule's own does:
    /// the elements that broke the requirement fill the place.
    pub bound_by: Option<ExpressionId>,
}
