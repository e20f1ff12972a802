//! What every OSCAL document says of itself.

use serde::Serialize;
use uuid::Uuid;

use super::identity::Contents;
use super::markup::Markup;
use crate::localized;
use crate::localized::Localized;
use crate::quantity::Date;

/// The version of OSCAL.
const OSCAL_VERSION: &str = "1.2.3";

/// The head of a document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Metadata {
    title: String,
    last_modified: String,
    version: String,
    oscal_version: &'static str,
    remarks: String,
}

impl Metadata {
    /// The head of a document of that title and version, which says what held on `day`.
    pub(super) fn of(title: &Localized, day: Date, version: String, markup: Markup) -> Self {
        let notice = localized!(
            "Informational, not legal advice: it speaks of what the manifests state.",
            "仅供参考，不构成法律意见；结论以清单所述事实为准。"
        );
        Self {
            title: markup.line(title),
            last_modified: midnight(day),
            version,
            oscal_version: OSCAL_VERSION,
            remarks: markup.paragraphs([&notice]),
        }
    }
}

/// The moment at which a day begins in China: documents know days, and no clock.
pub(super) fn midnight(day: Date) -> String {
    format!("{day}T00:00:00+08:00")
}

/// A document, told from others by what it holds.
#[derive(Debug, Serialize)]
pub(super) struct Identified<T> {
    uuid: Uuid,
    #[serde(flatten)]
    body: T,
}

impl<T: Serialize> Identified<T> {
    /// The document that holds `body`.
    pub(super) fn of(body: T) -> Self {
        let mut contents = Contents::default();
        // Texts, numbers and lists always serialize.
        contents.add(&serde_json::to_vec(&body).unwrap_or_default());
        Self { uuid: contents.uuid(), body }
    }

    /// What it is told by.
    pub(super) fn uuid(&self) -> Uuid {
        self.uuid
    }
}
