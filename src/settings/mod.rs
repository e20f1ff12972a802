//! Settings: read from files in TOML, whose keys are known, and from variables of the environment, with the place of each
//! value, and laid one over the other.

mod base;
mod form;
mod layers;
mod origin;
mod reader;
mod refusal;
mod value;

use std::ffi::OsString;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub use base::Base;
pub use form::{Form, Takes};
pub use layers::{Account, Layers, Setting, SettingsFile};
pub use origin::{Given, Origin};
pub use reader::Reader;
pub use refusal::Refusal;
pub use value::{Content, Item, Shown, day, from_one, switch, text};

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

/// A value as an argument would have it.
pub type Word = Stated<OsString>;

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
        let mut found = manifest::repair(file, text, first).mistakes;
        for one in &mut found {
            one.code = Code::SETTINGS_SYNTAX;
        }
        found
    })
}
