//! The syntax tree: what stands in a rule file, each node with its place, and nothing of what it means.

mod calendar;
mod enumeration;
mod expression;
mod import;
mod instrument;
mod parameter;
mod record;
mod rule;
mod term;
mod type_reference;
mod unit;

pub use calendar::{Calendar, Days};
pub use enumeration::{EnumValue, Enumeration};
pub use expression::{
    Aggregate, ArithmeticOperator, Binding, ComparisonOperator, Expression, ExpressionKind, Number,
    Quantifier,
};
pub use import::{FilledFact, FilledValue, Filling, Import, ImportPath};
pub use instrument::{Article, ArticleState, Fine, FineAmount, Instrument, Measure, Party, Replacement};
pub use parameter::{CaseKeys, Parameter, ParameterCase, ParameterPeriod};
pub use record::{Field, FieldKind, Record, RecordKind};
pub use rule::{Exemption, ForClause, Rule, RuleCitation};
pub use term::{Row, Term, TermArgument, TermBody, TermContent, TermPeriod};
pub use type_reference::{TypeKind, TypeReference};
pub use unit::{EnglishForms, Form, Unit};

use crate::localized::Localized;
use crate::quantity::Date;
use crate::source::{FileId, Span};

/// One rule file.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// The text it was read from.
    pub file: FileId,
    /// What could be read of it, in order.
    pub items: Vec<Item>,
    /// The names of the items that could not be read.
    pub unread: Vec<Name>,
}

/// One declaration at the top level.
#[expect(clippy::large_enum_variant, reason = "a few hundred live at once, and each is built once")]
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// `record` or `list`.
    Record(Record),
    /// `enum`.
    Enumeration(Enumeration),
    /// `unit`.
    Unit(Unit),
    /// `instrument`.
    Instrument(Instrument),
    /// `calendar`.
    Calendar(Calendar),
    /// `import`.
    Import(Import),
    /// `parameter`.
    Parameter(Parameter),
    /// `term`.
    Term(Term),
    /// `rule`.
    Rule(Rule),
}

impl Item {
    /// The place of the whole item.
    pub fn span(&self) -> Span {
        match self {
            Self::Record(item) => item.span,
            Self::Enumeration(item) => item.span,
            Self::Unit(item) => item.span,
            Self::Instrument(item) => item.span,
            Self::Calendar(item) => item.span,
            Self::Import(item) => item.span,
            Self::Parameter(item) => item.span,
            Self::Term(item) => item.span,
            Self::Rule(item) => item.span,
        }
    }
}

/// A word that names something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The word; a rule's name holds its dots.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// `en "…" zh "…"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Both wordings, escapes resolved.
    pub text: Localized,
    /// From `en` to the last quotation mark.
    pub span: Span,
    /// The English wording with its quotation marks.
    pub en_span: Span,
    /// The Chinese wording with its quotation marks.
    pub zh_span: Span,
}

impl Text {
    /// Stands for a text that could not be read, and was reported.
    pub(in crate::syntax) fn missing(place: Span) -> Self {
        Self { text: Localized::default(), span: place, en_span: place, zh_span: place }
    }
}

/// `LAW-2020/3~1`: an instrument and a provision in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The instrument's id.
    pub instrument: String,
    /// The provision's number within it.
    pub provision: String,
    /// The place of both.
    pub span: Span,
}

impl Citation {
    /// The id as the dossiers write it.
    pub fn id(&self) -> String {
        format!("{}/{}", self.instrument, self.provision)
    }
}

/// `from DATE until DATE`: from the first day until the day on which it no longer holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The first day, and the day on which it has ceased; nothing where the calendar lacks one of them.
    pub days: Option<(Date, Option<Date>)>,
    /// The place of both.
    pub span: Span,
}

/// `##` lines above an item or field, without the marks, joined by line breaks.
pub type Documentation = Option<String>;
