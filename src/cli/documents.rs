//! The documents that a manifest names, as far as they can be read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::below::{RealFolder, stays_below};
use super::input;
use crate::diagnostic::Diagnostic;
use crate::manifest::{self, Document, NamedDocument};
use crate::source::{FileId, Sources};

/// Reads the documents that the manifest at `manifest` names, by their paths from its folder, each text once. None lies
/// outside of that folder: a manifest from elsewhere can't make the program read what its author has no business with.
///
/// Comes out: the documents that could be read, and what is wrong with the others.
pub(crate) fn read(
    manifest: &Path,
    named: &[NamedDocument],
    sources: &mut Sources,
) -> (Vec<Document>, Vec<Diagnostic>) {
    let folder = manifest.parent().unwrap_or(Path::new(""));
    let mut texts: Vec<(PathBuf, FileId, Arc<str>)> = Vec::new();
    let mut documents = Vec::new();
    let mut problems = Vec::new();
    for document in named {
        let place = document.place;
        let path = folder.join(&document.path);
        let known = texts.iter().find(|(known, ..)| *known == path);
        let (file, text) = match known.map(|(_, file, text)| (*file, Arc::clone(text))) {
            Some(known) => known,
            None => match read_text(folder, document, sources) {
                Ok(text) => {
                    let file = sources.add(path.display().to_string(), text.as_str());
                    let text: Arc<str> = text.into();
                    texts.push((path, file, Arc::clone(&text)));
                    (file, text)
                }
                Err(problem) => {
                    problems.push(*problem);
                    continue;
                }
            },
        };
        documents.push(Document { named: place, file, text });
    }
    (documents, problems)
}

fn read_text(
    folder: &Path,
    document: &NamedDocument,
    sources: &mut Sources,
) -> Result<String, Box<Diagnostic>> {
    let path = folder.join(&document.path);
    if !stays_below(Path::new(&document.path)) {
        return Err(Box::new(manifest::not_below(Path::new(&document.path), document.place)));
    }
    if RealFolder::at(folder).is_left_by(&path) {
        return Err(Box::new(manifest::outside(document.place)));
    }
    input::read_named(&path, document.place, sources)
}
