//! How a report for people is laid out: language, width, characters and colours.

use super::language::ReportLanguage;

/// Whether a report is coloured. Whether a terminal wants colours is decided where the terminal is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ColorChoice {
    /// With ANSI colours.
    Always,
    /// Plain text.
    #[default]
    Never,
}

/// What lines and marks are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CharacterSet {
    /// Box-drawing characters.
    #[default]
    Unicode,
    /// ASCII alone.
    Ascii,
}

/// The layout of a report for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Layout {
    /// The language or languages.
    pub language: ReportLanguage,
    /// The columns of a line.
    pub width: usize,
    /// What lines are drawn with.
    pub characters: CharacterSet,
    /// Whether to colour.
    pub color: ColorChoice,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            language: ReportLanguage::En,
            width: 100,
            characters: CharacterSet::Unicode,
            color: ColorChoice::Never,
        }
    }
}

/// What a piece of text is, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Error,
    Warning,
    Good,
    Label,
    Faint,
    Heading,
}

impl Role {
    fn code(self) -> &'static str {
        match self {
            Self::Error => "31",
            Self::Warning => "33",
            Self::Label => "36",
            Self::Good => "32",
            Self::Faint => "2",
            Self::Heading => "1",
        }
    }
}

impl Layout {
    /// The text in the colour of its role.
    pub(super) fn paint(&self, role: Role, text: &str) -> String {
        match self.color {
            ColorChoice::Always if !text.is_empty() => format!("\u{1b}[{}m{text}\u{1b}[0m", role.code()),
            _ => text.to_owned(),
        }
    }

    /// One of two texts, by what may be drawn with.
    pub(super) fn either<'text>(&self, unicode: &'text str, ascii: &'text str) -> &'text str {
        match self.characters {
            CharacterSet::Unicode => unicode,
            CharacterSet::Ascii => ascii,
        }
    }
}
