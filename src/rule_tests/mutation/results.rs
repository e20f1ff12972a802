//! What mutation showed.

use std::collections::{BTreeMap, BTreeSet};

use super::equivalent::Entry;
use super::workshop::Mutant;
use crate::diagnostic::Diagnostic;
use crate::rule_tests::ground::Ground;
use crate::rule_tests::owner::Owner;
use crate::source::Span;

/// One change of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The item that is changed.
    pub owner: Owner,
    /// Where.
    pub span: Span,
    /// What is changed, in the rules' own words: `from → to`.
    pub change: String,
}

/// A mutant that no case notices.
pub type Survivor = Change;

/// A mutant that no case can notice, because it makes no difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EquivalentMutant {
    /// The change.
    pub change: Change,
    /// Why it makes none.
    pub reason: String,
}

/// Why an entry of a list of equivalent mutants is out of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyStale {
    /// The rules have no place for such a change any more.
    NoSuchMutant,
    /// A case notices the change: it makes a difference.
    Noticed,
    /// An earlier entry names the same change.
    Repeated,
}

/// An entry that is out of date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaleEntry {
    /// Its place in its file.
    pub span: Span,
    /// The item that it names.
    pub owner: Owner,
    /// The change that it names.
    pub change: String,
    /// Why it is out of date.
    pub why: WhyStale,
}

/// The score of one pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PackScore {
    /// The mutants that a case notices.
    pub killed: usize,
    /// The mutants that make no difference.
    pub equivalent: usize,
    /// The mutants that no case notices.
    pub survived: usize,
}

impl PackScore {
    /// The mutants that a case can notice.
    pub fn total(self) -> usize {
        self.killed + self.survived
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            killed: self.killed + other.killed,
            equivalent: self.equivalent + other.equivalent,
            survived: self.survived + other.survived,
        }
    }
}

/// The results of a run of mutants.
#[derive(Debug, Clone, Default)]
pub struct Mutation {
    /// The mutants that no case notices, in the order of items and places.
    pub survivors: Vec<Survivor>,
    /// Those that make no difference.
    pub equivalents: Vec<EquivalentMutant>,
    /// Entries that are out of date.
    pub stale: Vec<StaleEntry>,
    /// The score of each pack, by its name.
    pub packs: BTreeMap<String, PackScore>,
    /// What is wrong with the lists of equivalent mutants.
    pub diagnostics: Vec<Diagnostic>,
}

impl Mutation {
    /// The score of all packs together.
    pub fn total(&self) -> PackScore {
        self.packs.values().fold(PackScore::default(), |sum, pack| sum.plus(*pack))
    }
}

/// Sorts the mutants into those that were noticed, those that make no difference, and those that survive.
pub(super) fn gather(
    ground: Ground<'_>,
    mutants: Vec<Mutant>,
    noticed: &BTreeSet<usize>,
    entries: Vec<Entry>,
) -> Mutation {
    let mut mutation = Mutation::default();
    let mut accepted = BTreeMap::new();
    for entry in entries {
        let Entry { owner, change, reason, span } = entry;
        let same = mutants.iter().position(|mutant| mutant.owner == owner && mutant.change == change);
        let why = match same {
            None => Some(WhyStale::NoSuchMutant),
            Some(at) if noticed.contains(&at) => Some(WhyStale::Noticed),
            Some(at) if accepted.contains_key(&at) => Some(WhyStale::Repeated),
            Some(at) => {
                accepted.insert(at, reason);
                None
            }
        };
        mutation.stale.extend(why.map(|why| StaleEntry { span, owner, change, why }));
    }
    let mut packs = BTreeMap::new();
    for (at, Mutant { owner, span, change, .. }) in mutants.into_iter().enumerate() {
        let pack = *packs.entry(owner).or_insert_with(|| owner.pack(ground.program, ground.rules));
        let score = mutation.packs.entry(pack.to_owned()).or_default();
        let change = Change { owner, span, change };
        match accepted.remove(&at) {
            _ if noticed.contains(&at) => score.killed += 1,
            Some(reason) => {
                score.equivalent += 1;
                mutation.equivalents.push(EquivalentMutant { change, reason });
            }
            None => {
                score.survived += 1;
                mutation.survivors.push(change);
            }
        }
    }
    mutation
}
