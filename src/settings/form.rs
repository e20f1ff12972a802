//! What the value of a setting is written as, in a file and in a variable of the environment.

use toml::de::DeValue;

use super::Value;
use crate::localized;
use crate::localized::Localized;

/// What one value is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A text.
    Text,
    /// The path of a file or a folder.
    Path,
    /// A day.
    Day,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Switch,
}

/// How many values a setting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// One.
    One,
    /// A list of them, or one without a list.
    List,
}

impl Form {
    /// The value as an argument would have it; `None` where it is of another kind, or a text that says nothing.
    pub(super) fn word(self, value: &Value<'_>) -> Option<String> {
        match (self, value.get_ref()) {
            (Self::Text | Self::Path | Self::Day, DeValue::String(text)) if !text.trim().is_empty() => {
                Some(text.trim().to_owned())
            }
            (Self::Day, DeValue::Datetime(moment)) if moment.time.is_none() => {
                moment.date.map(|date| date.to_string())
            }
            (Self::Number, DeValue::Integer(number)) => {
                i64::from_str_radix(number.as_str(), number.radix()).ok().map(|number| number.to_string())
            }
            (Self::Switch, DeValue::Boolean(is_on)) => Some(is_on.to_string()),
            _ => None,
        }
    }

    /// What a file should say.
    pub(super) fn expected(self, takes: Takes) -> Localized {
        match (self, takes) {
            (Self::Text, Takes::One) => localized!("a text in quotation marks", "加引号的文本"),
            (Self::Text, Takes::List) => localized!("a list of texts", "文本的列表"),
            (Self::Path, Takes::One) => localized!("a path in quotation marks", "加引号的路径"),
            (Self::Path, Takes::List) => localized!("a list of paths", "路径的列表"),
            (Self::Day, _) => localized!("a day such as `2026-01-31`", "日期，例如 `2026-01-31`"),
            (Self::Number, _) => localized!("a whole number", "整数"),
            (Self::Switch, _) => localized!("`true` or `false`", "`true` 或 `false`"),
        }
    }
}
