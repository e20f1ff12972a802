//! The rules that are measured: by coverage and by mutation.

use std::collections::BTreeSet;

use super::owner::{Dependents, Owner};
use super::suite::{PreparedCase, Suite};
use crate::program::Program;
use crate::source::Sources;

/// The rules to be measured, with the texts that their places point into.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The rules.
    pub program: &'a Program,
    /// The rule files.
    pub rules: &'a Sources,
    /// The packs whose items are measured; where there are none, those of which cases speak.
    pub packs: &'a [String],
}

impl<'a> Ground<'a> {
    /// The items of the packs that rules depend on.
    pub(super) fn owners(&self, suite: &Suite, dependents: &Dependents) -> Vec<Owner> {
        let pack = |owner: Owner| owner.pack(self.program, self.rules);
        let mentioned = suite.cases().iter().flat_map(PreparedCase::rules);
        let spoken_of: BTreeSet<&'a str> = mentioned.map(|rule| pack(Owner::Rule(rule))).collect();
        let meant = |owner: &Owner| match self.packs {
            [] => spoken_of.contains(pack(*owner)),
            packs => packs.iter().any(|one| one == pack(*owner)),
        };
        dependents.owners().into_iter().filter(meant).collect()
    }
}
