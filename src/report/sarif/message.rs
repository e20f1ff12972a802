//! Texts of SARIF.

use serde::Serialize;

use crate::localized::Localized;
use crate::report::language::ReportLanguage;

/// A plain text.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Message {
    text: String,
}

impl Message {
    /// A text in the language of the report.
    pub(super) fn of(language: ReportLanguage, text: &Localized) -> Self {
        // `[words](target)` is a link in SARIF; what a manifest states must not make one.
        Self { text: language.sentences(text).replace("](", "] (") }
    }
}

/// A text, also with headings and lists.
#[derive(Debug, Serialize)]
pub(super) struct MultiformatMessage {
    pub(super) text: String,
    pub(super) markdown: String,
}
