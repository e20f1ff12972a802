//! What settings can be: read from words as an argument has them, and shown.

use std::ffi::OsStr;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Base, Form, Refusal, Stated, Takes, Word};
use crate::diagnostic::Diagnostic;
use crate::localized;
use crate::quantity::Date;

/// A value as a person or a program sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Shown {
    /// Nothing is set.
    Nothing,
    /// A text, also of a day or a path.
    Text(String),
    /// A number.
    Number(usize),
    /// `true` or `false`.
    Switch(bool),
    /// Values.
    List(Vec<Shown>),
}

/// One value.
pub trait Item: Sized {
    /// What it is written as.
    const FORM: Form;

    /// Reads it from a word.
    ///
    /// # Errors
    /// Why it can't be meant.
    fn read(word: &Word, base: Base<'_>) -> Result<Self, Refusal>;

    /// How it is shown.
    fn shown(&self) -> Shown;
}

/// Everything that a setting is.
pub trait Content: Sized {
    /// What each value of it is written as.
    const FORM: Form;
    /// How many values it takes.
    const TAKES: Takes;

    /// Reads it from its words; `None` where one of them can't be meant, which joins `wrong`.
    fn read(words: &[Word], base: Base<'_>, wrong: &mut Vec<Diagnostic>) -> Option<Self>;

    /// How it is shown.
    fn shown(&self) -> Shown;
}

impl<T: Item> Content for T {
    const FORM: Form = T::FORM;
    const TAKES: Takes = Takes::One;

    fn read(words: &[Word], base: Base<'_>, wrong: &mut Vec<Diagnostic>) -> Option<Self> {
        let word = words.first()?;
        T::read(word, base).map_err(|refusal| wrong.push(refusal.at(word.place))).ok()
    }

    fn shown(&self) -> Shown {
        Item::shown(self)
    }
}

/// What need not be set.
impl<T: Item> Content for Option<T> {
    const FORM: Form = T::FORM;
    const TAKES: Takes = Takes::One;

    fn read(words: &[Word], base: Base<'_>, wrong: &mut Vec<Diagnostic>) -> Option<Self> {
        <T as Content>::read(words, base, wrong).map(Some)
    }

    fn shown(&self) -> Shown {
        self.as_ref().map_or(Shown::Nothing, Item::shown)
    }
}

impl<T: Item> Content for Vec<T> {
    const FORM: Form = T::FORM;
    const TAKES: Takes = Takes::List;

    fn read(words: &[Word], base: Base<'_>, wrong: &mut Vec<Diagnostic>) -> Option<Self> {
        let before = wrong.len();
        let read = |word| <T as Content>::read(std::slice::from_ref(word), base, wrong);
        let values = words.iter().filter_map(read).collect();
        (wrong.len() == before).then_some(values)
    }

    fn shown(&self) -> Shown {
        Shown::List(self.iter().map(Item::shown).collect())
    }
}

/// A value whose place matters later.
impl<T: Item> Item for Stated<T> {
    const FORM: Form = T::FORM;

    fn read(word: &Word, base: Base<'_>) -> Result<Self, Refusal> {
        Ok(Self { value: T::read(word, base)?, place: word.place })
    }

    fn shown(&self) -> Shown {
        self.value.shown()
    }
}

/// The text of a word.
///
/// # Errors
/// That it is none.
pub fn text(word: &OsStr) -> Result<&str, Refusal> {
    word.to_str().ok_or_else(|| {
        Refusal::new(
            localized!("the value is not UTF-8 text", "该值不是 UTF-8 文本"),
            localized!("a text", "文本"),
            localized!("write it as UTF-8", "请写成 UTF-8"),
        )
    })
}

impl Item for String {
    const FORM: Form = Form::Text;

    fn read(word: &Word, _: Base<'_>) -> Result<Self, Refusal> {
        text(&word.value).map(str::to_owned)
    }

    fn shown(&self) -> Shown {
        Shown::Text(self.clone())
    }
}

impl Item for PathBuf {
    const FORM: Form = Form::Path;

    fn read(word: &Word, base: Base<'_>) -> Result<Self, Refusal> {
        Ok(base.path(Path::new(&word.value)))
    }

    fn shown(&self) -> Shown {
        Shown::Text(self.display().to_string())
    }
}

impl Item for Date {
    const FORM: Form = Form::Day;

    fn read(word: &Word, _: Base<'_>) -> Result<Self, Refusal> {
        day(text(&word.value)?)
    }

    fn shown(&self) -> Shown {
        Shown::Text(self.to_string())
    }
}

/// Reads a day.
///
/// # Errors
/// That the calendar has no such day.
pub fn day(text: &str) -> Result<Date, Refusal> {
    Date::parse(text).ok_or_else(|| {
        Refusal::new(
            localized!("`{text}` is no day of the calendar", "`{text}` 不是日历中的日期"),
            localized!("a day such as `2026-01-31`", "日期，例如 `2026-01-31`"),
            localized!("write it as 2026-01-31", "写作 2026-01-31"),
        )
    })
}

/// Reads a whole number of things of which there is at least one.
///
/// # Errors
/// That it is none.
pub fn from_one(text: &str) -> Result<NonZeroUsize, Refusal> {
    text.parse().map_err(|_| {
        Refusal::new(
            localized!("`{text}` is no whole number from 1", "`{text}` 不是不小于 1 的整数"),
            localized!("a whole number from 1", "不小于 1 的整数"),
            localized!("write 1 or more", "写入 1 或更大的整数"),
        )
    })
}

impl Item for NonZeroUsize {
    const FORM: Form = Form::Number;

    fn read(word: &Word, _: Base<'_>) -> Result<Self, Refusal> {
        from_one(text(&word.value)?)
    }

    fn shown(&self) -> Shown {
        Shown::Number(self.get())
    }
}

/// Reads `true` or `false`.
///
/// # Errors
/// That it is neither.
pub fn switch(word: &Word) -> Result<bool, Refusal> {
    let word = text(&word.value)?;
    word.parse().map_err(|_| {
        Refusal::new(
            localized!("`{word}` is neither `true` nor `false`", "`{word}` 既不是 `true` 也不是 `false`"),
            localized!("`true` or `false`", "`true` 或 `false`"),
            localized!("write `true` or `false`", "写入 `true` 或 `false`"),
        )
    })
}
