//! Documents that stand behind another one, so that it needs no file beside it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use uuid::Uuid;

use super::identity::of_resource;
use super::markup::Markup;
use crate::localized::Localized;

/// The resources that a document refers to.
#[derive(Debug, Default, Serialize)]
pub(super) struct BackMatter {
    pub(super) resources: Vec<Resource>,
}

/// One resource.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Resource {
    uuid: Uuid,
    title: String,
    description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    document_ids: Vec<DocumentId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base64: Option<Attachment>,
}

/// What a document is told by.
#[derive(Debug, Serialize)]
struct DocumentId {
    identifier: Uuid,
}

/// A whole file.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Attachment {
    filename: &'static str,
    media_type: &'static str,
    value: String,
}

impl Resource {
    /// A resource that its description says all of.
    pub(super) fn described(name: &str, title: &Localized, description: &Localized, markup: Markup) -> Self {
        Self {
            uuid: of_resource(name),
            title: markup.line(title),
            description: markup.paragraphs([description]),
            document_ids: Vec::new(),
            base64: None,
        }
    }

    /// The same with a document in it, which is told by that UUID.
    pub(super) fn with_document(self, filename: &'static str, uuid: Uuid, document: &impl Serialize) -> Self {
        // Texts, numbers and lists always serialize.
        let value = STANDARD.encode(serde_json::to_vec(document).unwrap_or_default());
        let attachment = Attachment { filename, media_type: "application/oscal+json", value };
        Self { document_ids: vec![DocumentId { identifier: uuid }], base64: Some(attachment), ..self }
    }

    /// What it is told by.
    pub(super) fn uuid(&self) -> Uuid {
        self.uuid
    }
}
