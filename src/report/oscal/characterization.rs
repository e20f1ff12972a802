//! How grave a risk is: the rank of the law, and what an authority may impose.

use serde::Serialize;

use super::NAMESPACE;
use super::component::Origin;
use super::context::Context;
use super::property::Property;
use crate::findings::Finding;
use crate::program::{Amount, Fine, Measure, Party, ProvisionId, Severity};
use crate::report::penalty::{fine_text, penalties_of};

/// What OSCAL itself calls a severity.
const OSCAL: &str = "http://csrc.nist.gov/ns/oscal";

/// How grave a risk is, in several respects.
#[derive(Debug, Serialize)]
pub(super) struct Characterization {
    origin: Origin,
    facets: Vec<Facet>,
}

/// One respect.
#[derive(Debug, Serialize)]
struct Facet {
    name: &'static str,
    system: &'static str,
    value: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<Property>,
}

impl Characterization {
    /// The severity of a finding, then the fines and measures that are in force.
    pub(super) fn of(context: &Context<'_, '_>, finding: &Finding) -> Self {
        let severity = Facet {
            name: "severity",
            system: OSCAL,
            value: severity(finding.severity).to_owned(),
            props: Vec::new(),
        };
        let mut facets = vec![severity];
        let rule = context.view.rule(finding);
        let penalties = rule.map(|rule| penalties_of(context.program(), rule, context.view.findings));
        for (provision, penalty) in penalties.unwrap_or_default() {
            facets.extend(penalty.fines.iter().map(|fine| fine_facet(context, provision, fine)));
            facets.extend(penalty.measures.iter().map(|measure| measure_facet(context, provision, *measure)));
        }
        Self { origin: context.origin(), facets }
    }
}

/// It ranks texts and measures no damage: binding law, recommended standards, drafts and policies.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "high",
        Severity::Warning => "moderate",
        Severity::Note => "low",
    }
}

fn fine_facet(context: &Context<'_, '_>, provision: ProvisionId, fine: &Fine) -> Facet {
    let (program, markup) = (context.program(), context.markup);
    let party = match fine.party {
        Party::Entity => "entity",
        Party::Individual => "individual",
    };
    let mut props = common(context, provision, fine.discretionary);
    props.push(Property::own("party", party));
    props.push(Property::own("tier", &markup.value(&program.texts.localized(fine.tier))));
    let amounts = match fine.amount {
        Amount::Range { minimum, maximum } => [("minimum-cny", minimum), ("maximum-cny", Some(maximum))],
        Amount::Multiple { minimum, maximum, .. } => {
            [("minimum-multiple", Some(minimum)), ("maximum-multiple", Some(maximum))]
        }
    };
    let amounts = amounts.iter().filter_map(|(name, amount)| Some((*name, (*amount)?)));
    props.extend(amounts.map(|(name, amount)| Property::own(name, &amount.to_string())));
    if let Amount::Multiple { of, .. } = fine.amount {
        props.push(Property::own("multiple-of", &markup.value(&program.texts.localized(of))));
    }
    Facet { name: "fine", system: NAMESPACE, value: markup.value(&fine_text(program, fine)), props }
}

fn measure_facet(context: &Context<'_, '_>, provision: ProvisionId, measure: Measure) -> Facet {
    let text = context.program().texts.localized(measure.text);
    let props = common(context, provision, measure.discretionary);
    Facet { name: "measure", system: NAMESPACE, value: context.markup.value(&text), props }
}

/// What sets it, and whether the authority is free to impose it.
fn common(context: &Context<'_, '_>, provision: ProvisionId, discretionary: bool) -> Vec<Property> {
    let control = context.ids.get(provision).map(|control| Property::own("control-id", control));
    let discretion = Property::own("discretionary", if discretionary { "yes" } else { "no" });
    control.into_iter().chain([discretion]).collect()
}
