//! Settings: read from files in TOML, whose keys are known, and from variables of the environment, with the place of each
//! value, and laid one over the other.

mod base;
mod form;
mod layers;
mod origin;
mod reader;
mod refusal;
mod value;

use std::borrow::Cow;
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
use crate::manifest::{self, Lost, Repaired};
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

/// A file as far as it can be read.
#[derive(Debug)]
pub struct Readable<'text> {
    /// Its text, of which [`table`] makes a table; nothing where that would say something else than is meant.
    pub text: Option<Cow<'text, str>>,
    /// Everything that keeps the file from being TOML.
    pub mistakes: Vec<Diagnostic>,
    /// What the table lacks because of that.
    pub lost: Lost,
}

/// Reads the form of the text of `file`.
pub fn readable(file: FileId, text: &str) -> Readable<'_> {
    let Err(first) = DeTable::parse(text) else {
        return Readable { text: Some(Cow::Borrowed(text)), mistakes: Vec::new(), lost: Lost::default() };
    };
    let Repaired { text, mut mistakes, lost } = manifest::repair(file, text, first);
    for one in &mut mistakes {
        one.code = Code::SETTINGS_SYNTAX;
    }
    Readable { text: text.map(Cow::Owned), mistakes, lost }
}

/// The table that a whole readable file is; of values that are none, nothing more is said.
pub fn table(text: &str) -> Table<'_> {
    manifest::tables(text)
}

/// Whether a value is none, as has been told already.
fn is_mistaken(value: &Value<'_>) -> bool {
    matches!(value.get_ref(), DeValue::Datetime(moment) if manifest::is_mistaken(moment))
}
