//! The documents that a manifest names, as far as they can be read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::below::{leads_outside, stays_below};
use super::input;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::manifest::{Document, NamedDocument};
use crate::source::{FileId, Sources, Span};

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
    if !stays_below(Path::new(&document.path)) || leads_outside(folder, &path).unwrap_or(false) {
        return Err(Box::new(outside(document.place)));
    }
    input::read_named(&path, document.place, sources)
}

fn outside(place: Span) -> Diagnostic {
    Diagnostic::error(
        Code::MANIFEST_DOCUMENT_OUTSIDE,
        localized!("the path leads out of the manifest's folder", "路径超出清单所在目录"),
        place,
        localized!("expected a path to a file below that folder", "应为该目录之下文件的路径"),
    )
    .help(Localized::new(
        "put the document beside the manifest, and name it by its path from there",
        "请将文档放在清单旁，并写明由清单起算的相对路径",
    ))
}
