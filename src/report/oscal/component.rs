//! Components: the product that is checked, and the tool that checks it.

use serde::Serialize;
use uuid::Uuid;

use super::identity::within;
use super::markup::Markup;
use super::property::Property;
use crate::localized;
use crate::localized::Localized;

/// A part of a system, or the whole.
#[derive(Debug, Serialize)]
pub(super) struct Component {
    uuid: Uuid,
    #[serde(rename = "type")]
    of_type: &'static str,
    title: String,
    description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<Property>,
    status: Status,
}

#[derive(Debug, Serialize)]
struct Status {
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    remarks: Option<String>,
}

/// What the assessment is done with.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Assets {
    components: Vec<Component>,
    assessment_platforms: Vec<Platform>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Platform {
    uuid: Uuid,
    uses_components: Vec<Use>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Use {
    component_uuid: Uuid,
}

/// Who says something.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Origin {
    actors: [Actor; 1],
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Actor {
    #[serde(rename = "type")]
    of_type: &'static str,
    actor_uuid: Uuid,
}

impl Component {
    /// The product that a manifest describes; `owner` is the result that speaks of it.
    pub(super) fn product(owner: Uuid, manifest: &str, markup: Markup) -> Self {
        let description = localized!(
            "The product that the manifest `{manifest}` describes.",
            "清单 `{manifest}` 所描述的产品。"
        );
        let remarks = localized!("A check does not look at this.", "检查不涉及此项。");
        Self {
            uuid: product(owner),
            of_type: "this-system",
            title: markup.line(&Localized::same(manifest)),
            description: markup.paragraphs([&description]),
            props: Vec::new(),
            status: Status { state: "other", remarks: Some(markup.paragraphs([&remarks])) },
        }
    }

    fn tool(owner: Uuid, markup: Markup) -> Self {
        let description = localized!(
            "Checks what is stated of a product against what Chinese cyber rules require.",
            "依据中国网络安全法规检查产品清单所述事实。"
        );
        Self {
            uuid: tool(owner),
            of_type: "software",
            title: env!("CARGO_PKG_NAME").to_owned(),
            description: markup.paragraphs([&description]),
            props: vec![Property::standard("version", env!("CARGO_PKG_VERSION"))],
            status: Status { state: "operational", remarks: None },
        }
    }
}

impl Assets {
    /// The tool alone.
    pub(super) fn of(owner: Uuid, markup: Markup) -> Self {
        let platform = Platform {
            uuid: within(owner, "platform", ""),
            uses_components: vec![Use { component_uuid: tool(owner) }],
        };
        Self { components: vec![Component::tool(owner, markup)], assessment_platforms: vec![platform] }
    }
}

impl Origin {
    /// The tool.
    pub(super) fn tool(owner: Uuid) -> Self {
        Self { actors: [Actor { of_type: "tool", actor_uuid: tool(owner) }] }
    }
}

/// The UUID of the product.
pub(super) fn product(owner: Uuid) -> Uuid {
    within(owner, "component", "product")
}

fn tool(owner: Uuid) -> Uuid {
    within(owner, "component", "tool")
}
