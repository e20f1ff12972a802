//! What lies in a folder and in those within, each of them once, wherever links lead.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::input::Problem;

/// All files with that extension at or below a path, in order; devices and pipes are none.
///
/// # Errors
/// Why a folder can't be listed.
pub(crate) fn files_below(path: &Path, extension: &str) -> Result<Vec<PathBuf>, Problem> {
    if !fs::metadata(path).map_err(Problem::System)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for folder in folders_below(path).map_err(Problem::System)? {
        let entries = entries(&folder).map_err(Problem::System)?.into_iter();
        let has_extension = |path: &PathBuf| path.extension().is_some_and(|one| one == extension);
        // What can't be looked at is a file to its reader, who says why.
        let may_end = |path: &PathBuf| fs::metadata(path).map_or(true, |found| found.is_file());
        found.extend(entries.filter(|path| has_extension(path) && may_end(path)));
    }
    found.sort();
    Ok(found)
}

/// The path itself, whatever links and dots lead to it; as it is written where it can't be looked at.
pub(crate) fn real_path(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// A folder and all folders below it.
///
/// # Errors
/// Why one of them can't be listed.
pub(crate) fn folders_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        if !seen.insert(fs::canonicalize(&folder)?) {
            continue;
        }
        let mut within: Vec<PathBuf> = entries(&folder)?.into_iter().filter(|path| path.is_dir()).collect();
        // The last is next: a folder that is there itself comes before one to which a link leads.
        within.sort_by_key(|path| (!path.is_symlink(), path.clone()));
        open.extend(within);
        found.push(folder);
    }
    Ok(found)
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}
