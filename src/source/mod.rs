//! Source texts and places in them.

mod line_index;
mod span;
mod unseen;

use std::sync::{Arc, OnceLock};

pub use line_index::{LineIndex, Position};
pub use span::{FileId, Span};
pub use unseen::is_unseen;

/// The name of the text that stands for the command line, where something named there is wrong.
pub const COMMAND_LINE: &str = "command line";

/// One text that was read, with the name a reader knows it by.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as given on the command line, or the path inside the embedded packs.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// What it is read for.
    pub role: Role,
    /// Whether there is something in the text that is not drawn where it stands, once somebody has looked.
    has_unseen: OnceLock<bool>,
}

impl SourceFile {
    /// A text of that name.
    pub fn new(name: impl Into<String>, text: impl Into<String>, role: Role) -> Self {
        Self { name: name.into(), text: text.into(), role, has_unseen: OnceLock::new() }
    }

    /// Whether there is something in the text that is [not drawn](is_unseen) where it stands.
    pub fn has_unseen(&self) -> bool {
        *self.has_unseen.get_or_init(|| self.text.contains(is_unseen))
    }
}

/// What a text is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It says what is checked, or by what.
    Input,
    /// It has what an earlier check found.
    Record,
}

/// All texts of one run; a [`FileId`] points into it.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Shared, so that the texts which all manifests of a run point into are there once.
    files: Vec<Arc<SourceFile>>,
}

impl Sources {
    /// Adds a text and returns its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.push(name.into(), text.into(), Role::Input)
    }

    /// Adds what an earlier check found and returns its id.
    pub fn add_record(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.push(name.into(), text.into(), Role::Record)
    }

    fn push(&mut self, name: String, text: String, role: Role) -> FileId {
        let id = self.next_id();
        self.files.push(Arc::new(SourceFile::new(name, text, role)));
        id
    }

    /// The id of the text that is added next.
    pub fn next_id(&self) -> FileId {
        FileId::from_index(self.files.len())
    }

    /// The text behind an id, shared: it stays while more texts are added.
    pub fn share(&self, id: FileId) -> Option<Arc<SourceFile>> {
        self.files.get(id.index()).map(Arc::clone)
    }

    /// The text behind an id; `None` when the id belongs to other sources.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.index()).map(AsRef::as_ref)
    }

    /// All texts with their ids, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId::from_index(index), file.as_ref()))
    }

    /// The text under a span; empty when the span lies outside.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file)
            .and_then(|file| file.text.get(span.start as usize..span.end as usize))
            .unwrap_or_default()
    }
}
