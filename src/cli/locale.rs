//! The reader's language where none is asked for.

use std::env;

use clap::ValueEnum as _;

use super::arguments::Lang;
use crate::localized::Language;

/// The language in which to say what is wrong with the arguments: the one that they ask for themselves as far as they can be
/// read, or that of the environment.
#[expect(clippy::disallowed_methods, reason = "the settings are not read before the arguments are")]
pub(crate) fn asked() -> Lang {
    let words: Vec<String> = env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let mut found = None;
    for (word, next) in words.iter().zip(words.iter().skip(1).map(Some).chain([None])) {
        let value = match word.split_once('=') {
            Some(("--lang", value)) => Some(value),
            _ if word == "--lang" => next.map(String::as_str),
            _ => None,
        };
        found = value.and_then(|value| Lang::from_str(value, true).ok()).or(found);
    }
    let of_environment = || Lang::from_str(&env::var("HEGUI_LANG").ok()?, true).ok();
    found.or_else(of_environment).unwrap_or_else(|| language().into())
}

/// The language of the environment: Chinese where the locale says so, English elsewhere.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the locale")]
pub(crate) fn language() -> Language {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    match named {
        Some(locale) if locale.starts_with("zh") => Language::Zh,
        _ => Language::En,
    }
}
