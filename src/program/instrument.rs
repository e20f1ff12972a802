//! Instruments, their provisions and what a breach costs.

use serde::Serialize;

use super::{ExpressionId, Symbol, TextId, id};
use crate::items::Items;
use crate::quantity::Date;
use crate::source::Span;

id! {
    /// An instrument.
    InstrumentId
}

/// A provision of an instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ProvisionId {
    /// The instrument.
    pub instrument: InstrumentId,
    /// The position among its provisions.
    pub provision: u16,
}

/// From the first day until the day on which it no longer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    /// The first day; `None` where it held always.
    pub from: Option<Date>,
    /// The day on which it has ceased.
    pub until: Option<Date>,
}

impl Period {
    /// Every day.
    pub const ALWAYS: Self = Self { from: None, until: None };

    /// Whether it holds on `day`.
    pub fn holds(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// What kind of text an instrument is; it decides how grave a breach is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Rank {
    /// 法律
    Law,
    /// 行政法规
    AdministrativeRegulation,
    /// 部门规章
    DepartmentalRule,
    /// 规范性文件
    NormativeDocument,
    /// 强制性国家标准
    MandatoryStandard,
    /// 推荐性标准
    RecommendedStandard,
    /// 政策文件
    Policy,
    /// 征求意见稿
    Draft,
}

impl Rank {
    /// All ranks with their names in rule files.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("law", Self::Law),
        ("administrative-regulation", Self::AdministrativeRegulation),
        ("departmental-rule", Self::DepartmentalRule),
        ("normative-document", Self::NormativeDocument),
        ("mandatory-standard", Self::MandatoryStandard),
        ("recommended-standard", Self::RecommendedStandard),
        ("policy", Self::Policy),
        ("draft", Self::Draft),
    ];

    /// The name in rule files.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, rank)| *rank == self).map_or("", |(name, _)| name)
    }

    /// How grave a breach of such a text is.
    pub fn severity(self) -> Severity {
        match self {
            Self::RecommendedStandard => Severity::Warning,
            Self::Policy | Self::Draft => Severity::Note,
            _ => Severity::Error,
        }
    }
}

/// How grave a finding is, as SARIF names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Severity {
    /// A draft or a policy.
    Note,
    /// A recommended standard.
    Warning,
    /// Binding law.
    Error,
}

impl Severity {
    /// All severities with their names.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("error", Self::Error), ("warning", Self::Warning), ("note", Self::Note)];

    /// The name in rule files and reports.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, severity)| *severity == self).map_or("", |(name, _)| name)
    }
}

/// A law, regulation, rule or standard.
#[derive(Debug, Clone, Serialize)]
pub struct Instrument {
    /// Its id, such as `LAW-2020`.
    pub name: Symbol,
    /// Its title.
    pub title: TextId,
    /// Who issued it.
    pub issuer: TextId,
    /// The document's number as promulgated.
    pub number: Option<Symbol>,
    /// Its rank.
    pub rank: Rank,
    /// The day of promulgation.
    pub promulgated: Option<Date>,
    /// When it is in force; a draft never is, but counsel works from it.
    pub in_force: Option<Period>,
    /// What follows it.
    pub succeeded_by: Option<InstrumentId>,
    /// Its provisions, in order.
    pub provisions: Items<Provision>,
    /// Its place in the rule files.
    pub span: Span,
}

impl Instrument {
    /// Whether it is in force on `day`.
    pub fn is_in_force(&self, day: Date) -> bool {
        self.in_force.is_some_and(|period| period.holds(day))
    }
}

/// One provision.
#[derive(Debug, Clone, Serialize)]
pub struct Provision {
    /// Its number within the instrument.
    pub number: Symbol,
    /// Its heading.
    pub heading: TextId,
    /// How it is decided.
    pub state: ProvisionState,
    /// The same provision in the text that follows.
    pub succeeded_by: Option<ProvisionId>,
    /// Its place in the rule files.
    pub span: Span,
}

/// Whether rules decide a provision.
#[derive(Debug, Clone, Serialize)]
pub enum ProvisionState {
    /// A rule or a term encodes it.
    Checkable,
    /// No rule can, for this reason.
    NotCheckable(TextId),
    /// It says what a breach of others costs.
    Penalty(Penalty),
}

/// What a breach costs.
#[derive(Debug, Clone, Serialize)]
pub struct Penalty {
    /// The fines, tier by tier.
    pub fines: Items<Fine>,
    /// What else an authority orders.
    pub measures: Items<Measure>,
}

/// That a penalty stands in place of others for some.
#[derive(Debug, Clone, Serialize)]
pub struct Replacement {
    /// The penalty that applies.
    pub penalty: ProvisionId,
    /// Those that do not.
    pub replaced: Items<ProvisionId>,
    /// To whom, or to what.
    pub condition: ExpressionId,
    /// Its place in the rule files.
    pub span: Span,
}

/// Whom a fine hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Party {
    /// The organisation.
    Entity,
    /// A responsible person.
    Individual,
}

/// How high a fine is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Amount {
    /// In CNY.
    Range {
        /// The least, where there is one.
        minimum: Option<i64>,
        /// The most.
        maximum: i64,
    },
    /// A multiple.
    Multiple {
        /// The least factor.
        minimum: i64,
        /// The greatest factor.
        maximum: i64,
        /// What is multiplied.
        of: TextId,
    },
}

/// One fine of one tier.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Fine {
    /// Whom it hits.
    pub party: Party,
    /// Whether the authority is free to impose it.
    pub discretionary: bool,
    /// How high it is.
    pub amount: Amount,
    /// Whom exactly.
    pub on: Option<TextId>,
    /// The tier.
    pub tier: TextId,
}

/// What else an authority orders.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Measure {
    /// Whether the authority is free to order it.
    pub discretionary: bool,
    /// What is ordered.
    pub text: TextId,
}
