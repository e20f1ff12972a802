//! Findings: the objective that was assessed, and what came out.

use serde::Serialize;
use uuid::Uuid;

use super::catalog::Premise;
use super::component::Origin;
use super::context::Context;
use super::identity::{Kind, of_finding};
use super::markup::Markup;
use super::objective::provision_properties;
use super::observation::RelatedObservation;
use super::property::Property;
use super::risk::RelatedRisk;
use crate::findings::{Finding, Fingerprint, Outcome};
use crate::localized::Localized;
use crate::report::outcome::{exemption_citations, message, outcome_name};
use crate::report::renderer::Refused;

/// A finding.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct FindingEntry {
    uuid: Uuid,
    title: String,
    description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<Property>,
    origins: [Origin; 1],
    target: Target,
    related_observations: [RelatedObservation; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_risks: Vec<RelatedRisk>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Target {
    #[serde(rename = "type")]
    of_type: &'static str,
    #[serde(rename = "target-id")]
    objective: String,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    implementation_status: Option<ImplementationStatus>,
}

#[derive(Debug, Serialize)]
struct Status {
    state: &'static str,
    reason: &'static str,
    remarks: String,
}

#[derive(Debug, Serialize)]
struct ImplementationStatus {
    state: &'static str,
}

impl FindingEntry {
    /// The entry of a finding.
    pub(super) fn of(
        context: &Context<'_, '_>,
        finding: &Finding,
        observation: RelatedObservation,
        risk: Option<RelatedRisk>,
    ) -> Self {
        let (view, markup) = (context.view, context.markup);
        let element = finding.element_key().map(|key| format!(" [{key}]")).unwrap_or_default();
        let title = view.title(finding);
        let title = Localized::new(title.en + &element, title.zh + &element);
        Self {
            uuid: of_finding(Kind::Finding, context.fingerprint(finding)),
            title: markup.line(&title),
            description: markup.paragraphs([&message(view, finding)]),
            props: properties(context, finding),
            origins: [context.origin()],
            target: Target::of(view.rule_name(finding).to_owned(), finding.outcome, markup),
            related_observations: [observation],
            related_risks: risk.into_iter().collect(),
        }
    }

    /// That a manifest can't be read.
    pub(super) fn of_refused(
        refused: &Refused<'_>,
        owner: Uuid,
        observation: RelatedObservation,
        markup: Markup,
    ) -> Self {
        let premise = Premise::Readable;
        let messages: Vec<Localized> =
            refused.diagnostics.iter().map(|found| found.message.clone()).collect();
        Self {
            uuid: of_finding(Kind::Finding, Fingerprint::of_unreadable(refused.manifest)),
            title: markup.line(&premise.title()),
            description: markup.paragraphs(&messages),
            props: Vec::new(),
            origins: [Origin::tool(owner)],
            target: Target::of(premise.objective_id(), Outcome::Breached, markup),
            related_observations: [observation],
            related_risks: Vec::new(),
        }
    }
}

/// What OSCAL has no word for.
fn properties(context: &Context<'_, '_>, finding: &Finding) -> Vec<Property> {
    let mut props = vec![
        Property::own("rule", context.view.rule_name(finding)),
        Property::own("outcome", finding.outcome.name()),
        Property::own("severity", finding.severity.name()),
        Property::own("fingerprint", &context.fingerprint(finding).to_string()),
    ];
    if finding.own_outcome() != finding.outcome {
        props.push(Property::own("own-outcome", finding.own_outcome().name()));
    }
    props.extend(finding.novelty.map(|novelty| Property::own("baseline", novelty.name())));
    props.extend(finding.element_key().map(|key| Property::own("element", &key)));
    props.extend(provision_properties(&context.provisions(finding), context.ids));
    if finding.outcome == Outcome::Exempt {
        let exemption = exemption_citations(context.view, finding);
        let exemption = context.ids.all(&exemption).map(|control| Property::own("exempted-by", control));
        props.extend(exemption);
    }
    let unsupported = finding.details().unsupported.iter();
    props.extend(unsupported.map(|name| Property::own("unsupported", &name.to_string())));
    let missing = &finding.details().missing;
    props.extend(missing.names.iter().map(|name| Property::own("missing", &name.to_string())));
    props.extend(missing.has_more.then(|| Property::own("missing-more", "true")));
    props
}

impl Target {
    fn of(objective: String, outcome: Outcome, markup: Markup) -> Self {
        // OSCAL knows two states. What is not known is not satisfied, and what does not bind is not unsatisfied.
        let (state, reason) = match outcome {
            Outcome::Breached => ("not-satisfied", "fail"),
            Outcome::Undetermined | Outcome::Waived => ("not-satisfied", "other"),
            Outcome::Satisfied => ("satisfied", "pass"),
            Outcome::Exempt | Outcome::NotApplicable => ("satisfied", "other"),
        };
        let does_not_bind = matches!(outcome, Outcome::Exempt | Outcome::NotApplicable);
        Self {
            of_type: "objective-id",
            objective,
            status: Status { state, reason, remarks: markup.paragraphs([&outcome_name(outcome)]) },
            implementation_status: does_not_bind.then_some(ImplementationStatus { state: "not-applicable" }),
        }
    }
}
