//! A text in both languages.

use serde::Serialize;

/// The language of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// English.
    En,
    /// Simplified Chinese.
    Zh,
}

/// One text, once in each language. Both are always there: a reader never meets a gap.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Localized {
    /// The English text.
    pub en: String,
    /// The Chinese text.
    pub zh: String,
}

impl Localized {
    /// A text from its two wordings.
    pub fn new(en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self { en: en.into(), zh: zh.into() }
    }

    /// A text that reads the same in both languages, such as a name or a number.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { zh: text.clone(), en: text }
    }

    /// The wording in `language`.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        }
    }
}

/// Builds a [`Localized`] from two format strings that may capture variables:
/// `localized!("unknown name `{name}`", "未知名称 `{name}`")`.
#[macro_export]
macro_rules! localized {
    ($en:literal, $zh:literal $(,)?) => {
        $crate::localized::Localized { en: format!($en), zh: format!($zh) }
    };
}
