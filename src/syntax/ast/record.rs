//! `record` and `list`: the tables of a manifest and the facts in them.

use super::{Documentation, Name, Text, TypeReference};
use crate::quantity::Since;
use crate::source::Span;

/// Whether a record stands once or many times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordKind {
    /// `record`: one table, or the type of a field.
    Record,
    /// `list`: an array of tables.
    List,
}

/// A table of the vocabulary.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// What it is for, to authors.
    pub documentation: Documentation,
    /// `record` or `list`.
    pub kind: RecordKind,
    /// Its name.
    pub name: Name,
    /// `title`: what users call it.
    pub title: Option<Text>,
    /// `note`: what users should know of it.
    pub note: Option<Text>,
    /// Its facts.
    pub fields: Vec<Field>,
    /// From the keyword to the closing brace.
    pub span: Span,
}

/// What a field is, beside its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// A fact.
    Fact,
    /// `key`: the key by which an element is known.
    Key,
    /// `since start of year`: a fact that counts from there.
    Counter(Since),
    /// `evidence path`: what it says of a document.
    Evidence(Name),
}

/// A fact that a manifest may state.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// What it is for, to authors.
    pub documentation: Documentation,
    /// Its name.
    pub name: Name,
    /// Its type.
    pub type_reference: TypeReference,
    /// `key`, `since …`, `evidence …` or nothing.
    pub kind: FieldKind,
    /// `title`: what users call it.
    pub title: Option<Text>,
    /// `note`: what users should know before they answer.
    pub note: Option<Text>,
    /// `ask`: the question that asks for it.
    pub ask: Option<Text>,
    /// From its name to the end of its last clause.
    pub span: Span,
}
