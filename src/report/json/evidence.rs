//! A document behind a finding.

use serde::Serialize;

use crate::findings::Evidence;

/// A document behind a finding, and which of its facts it supports.
#[derive(Debug, Serialize)]
pub(in crate::report) struct EvidenceEntry {
    id: String,
    title: Option<String>,
    state: &'static str,
    path: Option<String>,
    supports: Vec<String>,
}

impl From<&Evidence> for EvidenceEntry {
    fn from(evidence: &Evidence) -> Self {
        let Evidence { document, supports } = evidence;
        let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        Self {
            id: document.id.to_string(),
            title: text(&document.title),
            state: document.state(),
            path: text(&document.path),
            supports: supports.iter().map(ToString::to_string).collect(),
        }
    }
}
