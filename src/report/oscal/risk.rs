//! Breaches as risks: what is at stake, and what to do.

use serde::Serialize;
use uuid::Uuid;

use super::characterization::Characterization;
use super::component::Origin;
use super::context::Context;
use super::identity::{Kind, of_finding};
use super::metadata::last_moment;
use super::observation::RelatedObservation;
use crate::findings::{Breach, Finding, Fingerprint, Outcome};
use crate::report::observation::waiver_of;
use crate::report::outcome::message;
use crate::report::penalty::{at_stake, penalties_of};

/// A risk.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Risk {
    uuid: Uuid,
    title: String,
    description: String,
    statement: String,
    status: &'static str,
    /// Until when it is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<String>,
    origins: [Origin; 1],
    characterizations: [Characterization; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remediations: Vec<Remediation>,
    related_observations: [RelatedObservation; 1],
}

/// What to do.
#[derive(Debug, Serialize)]
struct Remediation {
    uuid: Uuid,
    lifecycle: &'static str,
    title: String,
    description: String,
    origins: [Origin; 1],
}

/// A reference to a risk.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct RelatedRisk {
    risk_uuid: Uuid,
}

impl Risk {
    /// The risk of a finding; `None` where nothing is known to be wrong. What a waiver covers stays a risk.
    pub(super) fn of(
        context: &Context<'_, '_>,
        finding: &Finding,
        observation: RelatedObservation,
    ) -> Option<Self> {
        let status = match (finding.outcome, &finding.details().breach) {
            (Outcome::Waived, _) => "deviation-approved",
            (_, Some(_)) => "open",
            (_, None) => return None,
        };
        let (view, markup, program) = (context.view, context.markup, context.program());
        let fingerprint = context.fingerprint(finding);
        let rule = view.rule(finding)?;
        let penalties = penalties_of(program, rule, view.findings);
        let stake = at_stake(program, penalties, &context.provisions(finding));
        let accepted = waiver_of(finding).into_iter().collect();
        let statement = [vec![program.texts.localized(rule.duty)], stake, accepted].concat();
        let remediation = |breach: &Breach| Remediation::of(context, finding, breach, fingerprint);
        Some(Self {
            uuid: of_finding(Kind::Risk, fingerprint),
            title: markup.line(&view.title(finding)),
            description: markup.paragraphs([&message(view, finding)]),
            statement: markup.paragraphs(&statement),
            status,
            deadline: finding.waiver.as_deref().map(|waiver| last_moment(waiver.until)),
            origins: [context.origin()],
            characterizations: [Characterization::of(context, finding)],
            remediations: finding.details().breach.as_ref().map(remediation).into_iter().collect(),
            related_observations: [observation],
        })
    }

    /// A reference to it.
    pub(super) fn reference(&self) -> RelatedRisk {
        RelatedRisk { risk_uuid: self.uuid }
    }
}

impl Remediation {
    fn of(context: &Context<'_, '_>, finding: &Finding, breach: &Breach, fingerprint: Fingerprint) -> Self {
        Self {
            uuid: of_finding(Kind::Remediation, fingerprint),
            lifecycle: "recommendation",
            title: context.markup.line(&context.view.title(finding)),
            description: context.markup.paragraphs([&breach.remedy]),
            origins: [context.origin()],
        }
    }
}
