//! The documents that a manifest names, as far as they can be read.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::input;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::manifest::{Document, NamedDocument};
use crate::source::{FileId, Sources, Span};

/// The documents of one manifest.
#[derive(Default)]
pub(crate) struct Documents {
    texts: Vec<DocumentText>,
    /// Where documents are named, each with the position of its text.
    named: Vec<(Span, usize)>,
    /// What is wrong with those that could not be read.
    pub(crate) problems: Vec<Diagnostic>,
}

struct DocumentText {
    path: PathBuf,
    file: FileId,
    text: String,
}

impl Documents {
    /// Reads the documents that the manifest at `manifest` names, by their paths from its folder. None lies outside of
    /// that folder: a manifest from elsewhere can't make the program read what its author has no business with.
    pub(crate) fn read(manifest: &Path, named: &[NamedDocument], sources: &mut Sources) -> Self {
        let folder = manifest.parent().unwrap_or(Path::new(""));
        let mut documents = Self::default();
        for document in named {
            match documents.position(folder, document, sources) {
                Ok(position) => documents.named.push((document.place, position)),
                Err(problem) => documents.problems.push(*problem),
            }
        }
        documents
    }

    /// The documents with their texts.
    pub(crate) fn texts(&self) -> Vec<Document<'_>> {
        let document = |&(named, position): &(Span, usize)| {
            let DocumentText { file, text, .. } = self.texts.get(position)?;
            Some(Document { named, file: *file, text })
        };
        self.named.iter().filter_map(document).collect()
    }

    /// The position of a document's text, which is read unless it is there already.
    fn position(
        &mut self,
        folder: &Path,
        document: &NamedDocument,
        sources: &mut Sources,
    ) -> Result<usize, Box<Diagnostic>> {
        let place = document.place;
        let path = folder.join(&document.path);
        if let Some(position) = self.texts.iter().position(|text| text.path == path) {
            return Ok(position);
        }
        if !stays_below(Path::new(&document.path)) || leads_outside(folder, &path).unwrap_or(false) {
            return Err(Box::new(outside(place)));
        }
        let text = input::read_named(&path, place, sources)?;
        let file = sources.add(path.display().to_string(), text.clone());
        self.texts.push(DocumentText { path, file, text });
        Ok(self.texts.len() - 1)
    }
}

/// Whether a path, as it is written, leads to something below where it starts.
fn stays_below(path: &Path) -> bool {
    path.components().any(|part| matches!(part, Component::Normal(_)))
        && path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

/// Whether links lead from the folder to something outside of it.
fn leads_outside(folder: &Path, path: &Path) -> io::Result<bool> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    Ok(!path.canonicalize()?.starts_with(folder.canonicalize()?))
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
