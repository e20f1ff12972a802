//! Everything of one manifest.

use maud::html;

use super::ahead::ahead;
use super::chart::{fines, instruments};
use super::definitions::definitions;
use super::facets::Facets;
use super::findings::findings;
use super::listing::listing;
use super::observations::observations;
use super::overview::Entry;
use super::proof::Proofs;
use super::questions::open_questions;
use super::sheet::Sheet;
use super::stake::penalties;
use super::verdict::{at_a_glance, verdict};
use crate::report::view::View;

/// The section of a manifest, from the verdict to what all of it rests on. Its findings are counted.
pub(super) fn section(view: &View<'_>, number: usize, facets: &mut Facets) -> Entry {
    let sheet = Sheet::new(view, number);
    for (_, finding) in sheet.findings() {
        facets.count(&sheet, finding);
    }
    let mut proofs = Proofs::new(&sheet);
    let id = format!("m{number}");
    let section = html! {
        section.manifest id=(id) data-manifest=(number) {
            h2 { (view.manifest) }
            (at_a_glance(&sheet))
            (instruments(&sheet))
            (fines(&sheet))
            (ahead(&sheet))
            (open_questions(&sheet))
            (observations(&view.observed(), &format!("{id}-observations")))
            (findings(&sheet, &mut proofs))
            (definitions(&sheet, &proofs))
            (penalties(&sheet))
            (listing(&sheet))
        }
    };
    Entry {
        name: view.manifest.to_owned(),
        id,
        verdict: verdict(view.findings),
        checked: Some((view.findings.as_of, view.findings.counts())),
        section,
    }
}
