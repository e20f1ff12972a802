//! Parts of controls: what is required, and what there is to say of it.

use serde::Serialize;

/// A part of a control.
#[derive(Debug, Serialize)]
pub(in crate::report::oscal) struct Part {
    id: String,
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    prose: String,
}

impl Part {
    /// What is assessed of a control.
    pub(in crate::report::oscal) fn objective(id: String, title: String, prose: String) -> Self {
        Self { id, name: "assessment-objective", title: Some(title), prose }
    }

    /// What a control requires.
    pub(in crate::report::oscal) fn statement(control: &str, prose: String) -> Self {
        Self { id: format!("{control}_statement"), name: "statement", title: None, prose }
    }

    /// What there is to know about a control.
    pub(in crate::report::oscal) fn guidance(control: &str, prose: String) -> Self {
        Self { id: format!("{control}_guidance"), name: "guidance", title: None, prose }
    }
}
