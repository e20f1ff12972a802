//! What was looked at: the facts behind a finding, and where the manifest states them.

use std::path::Path;

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
use crate::findings::{self, Finding, Fingerprint, Place, value_text};
use crate::localized;
use crate::localized::Localized;
use crate::report::evidence::document_text;
use crate::report::location::{Location, Locator};
use crate::report::note::note_text;
use crate::report::observation::observation_name;
use crate::report::observed::Observed;
use crate::report::outcome::message;
use crate::report::renderer::Refused;
use crate::report::uri::uri;

/// An observation.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Observation {
    uuid: Uuid,
    description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<Property>,
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
            props: Vec::new(),
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
            props: Vec::new(),
            methods: ["EXAMINE"],
            types: ["control-objective"],
            origins: [Origin::tool(owner)],
            subjects: [subject],
            relevant_evidence: refused.diagnostics.iter().filter_map(evidence).collect(),
            collected: midnight(refused.as_of),
        }
    }

    /// Each observation that no rule makes, about `subject`.
    pub(super) fn of_observed(
        observed: &Observed<'_>,
        owner: Uuid,
        subject: &SubjectReference,
        markup: Markup,
    ) -> Vec<Self> {
        let entry = |(one, place): (&findings::Observation, Option<Location<'_>>)| {
            let fingerprint = observed.fingerprint(one);
            let mut props = vec![
                Property::own("observation", one.kind.name()),
                Property::own("severity", one.severity().name()),
                Property::own("fingerprint", &fingerprint.to_string()),
            ];
            props.extend(one.rule.as_deref().map(|rule| Property::own("rule", rule)));
            props.extend(one.element.as_deref().map(|element| Property::own("element", element)));
            let evidence = place.map(|place| Evidence {
                href: href(place.file),
                description: markup.line(&observation_name(one.kind)),
                props: position(&place),
            });
            Self {
                uuid: of_finding(Kind::Observation, fingerprint),
                description: markup.paragraphs([&one.message, &one.remedy]),
                props,
                methods: ["EXAMINE"],
                types: ["finding"],
                origins: [Origin::tool(owner)],
                subjects: [subject.clone()],
                relevant_evidence: evidence.into_iter().collect(),
                collected: midnight(observed.as_of),
            }
        };
        observed.located().into_iter().map(entry).collect()
    }

    /// A reference to it.
    pub(super) fn reference(&self) -> RelatedObservation {
        RelatedObservation { observation_uuid: self.uuid }
    }
}

fn assumptions(finding: &Finding) -> Vec<Localized> {
    finding.details().notes.iter().map(note_text).collect()
}

/// The facts that decided a breach, or the place where what is missing belongs; and the documents behind a finding.
fn evidence(context: &Context<'_, '_>, finding: &Finding) -> Vec<Evidence> {
    let (view, markup) = (context.view, context.markup);
    let mut all: Vec<Evidence> = finding
        .details()
        .breach
        .iter()
        .flat_map(|breach| &breach.places)
        .map(|place| stated(context, place))
        .collect();
    let missing = view.place(finding).filter(|_| finding.details().breach.is_none());
    let missing = missing.and_then(|span| context.locator.locate(span)).map(|place| Evidence {
        href: href(view.manifest),
        description: markup.line(&localized!("What is missing belongs here.", "缺少的事实应在此处说明。")),
        props: position(&place),
    });
    all.extend(missing);
    all.extend(finding.details().evidence.iter().map(|evidence| document(context, evidence)));
    all
}

/// A document with its state, and the facts that it supports.
fn document(context: &Context<'_, '_>, evidence: &findings::Evidence) -> Evidence {
    let findings::Evidence { document, supports } = evidence;
    let mut props = vec![Property::own("document", &document.id), Property::own("state", document.state())];
    props.extend(supports.iter().map(|name| Property::own("supports", &name.to_string())));
    let path = document.path.as_deref().map(|path| beside(context.view.manifest, path));
    Evidence {
        href: path.and_then(|path| href(&path)),
        description: context.markup.line(&document_text(document)),
        props,
    }
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

/// The path of a document from where the manifest's own path begins.
fn beside(manifest: &str, path: &str) -> String {
    let folder = Path::new(manifest).parent().unwrap_or(Path::new(""));
    folder.join(path).display().to_string()
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
