//! Baselines: what was found once and is known since, so that a later check tells what is new.
//!
//! How a finding stands to one is in [`findings`](crate::findings); here is how one is read, written and compared with
//! what is found.

mod compare;
mod entry;
mod path;
mod reader;
mod scanner;
#[cfg(test)]
mod tests;
mod write;

use std::collections::BTreeMap;

pub use compare::{Fate, accept, compare};
pub use entry::Entry;
pub use path::relative;
pub use reader::{Reading, read};

use crate::findings::Fingerprint;

/// The version of the form in which a baseline is written.
pub const SCHEMA_VERSION: u32 = 1;
/// The most diagnostics that one baseline yields.
pub const MOST_DIAGNOSTICS: usize = 100;

/// Findings that are known, by the manifest in which they were found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    manifests: BTreeMap<Box<str>, BTreeMap<Fingerprint, Entry>>,
}

impl Baseline {
    /// What is known of the manifest of that name; `None` where nothing is.
    fn of_manifest(&self, manifest: &str) -> Option<&BTreeMap<Fingerprint, Entry>> {
        self.manifests.get(manifest)
    }

    /// Adds a finding of a manifest; gives back the one that has been there in its place.
    pub fn add(&mut self, manifest: &str, entry: Entry) -> Option<Entry> {
        let entries = match self.manifests.get_mut(manifest) {
            Some(entries) => entries,
            None => self.manifests.entry(manifest.into()).or_default(),
        };
        entries.insert(entry.fingerprint, entry)
    }

    /// Lets a finding of a manifest go.
    pub fn remove(&mut self, manifest: &str, fingerprint: Fingerprint) {
        if let Some(entries) = self.manifests.get_mut(manifest) {
            entries.remove(&fingerprint);
        }
    }
}
