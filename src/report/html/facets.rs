//! By what the findings of a page can be filtered, and how many there are of each.

use std::collections::BTreeMap;

use super::sheet::Sheet;
use crate::findings::{Finding, Novelty, Outcome};
use crate::localized::Localized;
use crate::program::{InstrumentId, Severity};
use crate::report::table::instrument_title;

/// What findings have in common, each with the number of findings.
#[derive(Debug, Default)]
pub(super) struct Facets {
    pub(super) manifests: BTreeMap<usize, Choice>,
    pub(super) outcomes: BTreeMap<Outcome, usize>,
    /// Only of those that were held against a baseline.
    pub(super) novelties: BTreeMap<Novelty, usize>,
    /// The gravest comes first.
    pub(super) severities: BTreeMap<std::cmp::Reverse<Severity>, usize>,
    pub(super) instruments: BTreeMap<InstrumentId, Choice>,
    pub(super) packs: BTreeMap<String, Choice>,
    /// How many findings there are.
    pub(super) total: usize,
}

/// One thing that can be chosen.
#[derive(Debug)]
pub(super) struct Choice {
    /// How it is named where findings name it.
    pub(super) value: String,
    /// How its reader knows it.
    pub(super) label: Localized,
    /// How many findings have it.
    pub(super) count: usize,
}

impl Choice {
    fn new(value: impl Into<String>, label: Localized) -> Self {
        Self { value: value.into(), label, count: 0 }
    }
}

impl Facets {
    /// Counts one finding.
    pub(super) fn count(&mut self, sheet: &Sheet<'_, '_>, finding: &Finding) {
        let view = sheet.view;
        self.total += 1;
        *self.outcomes.entry(finding.outcome).or_default() += 1;
        if let Some(novelty) = finding.novelty {
            *self.novelties.entry(novelty).or_default() += 1;
        }
        *self.severities.entry(std::cmp::Reverse(finding.severity)).or_default() += 1;
        let number = sheet.number();
        let manifest = self
            .manifests
            .entry(number)
            .or_insert_with(|| Choice::new(number.to_string(), Localized::same(view.manifest)));
        manifest.count += 1;
        for id in sheet.instruments(finding) {
            let choice = || Choice::new(sheet.instrument_name(id), instrument_title(view.program, id));
            self.instruments.entry(id).or_insert_with(choice).count += 1;
        }
        let pack = view.pack(finding);
        let choice = || Choice::new(pack, Localized::same(pack));
        self.packs.entry(pack.to_owned()).or_insert_with(choice).count += 1;
    }
}
