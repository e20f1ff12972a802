//! Why a value can't be meant.

use std::error::Error;
use std::fmt;

use crate::diagnostic::{Code, Diagnostic, nearest, or_list};
use crate::localized;
use crate::localized::Localized;
use crate::source::Span;

/// Why an option, a variable or a file can't have a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(Box<Parts>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    found: Localized,
    expected: Localized,
    help: Localized,
    near: Option<String>,
}

impl Refusal {
    /// A value that is none: what was found, what was expected, and what to write instead.
    pub fn new(found: Localized, expected: Localized, help: Localized) -> Self {
        Self(Box::new(Parts { found, expected, help, near: None }))
    }

    /// A name that is not among the `known` ones; `kind` says what it should be the name of.
    pub fn unknown(name: &str, kind: &Localized, known: &[&str]) -> Self {
        let Localized { en, zh } = kind;
        let (all, all_zh) = (known.join(", "), known.join("、"));
        Self(Box::new(Parts {
            found: localized!("`{name}` is no {en}", "`{name}` 不是{zh}"),
            expected: or_list(known),
            help: localized!("use {all}", "可用：{all_zh}"),
            near: nearest(name, known.iter().copied()).map(str::to_owned),
        }))
    }

    /// Says it in one sentence.
    pub fn said(&self) -> Localized {
        let Parts { found, help, near, .. } = self.0.as_ref();
        let (en, zh) = (format!("{}: {}", found.en, help.en), format!("{}；{}", found.zh, help.zh));
        match near {
            Some(near) => {
                localized!("{en}; did you mean `{near}`?", "{zh}；是否想写 `{near}`？")
            }
            None => Localized::new(en, zh),
        }
    }

    /// Says it of what stands at a place.
    pub fn at(self, place: Span) -> Diagnostic {
        let Parts { found, expected: Localized { en, zh }, help, near } = *self.0;
        let label = localized!("expected {en}", "应为{zh}");
        let error = Diagnostic::error(Code::SETTINGS_UNKNOWN_VALUE, found, place, label);
        error.help(match near {
            Some(near) => localized!("did you mean `{near}`?", "是否想写 `{near}`？"),
            None => help,
        })
    }
}

/// As the command line says it of an argument, which it does in English.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said().en)
    }
}

impl Error for Refusal {}
