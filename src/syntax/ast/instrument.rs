//! `instrument`: a law, regulation, rule or standard with its provisions and penalties.

use super::{Citation, Documentation, Expression, Name, Period, Text};
use crate::quantity::Date;
use crate::source::Span;

/// An instrument.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    /// What authors should know of it.
    pub documentation: Documentation,
    /// Its id, such as `LAW-2020`.
    pub name: Name,
    /// `title`
    pub title: Option<Text>,
    /// `issuer`
    pub issuer: Option<Text>,
    /// `number "…"`: the document's number as promulgated.
    pub number: Option<String>,
    /// `rank NAME`
    pub rank: Option<Name>,
    /// `promulgated DATE`
    pub promulgated: Option<Date>,
    /// `in force from DATE until DATE`; a draft has none.
    pub in_force: Option<Period>,
    /// `succeeded by ID`
    pub succeeded_by: Option<Name>,
    /// `article` and `penalty` clauses, in order.
    pub articles: Vec<Article>,
    /// From the keyword to the closing brace.
    pub span: Span,
}

/// One provision: `article 37~1 en "…" zh "…"`, with what follows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// What authors should know of it.
    pub documentation: Documentation,
    /// Its number within the instrument, as the dossiers write it.
    pub number: Name,
    /// Its heading.
    pub heading: Text,
    /// How it is to be decided.
    pub state: ArticleState,
    /// `succeeded by CITATION`: the same provision in the text that follows.
    pub succeeded_by: Option<Citation>,
    /// The whole clause.
    pub span: Span,
}

/// Whether rules decide a provision.
#[derive(Debug, Clone, PartialEq)]
pub enum ArticleState {
    /// A rule or a term encodes it.
    Checkable,
    /// `not checkable en "…" zh "…"`: no rule can, for this reason.
    NotCheckable(Text),
    /// `penalty NUMBER en "…" zh "…" { … }`: it says what a breach of others costs.
    Penalty {
        /// The fines, tier by tier.
        fines: Vec<Fine>,
        /// What else an authority orders.
        measures: Vec<Measure>,
        /// In place of which others it stands.
        replacements: Vec<Replacement>,
    },
}

/// `instead of LAW-2020/3, LAW-2020/4 if CONDITION`.
#[derive(Debug, Clone, PartialEq)]
pub struct Replacement {
    /// The penalties that do not apply then.
    pub penalties: Vec<Citation>,
    /// `if`: to whom it applies in their place.
    pub condition: Expression,
    /// The whole clause.
    pub span: Span,
}

/// Whom a fine hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// `entity`: the organisation.
    Entity,
    /// `individual`: a responsible person.
    Individual,
}

/// How high a fine is, in CNY or as a multiple.
#[derive(Debug, Clone, PartialEq)]
pub enum FineAmount {
    /// `10_000 .. 100_000 CNY`, or `up to 1_000_000 CNY`.
    Range {
        /// The least, where there is one.
        minimum: Option<i64>,
        /// The most.
        maximum: i64,
    },
    /// `1 .. 10 times en "illegal gains" zh "违法所得"`.
    Multiple {
        /// The least factor.
        minimum: i64,
        /// The greatest factor.
        maximum: i64,
        /// What is multiplied.
        of: Text,
    },
}

/// `entity may 10_000 .. 50_000 CNY when en "…" zh "…"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Fine {
    /// Whom it hits.
    pub party: Party,
    /// `may`: the authority is free to impose it.
    pub discretionary: bool,
    /// How high it is.
    pub amount: FineAmount,
    /// `on en "…" zh "…"`: whom exactly.
    pub on: Option<Text>,
    /// `when en "…" zh "…"`: the tier.
    pub when: Text,
    /// The whole line.
    pub span: Span,
}

/// `measure may en "close the website" zh "关闭网站"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// `may`: the authority is free to order it.
    pub discretionary: bool,
    /// What is ordered.
    pub text: Text,
    /// The whole line.
    pub span: Span,
}
