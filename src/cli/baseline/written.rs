//! The baseline that a run writes.

use std::io;
use std::path::{Path, PathBuf};

use crate::baseline::{Baseline, Entry};
use crate::cli::exit_code::ExitCode;
use crate::cli::new_file::NewFile;
use crate::cli::output::Output;
use crate::findings::Fingerprint;
use crate::localized;

/// What a manifest changes in the baseline that is written.
pub(crate) enum Change {
    /// These are accepted.
    Accepted(String, Vec<Entry>),
    /// These are found no more.
    Vanished(String, Vec<Fingerprint>),
}

/// What a baseline that is written holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// What the run finds, and accepts so.
    WhatIsAccepted,
    /// What is left of an older one.
    WhatIsLeft,
}

/// A baseline that is written when a run is over. It grows with what is accepted, not with what is checked.
pub(crate) struct Written {
    path: PathBuf,
    file: NewFile,
    holds: Holds,
    baseline: Baseline,
}

impl Written {
    /// Begins a file at `path`, for what the run makes of `baseline`.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn create(path: &Path, baseline: Baseline, holds: Holds) -> io::Result<Self> {
        Ok(Self { path: path.to_owned(), file: NewFile::create(path)?, holds, baseline })
    }

    /// Takes in what a manifest changes.
    pub(crate) fn take(&mut self, change: Change) {
        match change {
            Change::Accepted(manifest, entries) => {
                for entry in entries {
                    self.baseline.add(&manifest, entry);
                }
            }
            Change::Vanished(manifest, gone) => {
                for fingerprint in gone {
                    self.baseline.remove(&manifest, fingerprint);
                }
            }
        }
    }

    /// Writes it, now that the run is over with that exit status; the exit status where it can't be written.
    pub(crate) fn finish(self, code: ExitCode, output: &mut Output) -> ExitCode {
        let Self { path, mut file, holds, baseline } = self;
        if holds == Holds::WhatIsAccepted && code == ExitCode::NoConclusion {
            let path = path.display();
            output.say(&localized!(
                "{path} is not written, since not everything could be checked",
                "未写出 {path}：有内容未能检查"
            ));
            return code;
        }
        match baseline.write(&mut file).and_then(|()| file.keep()) {
            Ok(()) => ExitCode::Clean,
            Err(error) => {
                complain(&path, &error, output);
                ExitCode::NoConclusion
            }
        }
    }
}

/// Says that a baseline can't be written.
pub(super) fn complain(path: &Path, error: &io::Error, output: &mut Output) {
    let path = path.display();
    output.say(&localized!("{path} can't be written: {error}", "{path} 无法写入：{error}"));
}
