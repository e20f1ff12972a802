//! The baseline of a run: what is known before it, and what is written of it afterwards.

mod opening;
mod written;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(crate) use opening::open;
pub(crate) use written::{Change, Written};

use super::input;
use crate::baseline::{self, Baseline, Fate};
use crate::findings::{Findings, Particulars};
use crate::program::Program;
use crate::report::Against;

/// What is known before a run.
pub(crate) enum Known {
    /// Nobody asks.
    Unasked,
    /// What stands in a baseline.
    Listed(Box<Base>),
    /// Whatever is found: it is accepted, into a baseline in this folder.
    Everything(PathBuf),
}

/// A baseline that was read.
pub(crate) struct Base {
    baseline: Baseline,
    /// The folder from which it names manifests.
    folder: PathBuf,
    /// What becomes of what nobody finds any more.
    fate: Fate,
    /// The rules by which this run does not check.
    left_out: BTreeSet<Box<str>>,
}

impl Known {
    /// Only the rules of `program` are checked by.
    pub(crate) fn keep_rules(&mut self, program: &Program) {
        if let Self::Listed(base) = self {
            for rule in &program.rules {
                base.left_out.remove(program.texts.symbol(rule.name));
            }
        }
    }

    /// Whether findings are held against anything.
    pub(crate) fn against(&self) -> Against {
        match self {
            Self::Unasked => Against::Nothing,
            Self::Listed(_) | Self::Everything(_) => Against::Baseline,
        }
    }

    /// What is needed of each finding to know it again: the facts that decided a breach.
    pub(crate) fn particulars(&self) -> Particulars {
        match self {
            Self::Unasked => Particulars::Outcomes,
            Self::Listed(_) | Self::Everything(_) => Particulars::OfBreaches,
        }
    }

    /// Marks what is found of a manifest; what changes by it in the baseline that is written.
    pub(crate) fn mark(&self, program: &Program, manifest: &str, findings: &mut Findings) -> Option<Change> {
        match self {
            Self::Unasked => None,
            Self::Listed(base) => {
                let Base { baseline, folder, fate, left_out } = base.as_ref();
                let name = name_from(folder, manifest);
                let gone = baseline::compare(program, baseline, left_out, &name, *fate, findings);
                (!gone.is_empty()).then_some(Change::Vanished(name, gone))
            }
            Self::Everything(folder) => {
                let name = name_from(folder, manifest);
                let entries = baseline::accept(program, &name, findings);
                (!entries.is_empty()).then_some(Change::Accepted(name, entries))
            }
        }
    }
}

/// The name of a manifest from a folder on: the same from wherever the program is run. Standard input has one name
/// alone.
fn name_from(folder: &Path, manifest: &str) -> String {
    let path = Path::new(manifest);
    let Some(file) = path.file_name() else { return manifest.to_owned() };
    if input::is_stdin(path) || manifest.starts_with("-:") {
        return manifest.to_owned();
    }
    match folder_of(path).canonicalize() {
        Ok(own) => baseline::relative(folder, &own.join(file)),
        Err(_) => manifest.to_owned(),
    }
}

/// The folder in which a file lies.
fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}
