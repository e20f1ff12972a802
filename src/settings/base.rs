//! Where paths begin.

use std::path::{Path, PathBuf};

/// Where paths begin that are not absolute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base<'run> {
    /// In the working directory: those of the command line and of the environment.
    WorkingDirectory,
    /// In this folder: those of a file that lies in it.
    Folder(&'run Path),
}

impl Base<'_> {
    /// A path as it leads there from the working directory.
    pub fn path(self, path: &Path) -> PathBuf {
        match self {
            Self::WorkingDirectory => path.to_owned(),
            Self::Folder(folder) => folder.join(path),
        }
    }
}
