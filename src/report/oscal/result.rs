//! What was found of one manifest.

use serde::Serialize;
use uuid::Uuid;

use super::CATALOG;
use super::catalog::Premise;
use super::component::{Assets, Component};
use super::context::Context;
use super::finding::FindingEntry;
use super::identity::{of_manifest, of_resource};
use super::markup::Markup;
use super::metadata::midnight;
use super::objective::premise;
use super::observation::Observation;
use super::property::{Link, Property};
use super::risk::Risk;
use super::selection::ReviewedControls;
use super::subject::{InventoryItem, Subjects};
use crate::findings::{Findings, Novelties, Novelty, Outcome};
use crate::localized;
use crate::localized::Localized;
use crate::quantity::Date;
use crate::report::observed::Observed;
use crate::report::renderer::Refused;
use crate::report::uri::uri;

/// The result of one manifest.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ResultEntry<'r> {
    uuid: Uuid,
    title: String,
    description: String,
    start: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<Property>,
    links: Vec<Link>,
    local_definitions: LocalDefinitions,
    reviewed_controls: Reviewed<'r>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    observations: Vec<Observation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    risks: Vec<Risk>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<FindingEntry>,
}

/// The controls of all results, or those of one.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Reviewed<'r> {
    Shared(&'r ReviewedControls),
    Own(ReviewedControls),
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct LocalDefinitions {
    components: [Component; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inventory_items: Vec<InventoryItem>,
    assessment_assets: Assets,
}

/// The manifest of a result.
struct Manifest<'m> {
    name: &'m str,
    as_of: Date,
    owner: Uuid,
    markup: Markup,
}

impl<'r> ResultEntry<'r> {
    /// The result of a check, by the rules behind `reviewed`.
    pub(super) fn of(context: &Context<'_, '_>, reviewed: &'r ReviewedControls) -> Self {
        let (view, markup) = (context.view, context.markup);
        let manifest = Manifest { name: view.manifest, as_of: context.day(), owner: context.owner, markup };
        let mut subjects = Subjects::new(context.owner);
        let (mut observations, mut risks, mut findings) = (Vec::new(), Vec::new(), Vec::new());
        for finding in &view.findings.findings {
            let observation = Observation::of(context, finding, subjects.of(view, finding));
            let risk = Risk::of(context, finding, observation.reference());
            let related = risk.as_ref().map(Risk::reference);
            findings.push(FindingEntry::of(context, finding, observation.reference(), related));
            observations.push(observation);
            risks.extend(risk);
        }
        let observed = view.observed();
        observations.extend(Observation::of_observed(&observed, context.owner, &subjects.product(), markup));
        let local_definitions = manifest.local_definitions(subjects.items(markup));
        Self {
            props: manifest.properties(Some(view.findings)),
            observations,
            risks,
            findings,
            ..manifest.result(local_definitions, Reviewed::Shared(reviewed))
        }
    }

    /// What was observed of a run as a whole, which is about all that it looks at.
    pub(super) fn of_run(observed: &Observed<'_>, reviewed: &'r ReviewedControls, markup: Markup) -> Self {
        let (owner, day) = (of_resource("run"), observed.as_of);
        let title = localized!("The run as a whole", "本次检查整体");
        let description = localized!(
            "What was observed as of {day} of files that hold for all manifests.",
            "按评估日期 {day} 对适用于全部清单的文件的观察。"
        );
        let subject = Subjects::new(owner).product();
        let all = localized!("All products that the run looks at.", "本次检查涉及的全部产品。");
        Self {
            uuid: owner,
            title: markup.line(&title),
            description: markup.paragraphs([&description]),
            start: midnight(day),
            props: Vec::new(),
            links: vec![Link::within(&of_resource(CATALOG).to_string(), CATALOG)],
            local_definitions: LocalDefinitions {
                components: [Component::described(owner, &title, &all, markup)],
                inventory_items: Vec::new(),
                assessment_assets: Assets::of(owner, markup),
            },
            reviewed_controls: Reviewed::Shared(reviewed),
            observations: Observation::of_observed(observed, owner, &subject, markup),
            risks: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// That a manifest can't be read, so that nothing else is known of it.
    pub(super) fn of_refused(refused: &Refused<'_>, markup: Markup) -> Self {
        let owner = of_manifest(refused.manifest);
        let manifest = Manifest { name: refused.manifest, as_of: refused.as_of, owner, markup };
        let subject = Subjects::new(owner).product();
        let observation = Observation::of_refused(refused, owner, subject, markup);
        let finding = FindingEntry::of_refused(refused, owner, observation.reference(), markup);
        let local_definitions = manifest.local_definitions(Vec::new());
        Self {
            observations: vec![observation],
            findings: vec![finding],
            ..manifest.result(local_definitions, Reviewed::Own(premise(Premise::Readable)))
        }
    }
}

impl Manifest<'_> {
    /// A result in which nothing is found yet.
    fn result<'r>(&self, local_definitions: LocalDefinitions, reviewed: Reviewed<'r>) -> ResultEntry<'r> {
        let (name, day) = (self.name, self.as_of);
        let description = localized!(
            "What the manifest `{name}` states, checked by the rules as of {day}.",
            "按 {day} 的规则检查清单 `{name}` 所述事实。"
        );
        let manifest = uri(name).map(|(uri, _)| Link::to_file(uri, "manifest"));
        let catalog = Link::within(&of_resource(CATALOG).to_string(), CATALOG);
        ResultEntry {
            uuid: self.owner,
            title: self.markup.line(&Localized::same(name)),
            description: self.markup.paragraphs([&description]),
            start: midnight(day),
            props: self.properties(None),
            links: manifest.into_iter().chain([catalog]).collect(),
            local_definitions,
            reviewed_controls: reviewed,
            observations: Vec::new(),
            risks: Vec::new(),
            findings: Vec::new(),
        }
    }

    fn local_definitions(&self, inventory_items: Vec<InventoryItem>) -> LocalDefinitions {
        LocalDefinitions {
            components: [Component::product(self.owner, self.name, self.markup)],
            inventory_items,
            assessment_assets: Assets::of(self.owner, self.markup),
        }
    }

    /// The manifest's name, how many findings have each outcome, and how many are new and known.
    fn properties(&self, findings: Option<&Findings>) -> Vec<Property> {
        let mut props = vec![Property::own("manifest", self.name)];
        let Some(findings) = findings else { return props };
        let counts = findings.counts();
        let of_outcomes = Outcome::ALL.iter().map(|(name, outcome)| (*name, counts.of(*outcome)));
        let novelties = findings.novelties.iter();
        let against = novelties.flat_map(|Novelties { new, known, .. }| {
            [(Novelty::New, *new), (Novelty::Known, *known)].map(|(novelty, count)| (novelty.name(), count))
        });
        let all = of_outcomes.chain(against);
        props.extend(all.map(|(name, count)| Property::own("count", &count.to_string()).in_class(name)));
        props
    }
}
