//! The notations of manifests: how each is read, and how each writes what a help proposes.

mod builder;
mod json;
mod toml;
mod yaml;

pub use toml::{Repaired, is_mistaken, repair, tables};

use std::ops::Range;

use super::lost::Lost;
use super::tree::{Arena, Table};
use crate::diagnostic::Diagnostic;
use crate::source::FileId;

/// What a manifest is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// TOML 1.1.
    Toml,
    /// JSON, as RFC 8259 has it.
    Json,
    /// YAML 1.2, by its core schema.
    Yaml,
}

impl Notation {
    /// Reads the form of a text.
    pub(super) fn parse<'tree>(self, file: FileId, text: &'tree str, arena: &'tree Arena) -> Parsed<'tree> {
        match self {
            Self::Toml => toml::parse(file, text, arena),
            Self::Json => json::parse(file, text, arena),
            Self::Yaml => yaml::parse(file, text, arena),
        }
    }

    /// The places of all comments, each from its `#` to the end of its line.
    pub(super) fn comments(self, text: &str) -> Vec<Range<usize>> {
        match self {
            Self::Toml => toml::comments(text),
            Self::Json => Vec::new(),
            Self::Yaml => yaml::comments(text),
        }
    }

    /// A key with a value that all three write alike: a text, a number, a list of them.
    pub fn entry(self, key: &str, value: &str) -> String {
        match self {
            Self::Toml => format!("{key} = {value}"),
            Self::Json => format!("\"{key}\": {value}"),
            Self::Yaml => format!("{key}: {value}"),
        }
    }

    /// How a table at the top begins.
    pub fn head(self, table: &str) -> String {
        match self {
            Self::Toml => format!("[{table}]"),
            Self::Json => format!("\"{table}\""),
            Self::Yaml => format!("{table}:"),
        }
    }

    /// How an element of a list at the top is called.
    pub fn element(self, list: &str) -> String {
        match self {
            Self::Toml => format!("[[{list}]]"),
            Self::Json | Self::Yaml => list.to_owned(),
        }
    }

    /// A number, written with underscores where that is possible.
    pub fn number(self, grouped: &str) -> String {
        match self {
            Self::Toml => grouped.to_owned(),
            Self::Json | Self::Yaml => grouped.replace('_', ""),
        }
    }

    /// A day or moment.
    pub fn moment(self, written: &str) -> String {
        match self {
            Self::Toml | Self::Yaml => written.to_owned(),
            Self::Json => format!("\"{written}\""),
        }
    }
}

/// What was read of the form of a text.
pub(super) struct Parsed<'tree> {
    /// The tree; nothing where its form leaves open what stands where.
    pub(super) root: Option<Table<'tree>>,
    /// Everything that is wrong with the form, in order of place.
    pub(super) mistakes: Vec<Diagnostic>,
    /// What the tree lacks because of that.
    pub(super) lost: Lost,
}

impl<'tree> Parsed<'tree> {
    /// The tree of a text with which nothing is wrong.
    fn well_formed(root: Table<'tree>) -> Self {
        Self { root: Some(root), mistakes: Vec::new(), lost: Lost::default() }
    }

    /// The tree, where nothing is wrong with the text.
    pub(super) fn if_well_formed(self) -> Option<Table<'tree>> {
        self.root.filter(|_| self.mistakes.is_empty())
    }
}

/// The place of a mistake at a byte: the word that begins there, with a mark before it; else the character; and nothing
/// at the end of a line.
fn place_of_mistake(text: &str, index: usize) -> Range<usize> {
    let start = text.floor_char_boundary(index);
    let rest = text.get(start..).unwrap_or_default();
    let first = rest.chars().next().filter(|one| !one.is_control());
    let mark = first.filter(|one| !is_of_a_word(*one)).map_or(0, char::len_utf8);
    let word = |text: &str| text.find(|one| !is_of_a_word(one)).unwrap_or(text.len());
    match first {
        Some('*' | '&' | '@' | '!') => start..start + mark + rest.get(mark..).map_or(0, word),
        Some(_) if mark > 0 => start..start + mark,
        Some(_) => start..start + word(rest),
        None => start..start,
    }
}

fn is_of_a_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '+' | '.')
}
