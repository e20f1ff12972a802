//! The plan behind the results: which rules are applied, as of which day.

use serde::Serialize;
use uuid::Uuid;

use super::back_matter::{BackMatter, Resource};
use super::component::Assets;
use super::identity::of_resource;
use super::markup::Markup;
use super::metadata::{Identified, Metadata};
use super::selection::ReviewedControls;
use crate::localized;
use crate::quantity::Date;

/// The plan as a document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Document {
    assessment_plan: Identified<Plan>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Plan {
    metadata: Metadata,
    import_ssp: Import,
    reviewed_controls: ReviewedControls,
    assessment_assets: Assets,
    back_matter: BackMatter,
}

/// A document that another one builds on.
#[derive(Debug, Serialize)]
pub(super) struct Import {
    href: String,
}

impl Import {
    /// The resource of that UUID.
    pub(super) fn of(resource: Uuid) -> Self {
        Self { href: format!("#{resource}") }
    }
}

impl Document {
    /// The plan of a check as of a day.
    pub(super) fn of(reviewed: ReviewedControls, day: Date, markup: Markup) -> Self {
        let title = localized!("Check as of {day}", "合规检查（评估日期 {day}）");
        let manifests = Resource::described(
            "manifests",
            &localized!("Manifests", "清单"),
            &localized!(
                "There is no system security plan: the manifest of each product stands in its place. Each result links \
                 to its manifest.",
                "没有系统安全计划：由各产品的清单代替。每项结果均链接到其清单。"
            ),
            markup,
        );
        let plan = Plan {
            metadata: Metadata::of(&title, day, day.to_string(), markup),
            import_ssp: Import::of(manifests.uuid()),
            reviewed_controls: reviewed,
            assessment_assets: Assets::of(of_resource("plan"), markup),
            back_matter: BackMatter { resources: vec![manifests] },
        };
        Self { assessment_plan: Identified::of(plan) }
    }

    /// What the document is told by.
    pub(super) fn uuid(&self) -> Uuid {
        self.assessment_plan.uuid()
    }
}
