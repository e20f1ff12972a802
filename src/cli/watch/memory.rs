//! What is known of each manifest, to compare with what is found next.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::texts::holds;
use crate::cli::exit_code::ExitCode;
use crate::cli::product::Product;
use crate::program::Program;
use crate::waivers::Uses;

/// What is known of a manifest.
pub(super) struct Known {
    /// Whether it could be checked when it was looked at last.
    pub(super) state: State,
    /// As it was when it could be checked last.
    pub(super) sound: Option<Product>,
    /// What was said beside the report.
    pub(super) complaints: String,
    /// What the exit status is for it.
    pub(super) code: ExitCode,
    /// Which waivers of the run covered something of it.
    pub(super) uses: Uses,
}

/// How a manifest was when it was looked at last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It was checked.
    Sound,
    /// It could not be.
    Broken,
    /// It was not there.
    Gone,
}

/// All manifests of a run by their names.
pub(super) type Memory = BTreeMap<String, Known>;

impl Known {
    /// Whether a check of the manifest, of which these are the bytes, would find nothing new: its texts are as they were,
    /// those of its documents too, and the files of its evidence. `shared` texts, which come first, are those of the
    /// whole run.
    pub(super) fn is_up_to_date(&self, bytes: &[u8], shared: usize, program: &Program) -> bool {
        let Some(product) = self.sound.as_ref().filter(|_| self.state == State::Sound) else { return false };
        let has_same_texts = product.sources.iter().skip(shared).all(|(_, source)| {
            if source.name == product.name {
                source.text.as_bytes() == bytes
            } else {
                holds(Path::new(&source.name), &source.text)
            }
        });
        has_same_texts && product.has_same_evidence(program)
    }

    /// The files that it was read from, its documents too, and those of its evidence.
    pub(super) fn files(&self, program: &Program) -> Vec<PathBuf> {
        let Some(product) = &self.sound else { return Vec::new() };
        let read = product.sources.iter().map(|(_, source)| PathBuf::from(&source.name));
        read.chain(product.evidence_files(program)).collect()
    }
}

/// Whether two products were read from the same texts; those of the whole run, which come first, may differ.
pub(super) fn are_read_alike(one: &Product, other: &Product, shared: usize) -> bool {
    fn texts(product: &Product, shared: usize) -> impl Iterator<Item = &str> {
        product.sources.iter().skip(shared).map(|(_, source)| source.text.as_str())
    }
    texts(one, shared).eq(texts(other, shared))
}
