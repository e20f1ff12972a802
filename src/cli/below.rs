//! Whether what a text names lies below the folder of that text: one from elsewhere can't make the program read or write
//! what its author has no business with.

use std::io;
use std::path::{Path, PathBuf};

pub(super) use crate::manifest::stays_below;

/// A folder where it really is, once links on the way to it are followed.
pub(super) struct RealFolder {
    path: io::Result<PathBuf>,
}

impl RealFolder {
    /// The folder at a path; the empty path is the current folder.
    pub(super) fn at(folder: &Path) -> Self {
        Self { path: real(folder) }
    }

    /// Whether links lead from the folder to something outside of it. What is not there leads nowhere.
    pub(super) fn is_left_by(&self, path: &Path) -> bool {
        match (&self.path, real(path)) {
            (Ok(folder), Ok(path)) => !path.starts_with(folder),
            _ => false,
        }
    }
}

fn real(path: &Path) -> io::Result<PathBuf> {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }.canonicalize()
}
