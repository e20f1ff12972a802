//! What is known of one value of any type, and of a whole manifest.

use super::{Fact, Interval, Possible, Record, Truth};
use crate::program::{Constant, RecordId, Texts};
use crate::quantity::{Country, Date, Datetime, Duration, Version};
use crate::source::Span;

/// What is known of one value.
#[derive(Debug, Clone, PartialEq)]
pub enum Known {
    /// Nothing: every value of its type is possible.
    Nothing,
    /// A bool.
    Truth(bool),
    /// A number in the unit in which its type is held: persons, bytes, CNY, bits a second.
    Number(Interval<i64>),
    /// A day.
    Date(Interval<Date>),
    /// A moment.
    Datetime(Interval<Datetime>),
    /// A day or moment of what has never happened: no day is before, on or after it.
    Never,
    /// A length of time.
    Duration(Interval<Duration>),
    /// A value of an enum, by its position.
    Choice(Possible<u16>),
    /// A country.
    Country(Possible<Country>),
    /// A text.
    Text(Box<str>),
    /// A version.
    Version(Interval<Version>),
    /// A set.
    Set(KnownSet),
    /// A list of tables.
    List(KnownList),
    /// A table.
    Record(Record),
    /// An element of a list at the top of the manifest, by its position.
    Element(u32),
}

impl Known {
    /// A value that stands in a rule file.
    pub fn constant(constant: Constant, texts: &Texts) -> Self {
        match constant {
            Constant::Truth(value) => Self::Truth(value),
            Constant::Number(value) => Self::Number(Interval::exactly(value)),
            Constant::Date(value) => Self::Date(Interval::exactly(value)),
            Constant::Duration(value) => Self::Duration(Interval::exactly(value)),
            Constant::Choice(value) => Self::Choice(Possible::Exactly(value)),
            Constant::Country(value) => Self::Country(Possible::Exactly(value)),
            Constant::Version(value) => Self::Version(Interval::exactly(value)),
            Constant::Text(value) => Self::Text(texts.symbol(value).into()),
        }
    }

    /// What is known of a statement.
    pub fn from_truth(truth: Truth) -> Self {
        match truth {
            Truth::True => Self::Truth(true),
            Truth::False => Self::Truth(false),
            Truth::Unknown => Self::Nothing,
        }
    }

    /// The statement, where it is one and is known.
    pub fn truth(&self) -> Truth {
        match self {
            Self::Truth(value) => Truth::from(*value),
            _ => Truth::Unknown,
        }
    }

    /// The table, where it is one.
    pub fn record(&self) -> Option<&Record> {
        match self {
            Self::Record(record) => Some(record),
            _ => None,
        }
    }

    /// Whether only one value is left.
    pub fn is_exact(&self) -> bool {
        match self {
            Self::Nothing => false,
            Self::Truth(_) | Self::Text(_) | Self::Record(_) | Self::Element(_) | Self::Never => true,
            Self::Number(interval) => interval.exact().is_some(),
            Self::Date(interval) => interval.exact().is_some(),
            Self::Datetime(interval) => interval.exact().is_some(),
            Self::Duration(interval) => interval.exact().is_some(),
            Self::Version(interval) => interval.exact().is_some(),
            Self::Choice(possible) => possible.exact().is_some(),
            Self::Country(possible) => possible.exact().is_some(),
            Self::Set(set) => set.maybe == MaybeMembers::These(Box::default()),
            Self::List(list) => list.completeness == Completeness::Complete,
        }
    }
}

/// A member of a set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum MemberValue {
    /// A value of an enum.
    Choice(u16),
    /// A country.
    Country(Country),
    /// A text.
    Text(Box<str>),
    /// An element of a list at the top of the manifest.
    Element(u32),
}

/// What else a set may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MaybeMembers {
    /// Only these, or some of them; none where the set is known.
    These(Box<[MemberValue]>),
    /// Anything.
    Anything,
}

/// What is known of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSet {
    /// What it holds.
    pub members: Box<[MemberValue]>,
    /// What else it may hold.
    pub maybe: MaybeMembers,
}

impl KnownSet {
    /// A set of which every member is known.
    pub fn exactly(members: Vec<MemberValue>) -> Self {
        Self { members: members.into_boxed_slice(), maybe: MaybeMembers::These(Box::default()) }
    }

    /// Whether it holds `value`.
    pub fn contains(&self, value: &MemberValue) -> Truth {
        if self.members.contains(value) {
            return Truth::True;
        }
        match &self.maybe {
            MaybeMembers::Anything => Truth::Unknown,
            MaybeMembers::These(maybe) if maybe.contains(value) => Truth::Unknown,
            MaybeMembers::These(_) => Truth::False,
        }
    }
}

/// Whether a list may have more elements than are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completeness {
    /// It has no others.
    Complete,
    /// It may have others.
    Open,
}

/// What is known of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownList {
    /// Its known elements, in the order of the manifest.
    pub elements: Vec<Element>,
    /// Whether there may be more.
    pub completeness: Completeness,
}

/// One element of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Its key.
    pub key: Box<str>,
    /// Its facts.
    pub record: Record,
}

/// What is known of a product.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The day on which they hold, where the manifest says it.
    pub described_on: Option<Date>,
    /// The tables and lists at the top, as if they were the fields of one table.
    roots: Record,
}

impl Facts {
    /// Nothing is known; `records` is how many records the vocabulary has.
    pub fn unknown(records: usize) -> Self {
        Self::with_capacity(records, 0)
    }

    /// The same, with room for so many tables and lists that will be stated.
    pub fn with_capacity(records: usize, stated: usize) -> Self {
        Self { described_on: None, roots: Record::with_capacity(records, stated, Span::default()) }
    }

    /// What is known of a table or list at the top of the manifest.
    pub fn root(&self, id: RecordId) -> &Fact {
        self.roots.fact(id.index())
    }

    /// States a table or list at the top of the manifest.
    pub fn state(&mut self, id: RecordId, fact: Fact) {
        self.roots.state(id.index(), fact);
    }

    /// What is known of a table or list at the top of the manifest, to be added to; `None` for an id of another program.
    pub fn root_mut(&mut self, id: RecordId) -> Option<&mut Fact> {
        self.roots.fact_mut(id.index())
    }

    /// How many elements of a list at the top of the manifest are known.
    pub fn length(&self, list: RecordId) -> usize {
        match &self.root(list).known {
            Known::List(found) => found.elements.len(),
            _ => 0,
        }
    }

    /// An element of a list at the top of the manifest.
    pub fn element(&self, list: RecordId, position: u32) -> Option<&Element> {
        match &self.root(list).known {
            Known::List(found) => found.elements.get(position as usize),
            _ => None,
        }
    }
}
