//! The nearest file of settings: in the deepest folder that holds everything that is named, or in one above it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::input;

/// The name of files of settings.
pub(super) const NAME: &str = "hegui.toml";

/// The nearest file to what the command line names, by its path from the working directory.
pub(super) fn nearest(named: &[&Path]) -> Option<PathBuf> {
    let folders: BTreeSet<&Path> = named.iter().map(|path| folder_of(path)).collect();
    let here = fs::canonicalize(".").ok()?;
    let folders = folders.into_iter().filter_map(|folder| fs::canonicalize(folder).ok());
    let folder = folders.reduce(|one, other| common(one, &other)).unwrap_or_else(|| here.clone());
    let found = folder.ancestors().map(|folder| folder.join(NAME)).find(|path| is_there(path))?;
    Some(from_here(&here, &found))
}

/// The deepest folder that holds everything that an argument may mean.
fn folder_of(path: &Path) -> &Path {
    let here = Path::new(".");
    if input::is_stdin(path) { here } else { path.ancestors().find(|path| path.is_dir()).unwrap_or(here) }
}

/// The deepest folder that holds both.
fn common(mut one: PathBuf, other: &Path) -> PathBuf {
    while !other.starts_with(&one) && one.pop() {}
    one
}

/// Whether a file of settings stands there; a link that leads nowhere is one that can't be read.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok() && !path.is_dir()
}

/// How a path is called from a folder; both are absolute.
fn from_here(here: &Path, path: &Path) -> PathBuf {
    let mut up = PathBuf::new();
    for folder in here.ancestors() {
        match path.strip_prefix(folder) {
            // From the root there is no shorter name.
            Ok(_) if folder.parent().is_none() => break,
            Ok(rest) => return up.join(rest),
            Err(_) => up.push(".."),
        }
    }
    path.to_owned()
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{common, from_here};

    #[test]
    fn a_file_is_called_by_its_path_from_here() {
        let called = |path: &str| from_here(Path::new("/a/b/c"), Path::new(path)).display().to_string();
        assert_eq!(called("/a/b/c/hegui.toml"), "hegui.toml");
        assert_eq!(called("/a/b/c/d/hegui.toml"), "d/hegui.toml");
        assert_eq!(called("/a/hegui.toml"), "../../hegui.toml");
        assert_eq!(called("/a/x/hegui.toml"), "../../x/hegui.toml");
        assert_eq!(called("/hegui.toml"), "/hegui.toml");
        assert_eq!(called("/x/hegui.toml"), "/x/hegui.toml");
    }

    #[test]
    fn the_common_folder_holds_both() {
        let of = |one: &str, other: &str| common(PathBuf::from(one), Path::new(other));
        assert_eq!(of("/a/b/c", "/a/b/d"), Path::new("/a/b"));
        assert_eq!(of("/a/b", "/a/b/d"), Path::new("/a/b"));
        assert_eq!(of("/a/bc", "/a/b"), Path::new("/a"));
        assert_eq!(of("/a", "/b"), Path::new("/"));
    }
}
