//! What findings are about: the product, or an element of its manifest.

use std::collections::BTreeMap;

use serde::Serialize;
use uuid::Uuid;

use super::component::product;
use super::identity::within;
use super::markup::Markup;
use crate::facts::FactName;
use crate::findings::Finding;
use crate::localized::Localized;
use crate::report::view::View;

/// The elements that the findings of one manifest are about.
#[derive(Debug)]
pub(super) struct Subjects {
    owner: Uuid,
    elements: BTreeMap<FactName, Uuid>,
}

/// An element of the manifest.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct InventoryItem {
    uuid: Uuid,
    description: String,
    implemented_components: [Implemented; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Implemented {
    component_uuid: Uuid,
}

/// A reference to what an observation is about.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct SubjectReference {
    subject_uuid: Uuid,
    #[serde(rename = "type")]
    of_type: &'static str,
}

impl Subjects {
    /// No elements yet; `owner` is the result that speaks of them.
    pub(super) fn new(owner: Uuid) -> Self {
        Self { owner, elements: BTreeMap::new() }
    }

    /// The subject of a finding, noted for [`Subjects::items`] where it is an element.
    pub(super) fn of(&mut self, view: &View<'_>, finding: &Finding) -> SubjectReference {
        let names = view
            .rule(finding)
            .filter(|_| !finding.positions.is_empty())
            .map(|rule| view.evaluator().element_names(rule, &finding.positions));
        let Some(element) = names.and_then(|names| names.into_iter().last()) else {
            return self.product();
        };
        let uuid = within(self.owner, "element", &element.to_string());
        self.elements.insert(element, uuid);
        SubjectReference { subject_uuid: uuid, of_type: "inventory-item" }
    }

    /// The product as a whole.
    pub(super) fn product(&self) -> SubjectReference {
        SubjectReference { subject_uuid: product(self.owner), of_type: "component" }
    }

    /// The elements, in the order of their names.
    pub(super) fn items(&self, markup: Markup) -> Vec<InventoryItem> {
        let item = |(name, uuid): (&FactName, &Uuid)| InventoryItem {
            uuid: *uuid,
            description: markup.line(&Localized::same(format!("`{name}`"))),
            implemented_components: [Implemented { component_uuid: product(self.owner) }],
        };
        self.elements.iter().map(item).collect()
    }
}
