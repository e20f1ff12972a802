//! What was looked at: the facts behind a finding, and where the manifest states them.

use serde::Serialize;
use uuid::Uuid;

use super::component::Origin;
use super::context::Context;
use super::identity::{Kind, of_finding};
use super::markup::Markup;
use super::metadata::midnight;
use super::property::Property;
use super::subject::SubjectReference;
use crate::diagnostic::Diagnostic;
use crate::findings::{Finding, Fingerprint, Place, value_text};
use crate::localized;
use crate::localized::Localized;
use crate::report::location::{Location, Locator};
use crate::report::note::note_text;
use crate::report::outcome::message;
use crate::report::renderer::Refused;
use crate::report::uri::uri;

/// An observation.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Observation {
    uuid: Uuid,
    description: String,
    methods: [&'static str; 1],
    types: [&'static str; 1],
    origins: [Origin; 1],
    subjects: [SubjectReference; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relevant_evidence: Vec<Evidence>,
    collected: String,
}

/// A place that shows what was observed.
#[derive(Debug, Serialize)]
struct Evidence {
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
    description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<Property>,
}

/// A reference to an observation.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct RelatedObservation {
    pub(super) observation_uuid: Uuid,
}

impl Observation {
    /// What was observed for a finding about `subject`.
    pub(super) fn of(context: &Context<'_, '_>, finding: &Finding, subject: SubjectReference) -> Self {
        let (view, markup) = (context.view, context.markup);
        Self {
            uuid: of_finding(Kind::Observation, context.fingerprint(finding)),
            description: markup.paragraphs(&[vec![message(view, finding)], assumptions(finding)].concat()),
            methods: ["EXAMINE"],
            types: ["control-objective"],
            origins: [context.origin()],
            subjects: [subject],
            relevant_evidence: evidence(context, finding),
            collected: midnight(context.day()),
        }
    }

    /// Why a manifest can't be read, a line for each mistake.
    pub(super) fn of_refused(
        refused: &Refused<'_>,
        owner: Uuid,
        subject: SubjectReference,
        markup: Markup,
    ) -> Self {
        let locator = Locator::new(refused.sources);
        let messages: Vec<Localized> =
            refused.diagnostics.iter().map(|found| found.message.clone()).collect();
        let evidence = |found: &Diagnostic| {
            let place = found.primary().and_then(|span| locator.locate(span));
            // A place in the command line is none in the manifest.
            let place = place.filter(|place| place.file == refused.manifest)?;
            Some(Evidence {
                href: href(refused.manifest),
                description: markup.line(&found.message),
                props: position(&place),
            })
        };
        Self {
            uuid: of_finding(Kind::Observation, Fingerprint::of_unreadable(refused.manifest)),
            description: markup.paragraphs(&messages),
            methods: ["EXAMINE"],
            types: ["control-objective"],
            origins: [Origin::tool(owner)],
            subjects: [subject],
            relevant_evidence: refused.diagnostics.iter().filter_map(evidence).collect(),
            collected: midnight(refused.as_of),
        }
    }

    /// A reference to it.
    pub(super) fn reference(&self) -> RelatedObservation {
        RelatedObservation { observation_uuid: self.uuid }
    }
}

fn assumptions(finding: &Finding) -> Vec<Localized> {
    finding.notes.iter().map(note_text).collect()
}

/// The facts that decided a breach, or the place where what is missing belongs.
fn evidence(context: &Context<'_, '_>, finding: &Finding) -> Vec<Evidence> {
    let (view, markup) = (context.view, context.markup);
    if let Some(breach) = &finding.breach {
        return breach.places.iter().map(|place| stated(context, place)).collect();
    }
    let missing = view.place(finding).and_then(|span| context.locator.locate(span)).map(|place| Evidence {
        href: href(view.manifest),
        description: markup.line(&localized!("What is missing belongs here.", "缺少的事实应在此处说明。")),
        props: position(&place),
    });
    missing.into_iter().collect()
}

/// A fact with its value, and where it is stated; what follows from other facts has no place.
fn stated(context: &Context<'_, '_>, place: &Place) -> Evidence {
    let (view, name) = (context.view, &place.name);
    let of_type = view.program.arena.type_of(place.expression);
    let value = value_text(view.program, view.facts, of_type, &place.known);
    let text = Localized::new(format!("`{name}`: {}", value.en), format!("`{name}`：{}", value.zh));
    let location = place.span.and_then(|span| context.locator.locate(span));
    Evidence {
        href: location.as_ref().and_then(|_| href(view.manifest)),
        description: context.markup.line(&text),
        props: location.as_ref().map(position).unwrap_or_default(),
    }
}

/// A manifest as a URI; standard input has none.
fn href(manifest: &str) -> Option<String> {
    uri(manifest).map(|(uri, _)| uri)
}

/// Both ends of a place, as the JSON report counts them.
fn position(place: &Location<'_>) -> Vec<Property> {
    let counts = [
        ("line", place.start.line),
        ("column", place.start.column),
        ("end-line", place.end.line),
        ("end-column", place.end.column),
    ];
    counts.iter().map(|(name, count)| Property::own(name, &count.to_string())).collect()
}
