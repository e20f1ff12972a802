//! The files of the documents that a manifest names as evidence: whether they are there, and what their bytes hash to.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::below::RealFolder;
use super::output::Output;
use crate::diagnostic::Diagnostic;
use crate::evidence::{FileSeen, StatedDocument};
use crate::findings::Unreadable;
use crate::localized;
use crate::manifest;
use crate::program::Program;
use crate::quantity::Digest;

/// The largest file that is hashed, in bytes: 1 GiB.
const LARGEST: u64 = 1 << 30;
/// How much is read at once, in bytes.
const BUFFER: usize = 64 * 1024;

/// Whether what meets the law as it is stated must be supported by documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// It is listed where it is stated.
    Optional,
    /// What is supported by no sound document is not known.
    Required,
}

impl Evidence {
    /// Whether it can be had where it is required: where rules have no list for it, that is said.
    pub(crate) fn can_be_had(self, program: &Program, output: &mut Output) -> bool {
        let can_be_had = self == Self::Optional || program.evidence.is_some();
        if !can_be_had {
            output.say(&localized!(
                "the rules have no list of evidence, so none can be required",
                "规则未声明证据材料列表，无法要求提供证据"
            ));
        }
        can_be_had
    }
}

/// Looks at the files of documents, by their paths from the folder of the manifest at `manifest`, each file once. What is
/// outside of that folder is not looked at.
///
/// Comes out: what was seen of each document's file, in their order; nothing of a document that is kept elsewhere.
///
/// # Errors
/// A diagnostic for each path that leads out of the folder through links.
pub(crate) fn look(
    manifest: &Path,
    documents: &[StatedDocument],
) -> Result<Vec<Option<FileSeen>>, Vec<Diagnostic>> {
    let folder = manifest.parent().unwrap_or(Path::new(""));
    let mut real_folder = None;
    let mut looked: BTreeMap<(PathBuf, Hashing), FileSeen> = BTreeMap::new();
    let mut seen = Vec::with_capacity(documents.len());
    let mut problems = Vec::new();
    for document in documents {
        let Some(file) = &document.file else {
            seen.push(None);
            continue;
        };
        let path = folder.join(file.path.as_ref());
        if real_folder.get_or_insert_with(|| RealFolder::at(folder)).is_left_by(&path) {
            problems.push(manifest::outside(file.place));
            continue;
        }
        let hashing = if file.digest.is_some() { Hashing::Wanted } else { Hashing::Spared };
        let found =
            looked.entry((path, hashing)).or_insert_with_key(|(path, hashing)| look_at(path, *hashing));
        seen.push(Some(found.clone()));
    }
    if problems.is_empty() { Ok(seen) } else { Err(problems) }
}

/// Whether anybody wants to know what a file hashes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hashing {
    Wanted,
    Spared,
}

fn look_at(path: &Path, hashing: Hashing) -> FileSeen {
    // What may never end is not even opened.
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => FileSeen::Unreadable(Unreadable::Folder),
        Ok(metadata) if !metadata.is_file() => FileSeen::Unreadable(Unreadable::NoFile),
        Ok(metadata) if hashing == Hashing::Wanted && metadata.len() > LARGEST => {
            FileSeen::Unreadable(Unreadable::TooLarge(LARGEST))
        }
        Ok(metadata) => match (File::open(path), hashing) {
            (Ok(_), Hashing::Spared) => FileSeen::Present,
            (Ok(file), Hashing::Wanted) => {
                hash(file, metadata.len()).unwrap_or_else(|error| unreadable(&error))
            }
            (Err(error), _) => unreadable(&error),
        },
        Err(error) => unreadable(&error),
    }
}

/// Hashes what can be read, piece by piece; most likely, that is `length` bytes.
fn hash(file: impl Read, length: u64) -> io::Result<FileSeen> {
    // One byte more tells a file that grows beyond the limit meanwhile.
    let mut file = file.take(LARGEST + 1);
    let mut hash = Sha256::new();
    // One byte more also leaves room to see the end of a small file at once.
    let mut buffer = vec![0; usize::try_from(length).unwrap_or(BUFFER).saturating_add(1).min(BUFFER)];
    loop {
        let read = match file.read(&mut buffer) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        match buffer.get(..read) {
            None | Some([]) => break,
            Some(piece) => hash.update(piece),
        }
    }
    if file.limit() == 0 {
        return Ok(FileSeen::Unreadable(Unreadable::TooLarge(LARGEST)));
    }
    Ok(FileSeen::Hashed(Digest::new(hash.finalize().into())))
}

fn unreadable(error: &io::Error) -> FileSeen {
    match error.kind() {
        // A file stands where a folder on the way should.
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => FileSeen::Nothing,
        io::ErrorKind::PermissionDenied => FileSeen::Unreadable(Unreadable::NotPermitted),
        _ => FileSeen::Unreadable(Unreadable::Failed(error.to_string().into())),
    }
}
