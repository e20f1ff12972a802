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
    const ALL: [Self; 6] = [Self::Error, Self::Warning, Self::Good, Self::Label, Self::Faint, Self::Heading];

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

    /// The sequence of characters that begins or ends the colour of a role, where a text begins with one; else nothing.
    pub(super) fn color_at(text: &str) -> &str {
        let ends = |code: &str| text.strip_prefix(START)?.strip_prefix(code)?.strip_prefix('m');
        let mut codes = Self::ALL.iter().map(|role| role.code()).chain([END]);
        let behind = codes.find_map(ends).unwrap_or(text);
        text.get(..text.len() - behind.len()).unwrap_or_default()
    }
}

/// How a colour begins.
const START: &str = "\u{1b}[";
/// What ends a colour.
const END: &str = "0";

impl Layout {
    /// The text in the colour of its role.
    pub(super) fn paint(&self, role: Role, text: &str) -> String {
        match self.color {
            ColorChoice::Always if !text.is_empty() => format!("{START}{}m{text}{START}{END}m", role.code()),
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
