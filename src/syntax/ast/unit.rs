//! `unit`: what a `count` counts.

use super::{Documentation, Name};
use crate::source::Span;

/// What a `count` counts, and how a number of it reads.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// What it is for, to authors.
    pub documentation: Documentation,
    /// Its name.
    pub name: Name,
    /// `en "…" "…"`
    pub english: Option<EnglishForms>,
    /// `zh "…"`
    pub chinese: Option<Form>,
    /// From the keyword to the closing brace.
    pub span: Span,
}

/// The English forms of a number of things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnglishForms {
    /// Of one, where it has a form of its own.
    pub one: Option<Form>,
    /// Of any other number.
    pub many: Form,
}

/// A wording with a place for the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The wording, escapes resolved.
    pub text: String,
    /// Its place, with its quotation marks.
    pub span: Span,
}
