//! What is wrong with an input: one value for every stage, free of any layout.
//!
//! The message says what was found, the label what was expected at that place, the help what to do.

mod code;
mod suggestion;

pub use code::Code;
pub use suggestion::{nearest, or_list};

use crate::localized::Localized;
use crate::source::Span;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The input can be used; a person should look.
    Warning,
    /// The input can't be used.
    Error,
}

/// A place in a text and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The underlined place.
    pub span: Span,
    /// What stands beside the underline; may be empty.
    pub text: Localized,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of mistake it is.
    pub code: Code,
    /// How grave it is.
    pub level: Level,
    /// What was found.
    pub message: Localized,
    /// Where: the first label is the primary one. Empty only for what has no place, such as an unreadable file.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<Localized>,
}

impl Diagnostic {
    /// An error at `span`.
    pub fn error(code: Code, message: Localized, span: Span, label: Localized) -> Self {
        Self { code, level: Level::Error, message, labels: vec![Label { span, text: label }], help: None }
    }

    /// A warning at `span`.
    pub fn warning(code: Code, message: Localized, span: Span, label: Localized) -> Self {
        Self { level: Level::Warning, ..Self::error(code, message, span, label) }
    }

    /// An error that has no place in any text.
    pub fn without_place(code: Code, message: Localized) -> Self {
        Self { code, level: Level::Error, message, labels: Vec::new(), help: None }
    }

    /// Adds a further place.
    #[must_use]
    pub fn and(mut self, span: Span, text: Localized) -> Self {
        self.labels.push(Label { span, text });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: Localized) -> Self {
        self.help = Some(help);
        self
    }

    /// Offers the nearest of the `known` names for `found`, where one is near.
    #[must_use]
    pub fn did_you_mean<'name>(self, found: &str, known: impl IntoIterator<Item = &'name str>) -> Self {
        match nearest(found, known) {
            Some(name) => {
                self.help(Localized::new(format!("did you mean `{name}`?"), format!("是否想写 `{name}`？")))
            }
            None => self,
        }
    }

    /// The place that matters most.
    pub fn primary(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }
}

/// Puts diagnostics in order of place, those without a place first.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by_key(Diagnostic::primary);
}

/// Whether any of them is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error)
}
