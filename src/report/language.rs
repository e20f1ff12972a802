//! Which languages a report is written in.

use crate::localized::{Language, Localized};

/// The language or languages of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ReportLanguage {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
    /// English first, then Chinese.
    Both,
}

impl ReportLanguage {
    /// All choices with their names on the command line.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("en", Self::En), ("zh", Self::Zh), ("both", Self::Both)];

    /// The languages, in the order in which a reader meets them.
    pub fn languages(self) -> &'static [Language] {
        match self {
            Self::En => &[Language::En],
            Self::Zh => &[Language::Zh],
            Self::Both => &[Language::En, Language::Zh],
        }
    }

    /// A phrase on one line: both wordings stand beside each other, the same wording once.
    pub fn phrase(self, text: &Localized) -> String {
        self.joined(text, " / ")
    }

    /// Sentences: each language on lines of its own, the same wording once.
    pub fn sentences(self, text: &Localized) -> String {
        self.joined(text, "\n")
    }

    fn joined(self, text: &Localized, between: &str) -> String {
        match self {
            Self::En => text.en.clone(),
            Self::Zh => text.zh.clone(),
            Self::Both if text.en == text.zh => text.en.clone(),
            Self::Both => format!("{}{between}{}", text.en, text.zh),
        }
    }
}

/// The language as BCP 47 names it.
pub(super) fn tag(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Zh => "zh-Hans",
    }
}

/// The text with a capital first letter, as it begins a line or a label.
pub(super) fn capital(text: &Localized) -> Localized {
    let mut letters = text.en.chars();
    let en = letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    Localized::new(en, text.zh.as_str())
}

/// Joins texts, in each language with its own mark.
pub(super) fn join(texts: &[Localized], en: &str, zh: &str) -> Localized {
    let each = |language| texts.iter().map(|text| text.get(language)).collect::<Vec<_>>();
    Localized::new(each(Language::En).join(en), each(Language::Zh).join(zh))
}
