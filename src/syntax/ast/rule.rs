//! `rule`: a duty or a prohibition.

use super::{Binding, Citation, Documentation, Expression, Name, Text};
use crate::source::Span;

/// A duty or a prohibition.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// What authors should know of it.
    pub documentation: Documentation,
    /// `pack.topic`.
    pub name: Name,
    /// `title`: what it is called.
    pub title: Option<Text>,
    /// `duty`: what the law requires, in our own words.
    pub duty: Option<Text>,
    /// `cites`: what it encodes.
    pub citations: Vec<RuleCitation>,
    /// `penalty`: what a breach costs.
    pub penalties: Vec<Citation>,
    /// `severity NAME`: lower than its instruments' rank would give.
    pub severity: Option<Name>,
    /// `not waivable`: where it says so.
    pub not_waivable: Option<Span>,
    /// `for`: what it looks at one by one.
    pub range: Option<ForClause>,
    /// `when`: whom and what it concerns.
    pub condition: Option<Expression>,
    /// `require`: what must hold.
    pub requirement: Option<Expression>,
    /// `unless`: what excuses.
    pub exemptions: Vec<Exemption>,
    /// `breach`: what to say when it is breached.
    pub breach: Option<Text>,
    /// `remedy`: what to do about a breach.
    pub remedy: Option<Text>,
    /// `evidence`: what an authority expects to see.
    pub evidence: Option<Text>,
    /// From the keyword to the closing brace.
    pub span: Span,
}

/// `LAW-2020/3 if CONDITION`.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleCitation {
    /// What is cited.
    pub citation: Citation,
    /// `if`: whom and what it concerns.
    pub condition: Option<Expression>,
}

/// `for d in dataset, s in d.stores where …`.
#[derive(Debug, Clone, PartialEq)]
pub struct ForClause {
    /// The variables and the lists they range over.
    pub bindings: Vec<Binding>,
    /// `where`: which elements.
    pub filter: Option<Expression>,
    /// The whole clause.
    pub span: Span,
}

/// `unless CONDITION cites …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Exemption {
    /// When it excuses.
    pub condition: Expression,
    /// What grants it.
    pub citations: Vec<Citation>,
    /// The whole clause.
    pub span: Span,
}
