//! The files in a folder, without those that `.gitignore` and `.ignore` files name, in the order of their names.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::{self, Read};
use std::iter;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::{DirEntry, WalkBuilder};

use super::kind::{Kind, is_significant};
use super::lines::Chunks;
use crate::cli::input::{self, LARGEST, Problem};
use crate::manifest::{Notation, is_manifest};

/// The folder in which the program runs.
const HERE: &str = ".";

/// A file that was found, or what keeps it from being looked at.
pub(super) type Found = Result<(PathBuf, Kind), (PathBuf, Problem)>;

/// The manifests in a folder: files whose extension says what they are written in, and that are called `manifest` or
/// have a table of that name.
pub(super) fn manifests_in(folder: &Path) -> impl Iterator<Item = Found> + Send + use<> {
    files_in(folder).filter_map(|found| {
        let path = match found {
            Ok(path) => path,
            Err(error) => return Some(Err(error)),
        };
        let kind = Kind::of_name(&path)?;
        if path.file_stem() == Some(OsStr::new("manifest")) {
            return Some(Ok((path, kind)));
        }
        match says_that_it_is_one(&path, kind) {
            Ok(true) => Some(Ok((path, kind))),
            Ok(false) => None,
            Err(problem) => Some(Err((path, problem))),
        }
    })
}

/// The files that a pattern matches; each is a manifest, whatever it says.
pub(super) fn matches_of(pattern: Pattern) -> impl Iterator<Item = Found> + Send {
    let Pattern { matcher, folder, format } = pattern;
    files_in(&folder).filter_map(move |found| match found {
        Ok(path) if matcher.is_match(&path) => {
            let kind = Kind::of_name(&path).or(format).unwrap_or_else(|| Kind::of_content(&path));
            Some(Ok((path, kind)))
        }
        Ok(_) => None,
        Err(error) => Some(Err(error)),
    })
}

/// A pattern with wildcards, such as `products/**/*.yaml`.
pub(super) struct Pattern {
    matcher: GlobMatcher,
    /// The folder before the first part with a wildcard.
    folder: PathBuf,
    /// What files hold of which the name says nothing.
    format: Option<Kind>,
}

impl Pattern {
    /// A path as a pattern; nothing where it has no wildcard, or is none.
    pub(super) fn of(path: &Path, format: Option<Kind>) -> Option<Self> {
        let text = path.to_str().filter(|text| has_wildcard(text))?;
        let matcher = GlobBuilder::new(text).literal_separator(true).build().ok()?.compile_matcher();
        let parts = path.iter().take_while(|part| part.to_str().is_some_and(|part| !has_wildcard(part)));
        Some(Self { matcher, folder: parts.collect(), format })
    }

    /// The folder before the first part with a wildcard.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}

fn has_wildcard(text: &str) -> bool {
    text.contains(['*', '?', '[', '{'])
}

/// A folder and those within; hidden and ignored ones are left out.
pub(super) fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let folders = walk(folder).build().flatten().map(DirEntry::into_path).filter(|path| path.is_dir());
    // Where it is not there, it may come.
    iter::once(folder.to_owned()).chain(folders).collect()
}

fn walk(folder: &Path) -> WalkBuilder {
    let folder = if folder.as_os_str().is_empty() { Path::new(HERE) } else { folder };
    let mut walk = WalkBuilder::new(folder);
    // What is checked must not depend on the settings of a person.
    walk.git_global(false).require_git(false).sort_by_file_name(Ord::cmp);
    walk
}

/// All files in a folder and in those within, by name; hidden and ignored ones are left out.
fn files_in(folder: &Path) -> impl Iterator<Item = Result<PathBuf, (PathBuf, Problem)>> + Send + use<> {
    let named = if folder.as_os_str().is_empty() { PathBuf::from(HERE) } else { folder.to_owned() };
    walk(folder).build().filter_map(move |found| match found {
        Ok(entry) => {
            let path = entry.into_path();
            let path = path.strip_prefix(HERE).map(Path::to_owned).unwrap_or(path);
            path.is_file().then_some(Ok(path))
        }
        Err(error) => {
            let text = error.to_string();
            let error = error.into_io_error().unwrap_or_else(|| io::Error::other(text));
            Some(Err((named.clone(), Problem::System(error))))
        }
    })
}

/// Whether a file says that it holds manifests; one of the first, where it has many.
fn says_that_it_is_one(path: &Path, kind: Kind) -> Result<bool, Problem> {
    let reader = input::open(path)?;
    match kind {
        Kind::One(notation) => {
            let mut bytes = Vec::new();
            reader.take(LARGEST).read_to_end(&mut bytes).map_err(Problem::System)?;
            Ok(is_manifest(notation, &text_of(&bytes)))
        }
        Kind::Lines => {
            let Some(chunk) = Chunks::of(reader).next() else { return Ok(false) };
            let chunk = chunk.map_err(Problem::System)?;
            // The first of them may be the broken one.
            let mut lines = chunk.lines().map(|(_, line)| String::from_utf8_lossy(line));
            Ok(lines.any(|line| is_significant(&line) && is_manifest(Notation::Json, &line)))
        }
    }
}

/// What bytes say, as far as they are text: also in UTF-16, which is refused when it is read, but not passed over.
fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return String::from_utf8_lossy(bytes),
    };
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().skip(1).map(|pair| unit(*pair)).collect();
    Cow::Owned(String::from_utf16_lossy(&units))
}
