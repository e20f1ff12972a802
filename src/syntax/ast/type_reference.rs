//! The types that a field, a parameter, an argument or a term's result may have.

use super::Name;
use crate::source::Span;

/// A type as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeReference {
    /// Which type.
    pub kind: TypeKind,
    /// Its place.
    pub span: Span,
}

/// The forms of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeKind {
    /// `bool`
    Bool,
    /// `text`
    Text,
    /// `date`
    Date,
    /// `datetime`
    Datetime,
    /// `duration`
    Duration,
    /// `count UNIT`
    Count(Name),
    /// `size`
    Size,
    /// `money`
    Money,
    /// `rate UNIT`
    Rate(Name),
    /// `country`
    Country,
    /// `version`
    Version,
    /// `set of T`
    Set(Box<TypeReference>),
    /// `list of RECORD`
    List(Name),
    /// The name of an enum, a record, or a list (a reference to one of its elements).
    Named(Name),
    /// What could not be read, and was reported.
    Invalid,
}
