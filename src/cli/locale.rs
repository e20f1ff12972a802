//! The reader's language where none is asked for.

use crate::localized::Language;

/// The language of the environment: Chinese where the locale says so, English elsewhere.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the locale")]
pub(crate) fn language() -> Language {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match named {
        Some(locale) if locale.starts_with("zh") => Language::Zh,
        _ => Language::En,
    }
}
