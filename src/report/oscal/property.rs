//! Properties: what OSCAL has a name for, and what it has none for.

use serde::Serialize;

use super::NAMESPACE;
use super::markup::value;

/// A name with a value.
#[derive(Debug, Serialize)]
pub(super) struct Property {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ns: Option<&'static str>,
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<&'static str>,
}

impl Property {
    /// A property that OSCAL defines.
    pub(super) fn standard(name: &'static str, text: &str) -> Self {
        Self { name, ns: None, value: value(text), class: None }
    }

    /// A property of ours.
    pub(super) fn own(name: &'static str, text: &str) -> Self {
        Self { ns: Some(NAMESPACE), ..Self::standard(name, text) }
    }

    /// One of several properties of that name, by what tells them apart.
    pub(super) fn in_class(self, class: &'static str) -> Self {
        Self { class: Some(class), ..self }
    }
}

/// A way to something within the document, or to a file.
#[derive(Debug, Serialize)]
pub(super) struct Link {
    href: String,
    rel: &'static str,
}

impl Link {
    /// A link to a file.
    pub(super) fn to_file(uri: String, rel: &'static str) -> Self {
        Self { href: uri, rel }
    }

    /// A link to what has that id or UUID.
    pub(super) fn within(id: &str, rel: &'static str) -> Self {
        Self { href: format!("#{id}"), rel }
    }
}
