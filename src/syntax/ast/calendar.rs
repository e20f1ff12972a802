//! `calendar`: the holidays and make-up days of one year.

use super::{Documentation, Name, Text};
use crate::quantity::Date;
use crate::source::Span;

/// Which days of a year are worked.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// What it is for, to authors.
    pub documentation: Documentation,
    /// The year, as it is written.
    pub name: Name,
    /// `source`: who published it.
    pub source: Option<Text>,
    /// `holiday`: days off.
    pub holidays: Vec<Days>,
    /// `working`: days of a weekend that are worked.
    pub working: Vec<Days>,
    /// From the keyword to the closing brace.
    pub span: Span,
}

/// `2024-02-10 .. 2024-02-17`: days in a row; one day is both ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub first: Date,
    /// The last, which belongs to them.
    pub last: Date,
    /// The place of both.
    pub span: Span,
}
