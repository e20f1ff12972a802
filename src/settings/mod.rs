//! Files of settings in TOML: tables whose keys are known, read with the place of each value.

mod reader;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub use reader::Reader;

use crate::diagnostic::{Code, Diagnostic};
use crate::manifest;
use crate::source::{FileId, Span};

/// A table of a file.
pub type Table<'input> = DeTable<'input>;
/// A value of a file.
pub type Value<'input> = Spanned<DeValue<'input>>;

/// Something that a file states, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// What is stated.
    pub value: T,
    /// Where.
    pub place: Span,
}

/// What a file says under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry<T> {
    /// Nothing.
    Absent,
    /// Something that can't be meant, which has been reported.
    Wrong,
    /// This.
    Stated(Stated<T>),
}

impl<T> Entry<T> {
    /// What is stated, where it is something that can be meant.
    pub fn stated(self) -> Option<Stated<T>> {
        match self {
            Self::Stated(stated) => Some(stated),
            Self::Absent | Self::Wrong => None,
        }
    }

    /// Whether the key is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// The table that a whole file is.
///
/// # Errors
/// Everything that keeps the text of `file` from being TOML.
pub fn parse(file: FileId, text: &str) -> Result<Table<'_>, Vec<Diagnostic>> {
    DeTable::parse(text).map(Spanned::into_inner).map_err(|first| {
        let mut found = manifest::toml_syntax_errors(file, text, first);
        for one in &mut found {
            one.code = Code::SETTINGS_SYNTAX;
        }
        found
    })
}
