//! The texts that rules, waivers and the baseline were read from last, to see whether they have changed.
#![expect(clippy::disallowed_methods, reason = "files are compared with what was read of them")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::folders::files_below;
use crate::cli::settings::Settings;
use crate::settings::Stated;

/// Which of the texts of a run have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Changed {
    /// None.
    Nothing,
    /// Waivers or the baseline alone.
    Beside,
    /// Rules, and maybe the others.
    Rules,
}

/// Files as they were; `None` for one that can't be read.
type Files = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// The texts of rules, waivers and the baseline.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Texts {
    rules: Files,
    /// Waivers, and the baseline.
    beside: Files,
}

impl Texts {
    /// As they are now.
    pub(super) fn now(settings: &Settings) -> Self {
        let mut rules = Files::new();
        for Stated { value: folder, .. } in &settings.rules {
            match files_below(folder, "hegui") {
                Ok(paths) => rules.extend(paths.into_iter().map(read)),
                Err(_) => rules.extend([(folder.clone(), None)]),
            }
        }
        let beside = settings.waivers.iter().chain(&settings.baseline);
        Self { rules, beside: beside.map(|path| read(path.value.clone())).collect() }
    }

    /// What is no more as it is here.
    pub(super) fn changed(&self, now: &Self) -> Changed {
        if self.rules != now.rules {
            Changed::Rules
        } else if self.beside != now.beside {
            Changed::Beside
        } else {
            Changed::Nothing
        }
    }
}

fn read(path: PathBuf) -> (PathBuf, Option<Vec<u8>>) {
    let bytes = fs::read(&path).ok();
    (path, bytes)
}

/// Whether a file holds this text.
pub(super) fn holds(path: &Path, text: &str) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
}
