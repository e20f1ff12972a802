//! `enum`: a closed set of values.

use super::{Documentation, Name, Text};
use crate::source::Span;

/// A closed set of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// What it is for, to authors.
    pub documentation: Documentation,
    /// Its name.
    pub name: Name,
    /// `title`: what users call it.
    pub title: Option<Text>,
    /// Its values, in order.
    pub values: Vec<EnumValue>,
    /// From the keyword to the closing brace.
    pub span: Span,
}

/// One value: `finance en "Finance" zh "金融"`.
#[derive(Debug, Clone, PartialEq)]
pub struct EnumValue {
    /// What it is for, to authors.
    pub documentation: Documentation,
    /// Its name.
    pub name: Name,
    /// What users call it.
    pub title: Text,
    /// From its name to the end of its title.
    pub span: Span,
}
