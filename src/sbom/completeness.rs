//! What a bill of materials says of its own completeness.

use std::collections::BTreeSet;

use super::Stated;
use super::document::Document;
use super::scanner::{Read, Scanner};
use crate::source::Span;

/// The one word by which a composition says that nothing is missing.
const COMPLETE: &str = "complete";

/// What is said of the completeness of some components.
pub(super) struct Composition {
    aggregate: Option<Stated<Box<str>>>,
    /// The components of which it is said; nothing where it is said of the whole document.
    references: Option<Vec<Stated<Box<str>>>>,
}

impl Composition {
    /// Reads a composition; one that speaks of vulnerabilities alone gives nothing.
    pub(super) fn read(scanner: &mut Scanner<'_>) -> Read<Option<Self>> {
        let mut found = Self { aggregate: None, references: None };
        let mut speaks_of_others = false;
        let place = scanner.object("composition", |scanner, key| {
            match key {
                "aggregate" => found.aggregate = scanner.text(key)?,
                "assemblies" | "dependencies" => {
                    let references = found.references.get_or_insert_default();
                    scanner.array(key, |scanner| {
                        references.extend(scanner.text("bom-ref")?);
                        Ok(())
                    })?;
                }
                "vulnerabilities" => {
                    speaks_of_others = true;
                    scanner.skip()?;
                }
                _ => scanner.skip()?,
            }
            Ok(())
        })?;
        let is_about_components = found.references.is_some() || !speaks_of_others;
        Ok(place.filter(|_| is_about_components).map(|_| found))
    }

    fn says_complete(&self) -> bool {
        self.aggregate.as_ref().is_some_and(|aggregate| aggregate.value.as_ref() == COMPLETE)
    }
}

/// Where the document says that it lists everything; nothing where it does not.
///
/// What a composition says of a component is not said of those within it. So either the whole document is said to be
/// complete, or the product and each of its components are; and nothing is said to be otherwise.
pub(super) fn complete(document: &Document) -> Option<Span> {
    let compositions = &document.compositions;
    if !compositions.iter().all(Composition::says_complete) {
        return None;
    }
    let is_of_all = compositions.iter().any(|composition| composition.references.is_none());
    let named: BTreeSet<&str> = compositions
        .iter()
        .flat_map(|composition| composition.references.iter().flatten())
        .map(|reference| reference.value.as_ref())
        .collect();
    let is_named = |reference: &Option<Stated<Box<str>>>| {
        reference.as_ref().is_some_and(|reference| named.contains(reference.value.as_ref()))
    };
    let names_all = document.product.as_ref().is_some_and(|product| is_named(&product.reference))
        && document.components.iter().all(|component| is_named(&component.reference));
    if !is_of_all && !names_all {
        return None;
    }
    compositions.first()?.aggregate.as_ref().map(|aggregate| aggregate.place)
}
