//! Types of facts and expressions.

use serde::Serialize;

use super::id;
use crate::quantity::RateUnit;

id! {
    /// A record or list of the vocabulary.
    RecordId
}
id! {
    /// An enum of the vocabulary.
    EnumerationId
}
id! {
    /// A unit that a `count` counts.
    UnitId
}

/// The type of a fact or an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Type {
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
    Count(UnitId),
    /// A bare number, which takes the unit of what it is compared with.
    Number,
    /// `size`, in bytes
    Size,
    /// `money`, in CNY
    Money,
    /// `rate UNIT`
    Rate(RateUnit),
    /// `country`
    Country,
    /// `version`
    Version,
    /// An enum.
    Enumeration(EnumerationId),
    /// `set of T`
    Set(Member),
    /// `list of RECORD`, or a whole list of the manifest
    List(RecordId),
    /// A nested record, or an element of a nested list
    Nested(RecordId),
    /// An element of a list of the manifest
    Reference(RecordId),
}

/// What a set may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Member {
    /// Texts.
    Text,
    /// Countries.
    Country,
    /// Values of an enum.
    Enumeration(EnumerationId),
    /// Elements of a list of the manifest.
    Reference(RecordId),
}

impl Member {
    /// The type of one member.
    pub fn as_type(self) -> Type {
        match self {
            Self::Text => Type::Text,
            Self::Country => Type::Country,
            Self::Enumeration(id) => Type::Enumeration(id),
            Self::Reference(id) => Type::Reference(id),
        }
    }
}
