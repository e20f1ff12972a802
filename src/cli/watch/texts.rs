//! The texts that rules and waivers were read from last, to see whether they have changed.
#![expect(clippy::disallowed_methods, reason = "files are compared with what was read of them")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::input::files_below;
use crate::cli::settings::Settings;
use crate::settings::Stated;

/// Which of the texts of a run have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Changed {
    /// None.
    Nothing,
    /// Waivers alone.
    Waivers,
    /// Rules, and maybe waivers.
    Rules,
}

/// Files as they were; `None` for one that can't be read.
type Files = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// The texts of rules and waivers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Texts {
    rules: Files,
    waivers: Files,
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
        Self { rules, waivers: settings.waivers.iter().map(|path| read(path.value.clone())).collect() }
    }

    /// What is no more as it is here.
    pub(super) fn changed(&self, now: &Self) -> Changed {
        if self.rules != now.rules {
            Changed::Rules
        } else if self.waivers != now.waivers {
            Changed::Waivers
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
