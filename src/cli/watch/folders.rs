//! The folders that are watched. Files are not: many editors write a new file and give it the old one's name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::bursts::Signal;
use crate::cli::output::Output;
use crate::localized;

/// What the system tells of.
pub(super) struct Folders {
    system: RecommendedWatcher,
    watched: BTreeSet<PathBuf>,
    /// Those that can't be watched, which was said.
    unwatched: BTreeSet<PathBuf>,
}

/// Whether folders are watched that were not before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum New {
    Some,
    None,
}

impl Folders {
    /// Watches nothing yet; what happens later is signalled.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn new(signals: Sender<Signal>) -> notify::Result<Self> {
        let system = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // Where events were lost, anything may have changed.
            if let Some(signal) = event.map_or(Some(Signal::Changed), signal) {
                // Where nobody listens any more, the program ends.
                let _ = signals.send(signal);
            }
        })?;
        Ok(Self { system, watched: BTreeSet::new(), unwatched: BTreeSet::new() })
    }

    /// Watches these folders and no others; says which of them can't be.
    pub(super) fn watch(&mut self, wanted: BTreeSet<PathBuf>, output: &mut Output) -> New {
        for folder in self.watched.difference(&wanted) {
            // One that is gone is watched no more.
            let _ = self.system.unwatch(folder);
        }
        self.watched.retain(|folder| wanted.contains(folder));
        let mut new = New::None;
        for folder in wanted {
            if self.watched.contains(&folder) {
                continue;
            }
            match self.system.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.unwatched.remove(&folder);
                    self.watched.insert(folder);
                    new = New::Some;
                }
                // It has gone meanwhile, which is an event of the folder above.
                Err(_) if !folder.is_dir() => {}
                Err(error) => self.complain(folder, &error, output),
            }
        }
        new
    }

    fn complain(&mut self, folder: PathBuf, error: &notify::Error, output: &mut Output) {
        let name = folder.display();
        if !self.unwatched.contains(&folder) {
            output.say(&localized!("{name} can't be watched: {error}", "{name} 无法监视：{error}"));
        }
        self.unwatched.insert(folder);
    }

    /// Whether there is one that can't be watched.
    pub(super) fn is_any_unwatched(&self) -> bool {
        !self.unwatched.is_empty()
    }

    /// Takes folders at these paths, and those within, for others than were watched under their names.
    pub(super) fn forget(&mut self, moved: &[PathBuf]) {
        let is_moved = |folder: &Path| moved.iter().any(|path| folder.starts_with(path));
        for folder in self.watched.iter().filter(|folder| is_moved(folder)) {
            // What is gone is watched no more.
            let _ = self.system.unwatch(folder);
        }
        self.watched.retain(|folder| !is_moved(folder));
    }
}

/// What an event means; nothing where something was only read.
fn signal(event: Event) -> Option<Signal> {
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Signal::Changed),
        EventKind::Access(_) => None,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => Some(Signal::Moved(event.paths)),
        _ => Some(Signal::Changed),
    }
}
