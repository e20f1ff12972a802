//! The vocabulary: which facts a manifest may state.

use serde::Serialize;

use super::{Constant, EnumerationId, RecordId, Symbol, TextId, Type, Unit, UnitId};
use crate::items::Items;
use crate::quantity::Since;
use crate::source::Span;

/// All records, enums and units.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Vocabulary {
    /// Records and lists, in the order of their names.
    pub records: Items<RecordType>,
    /// Enums, in the order of their names.
    pub enumerations: Items<EnumerationType>,
    /// What counts count, in the order of their names.
    pub units: Items<Unit>,
}

impl Vocabulary {
    /// The record behind an id.
    pub fn record(&self, id: RecordId) -> Option<&RecordType> {
        self.records.get(id.index())
    }

    /// Every value of a type, where they can be listed: of `bool` and of an enum.
    pub fn all_values(&self, of_type: Type) -> Option<Vec<Constant>> {
        match of_type {
            Type::Bool => Some(vec![Constant::Truth(true), Constant::Truth(false)]),
            Type::Enumeration(id) => {
                let count = self.enumeration(id)?.values.len();
                Some((0..u16::try_from(count).ok()?).map(Constant::Choice).collect())
            }
            _ => None,
        }
    }

    /// The enum behind an id.
    pub fn enumeration(&self, id: EnumerationId) -> Option<&EnumerationType> {
        self.enumerations.get(id.index())
    }

    /// The unit behind an id.
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(id.index())
    }

    /// The records that stand at the top of a manifest, with their ids.
    pub fn roots(&self) -> impl Iterator<Item = (RecordId, &RecordType)> {
        let all =
            self.records.iter().enumerate().map(|(index, record)| (RecordId::from_index(index), record));
        all.filter(|(_, record)| record.kind != RecordKind::Nested)
    }
}

/// Where a record stands in a manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum RecordKind {
    /// One table at the top: `[operator]`.
    Table,
    /// Many tables at the top: `[[dataset]]`.
    List,
    /// Within another record.
    Nested,
}

/// A record or list.
#[derive(Debug, Clone, Serialize)]
pub struct RecordType {
    /// Its name in manifests.
    pub name: Symbol,
    /// Where it stands.
    pub kind: RecordKind,
    /// The field by which an element is known; lists always have one.
    pub key: Option<u16>,
    /// What users call it.
    pub title: TextId,
    /// What users should know of it.
    pub note: Option<TextId>,
    /// Its facts, in alphabetical order of their names, as the tables of a parsed manifest are.
    pub fields: Items<Field>,
    /// Its place in the rule files.
    pub span: Span,
}

/// A fact.
#[derive(Debug, Clone, Serialize)]
pub struct Field {
    /// Its name in manifests.
    pub name: Symbol,
    /// Its type.
    pub of_type: Type,
    /// What users call it.
    pub title: TextId,
    /// What users should know before they answer.
    pub note: Option<TextId>,
    /// The question that asks for it.
    pub ask: Option<TextId>,
    /// From when it counts, where it is a counter.
    pub since: Option<Since>,
    /// Its place among the fields as declared, for people.
    pub order: u16,
    /// Its place in the rule files.
    pub span: Span,
}

/// An enum.
#[derive(Debug, Clone, Serialize)]
pub struct EnumerationType {
    /// Its name.
    pub name: Symbol,
    /// What users call it.
    pub title: TextId,
    /// Its values, in the order of declaration.
    pub values: Items<EnumerationValue>,
    /// Its place in the rule files.
    pub span: Span,
}

/// One value of an enum.
#[derive(Debug, Clone, Serialize)]
pub struct EnumerationValue {
    /// Its name in manifests.
    pub name: Symbol,
    /// What users call it.
    pub title: TextId,
}
