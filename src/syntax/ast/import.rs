//! `import`: what a document that the manifest names says of the product.

use super::{Documentation, Expression, Name};
use crate::source::Span;

/// How a kind of document is read as facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// What it is for, to authors.
    pub documentation: Documentation,
    /// The kind of document.
    pub format: Name,
    /// The fact that names the document.
    pub document: ImportPath,
    /// The lists that the document fills.
    pub fillings: Vec<Filling>,
    /// From the keyword to the closing brace.
    pub span: Span,
}

/// `cryptography.systems.sbom`: the way from the top of the manifest, through tables and lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPath {
    /// Its names.
    pub names: Vec<Name>,
    /// The place of all of them.
    pub span: Span,
}

/// `component from components { … }`: a list and what in the document its elements are.
#[derive(Debug, Clone, PartialEq)]
pub struct Filling {
    /// What it is for, to authors.
    pub documentation: Documentation,
    /// The list.
    pub list: ImportPath,
    /// What in the document becomes its elements.
    pub sources: Vec<Name>,
    /// The facts of an element.
    pub facts: Vec<FilledFact>,
    /// From the list's name to the closing brace.
    pub span: Span,
}

/// `supplier from supplier`, `kind is crypto-technology`
#[derive(Debug, Clone, PartialEq)]
pub struct FilledFact {
    /// What it is for, to authors.
    pub documentation: Documentation,
    /// The fact.
    pub name: Name,
    /// What it is.
    pub value: FilledValue,
    /// The place of all of it.
    pub span: Span,
}

/// What a fact of an element is.
#[derive(Debug, Clone, PartialEq)]
pub enum FilledValue {
    /// `from NAME`: what the document says.
    From(Name),
    /// `is VALUE`: the same for every element.
    Is(Expression),
}
