//! The values of the naive evaluator.

use crate::facts::{Known, KnownList, MemberValue, Record};
use crate::program::RecordId;
use crate::quantity::{Country, Date, Datetime, Duration, Version};

/// A table or an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'f> {
    pub(super) record: &'f Record,
    pub(super) key: &'f str,
    /// Its position, where it is an element of a list at the top of the manifest.
    pub(super) position: Option<u32>,
}

/// One value.
#[derive(Debug, Clone)]
pub(super) enum Value<'f> {
    /// The language does not say: the greatest of no values.
    Undefined,
    Never,
    Truth(bool),
    Number(i128),
    Date(Date),
    Datetime(Datetime),
    Duration(Duration),
    Choice(u16),
    Country(Country),
    Text(&'f str),
    Version(Version),
    Set(Vec<MemberValue>),
    Reference(u32),
    Node(Node<'f>),
    Nodes(Vec<Node<'f>>),
}

impl<'f> Value<'f> {
    /// The value of a fact of which everything is known; `root` is its list, where it stands at the top.
    pub(super) fn of(known: &'f Known, root: Option<RecordId>) -> Self {
        match known {
            // A reference into a list without elements can't be stated.
            Known::Nothing => Self::Undefined,
            Known::Never => Self::Never,
            Known::Truth(value) => Self::Truth(*value),
            Known::Number(interval) => Self::Number(interval.exact().expect("one number").into()),
            Known::Date(interval) => Self::Date(interval.exact().expect("one day")),
            Known::Datetime(interval) => Self::Datetime(interval.exact().expect("one moment")),
            Known::Duration(interval) => Self::Duration(interval.exact().expect("one length")),
            Known::Version(interval) => Self::Version(interval.exact().expect("one version")),
            Known::Choice(possible) => Self::Choice(possible.exact().expect("one value")),
            Known::Country(possible) => Self::Country(possible.exact().expect("one country")),
            Known::Text(text) => Self::Text(text),
            Known::Set(set) => Self::Set(set.members.to_vec()),
            Known::Element(position) => Self::Reference(*position),
            Known::Record(record) => Self::Node(Node { record, key: "", position: None }),
            Known::List(list) => Self::Nodes(nodes(list, root)),
        }
    }

    /// The value as a set holds it.
    pub(super) fn member(&self) -> Option<MemberValue> {
        match self {
            Self::Choice(value) => Some(MemberValue::Choice(*value)),
            Self::Country(value) => Some(MemberValue::Country(*value)),
            Self::Text(text) => Some(MemberValue::Text((*text).into())),
            Self::Reference(position) | Self::Node(Node { position: Some(position), .. }) => {
                Some(MemberValue::Element(*position))
            }
            _ => None,
        }
    }

    /// The element that a member of a set stands for.
    pub(super) fn position(member: &MemberValue) -> Option<u32> {
        match member {
            MemberValue::Element(position) => Some(*position),
            _ => None,
        }
    }
}

fn nodes(list: &KnownList, root: Option<RecordId>) -> Vec<Node<'_>> {
    list.elements
        .iter()
        .zip(0..)
        .map(|(element, position)| Node {
            record: &element.record,
            key: &element.key,
            position: root.map(|_| position),
        })
        .collect()
}
