//! The folders in which manifests may come, change and go.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf, absolute};

use super::named::{Inputs, Named};
use super::read::line_of;
use super::walk;

impl Inputs {
    /// The folders in which something may change that makes other manifests of these.
    pub(crate) fn folders(&self) -> BTreeSet<PathBuf> {
        self.named().iter().flat_map(folders).collect()
    }
}

fn folders(named: &Named) -> Vec<PathBuf> {
    match named {
        Named::Folder(path) => walk::folders_in(path),
        Named::Pattern(_, pattern) => walk::folders_in(pattern.folder()),
        Named::File(path, _) | Named::Unreadable(path, _) => of_file(path),
        Named::Line(path) => line_of(path).map_or_else(Vec::new, |(file, _)| of_file(&file)),
        Named::Stdin(..) => Vec::new(),
    }
}

/// The folder of a file, and that to which a link leads.
fn of_file(path: &Path) -> Vec<PathBuf> {
    let paths = [Some(path.to_owned()), fs::canonicalize(path).ok()].into_iter().flatten();
    paths.filter_map(|path| Some(path.parent()?.to_owned())).collect()
}

/// The folder of that name, from the root of the file system; the one above it where it is not there.
pub(crate) fn existing_folder(folder: &Path) -> Option<PathBuf> {
    let here = Path::new(".");
    let folder = absolute(if folder.as_os_str().is_empty() { here } else { folder }).ok()?;
    folder.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned)
}
