//! Findings as results, and manifests that can't be read as notifications.

use std::collections::BTreeMap;
use std::ops::Not;

use serde::Serialize;

use super::location::{ArtifactLocation, LogicalLocation, PhysicalLocation, PlaceEntry};
use super::message::Message;
use super::taxonomy::{ProvisionReference, Taxonomies};
use crate::diagnostic::Level;
use crate::findings::{
    Finding, Fingerprint, Novelty, Observation, ObservationKind, Outcome, WrittenIn, value_text,
};
use crate::localized;
use crate::localized::Localized;
use crate::report::json::EvidenceEntry;
use crate::report::language::ReportLanguage;
use crate::report::location::{Location, Locator};
use crate::report::note::noted_message;
use crate::report::observation::waiver_text;
use crate::report::observed::Observed;
use crate::report::renderer::Refused;
use crate::report::view::View;

/// A finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResultEntry<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    kind: &'static str,
    level: &'static str,
    message: Message,
    /// The manifest, where the place lies in a document that it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    analysis_target: Option<ArtifactLocation>,
    locations: Vec<PlaceEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<PlaceEntry>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taxa: Vec<ProvisionReference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    properties: Properties,
}

/// That a person approved the breach for a time.
#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<PlaceEntry>,
}

/// What SARIF has no word for.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties {
    outcome: &'static str,
    /// The outcome of what is waived, without the waiver.
    #[serde(skip_serializing_if = "Option::is_none")]
    own_outcome: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    element: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<String>,
    /// Only where it is so.
    #[serde(skip_serializing_if = "Not::not")]
    missing_more: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<EvidenceEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unsupported: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<String>,
}

/// Something about a manifest that can't be read.
#[derive(Debug, Serialize)]
pub(super) struct Notification {
    descriptor: DescriptorReference,
    level: &'static str,
    message: Message,
    locations: Vec<PlaceEntry>,
}

#[derive(Debug, Serialize)]
struct DescriptorReference {
    id: &'static str,
}

/// What the results of one manifest are made from.
pub(super) struct Results<'r, 'a> {
    view: &'r View<'a>,
    manifest: Option<ArtifactLocation>,
    taxonomies: &'r Taxonomies,
    language: ReportLanguage,
    locator: Locator<'a>,
    rules: Option<Locator<'a>>,
}

impl<'r, 'a> Results<'r, 'a> {
    /// Makes ready for the findings of `view`, about the manifest in that file.
    pub(super) fn new(
        view: &'r View<'a>,
        manifest: Option<ArtifactLocation>,
        taxonomies: &'r Taxonomies,
        language: ReportLanguage,
    ) -> Self {
        let (locator, rules) = (Locator::new(view.sources), view.rules.map(Locator::new));
        Self { view, manifest, taxonomies, language, locator, rules }
    }

    /// The result of one finding; `rule` is the place of its rule among the descriptors.
    pub(super) fn of(&self, finding: &Finding, rule: Option<usize>) -> ResultEntry<'a> {
        let (view, language) = (self.view, self.language);
        let kind = kind(finding);
        let place = view.place(finding).and_then(|span| self.locator.locate(span));
        let fingerprint = Fingerprint::of(view.program, view.manifest, finding).to_string();
        ResultEntry {
            rule_id: view.rule_name(finding),
            rule_index: rule,
            kind,
            // SARIF gives a level to what fails alone.
            level: if kind == FAIL { finding.severity.name() } else { "none" },
            message: Message::of(language, &noted_message(view, finding)),
            analysis_target: self
                .manifest
                .clone()
                .filter(|_| place.as_ref().is_some_and(|place| place.file != view.manifest)),
            locations: vec![PlaceEntry {
                id: None,
                physical_location: physical(view.manifest, self.manifest.as_ref(), place.as_ref()),
                logical_locations: element(finding),
                message: None,
            }],
            related_locations: self.related(finding),
            partial_fingerprints: fingerprints(fingerprint),
            taxa: self.taxonomies.all(&view.provisions(finding)).collect(),
            suppressions: self.suppression(finding).into_iter().collect(),
            baseline_state: finding.novelty.map(baseline_state),
            properties: Properties {
                outcome: finding.outcome.name(),
                own_outcome: Some(finding.own_outcome())
                    .filter(|own| *own != finding.outcome)
                    .map(Outcome::name),
                rule: None,
                element: None,
                missing: finding.details().missing.names.iter().map(ToString::to_string).collect(),
                missing_more: finding.details().missing.has_more,
                evidence: finding.details().evidence.iter().map(EvidenceEntry::from).collect(),
                unsupported: finding.details().unsupported.iter().map(ToString::to_string).collect(),
                remedy: finding.details().breach.as_ref().map(|breach| language.sentences(&breach.remedy)),
            },
        }
    }

    /// The waiver that covers a finding.
    fn suppression(&self, finding: &Finding) -> Option<Suppression> {
        let waiver = finding.waiver.as_deref()?;
        let justification = self.language.sentences(&waiver_text(waiver));
        let (kind, file) = match waiver.written_in {
            WrittenIn::Manifest => ("inSource", self.manifest.as_ref()),
            WrittenIn::File => ("external", None),
        };
        let place = self.locator.locate(waiver.place);
        let location = file.zip(place).map(|(file, place)| PlaceEntry {
            id: None,
            physical_location: Some(file.at(Some(&place))),
            logical_locations: Vec::new(),
            message: None,
        });
        Some(Suppression { kind, status: "accepted", justification, location })
    }

    /// The other facts that decided a breach, and what the rule requires.
    fn related(&self, finding: &Finding) -> Vec<PlaceEntry> {
        let Some(breach) = &finding.details().breach else { return Vec::new() };
        let (view, primary) = (self.view, breach.primary());
        let mut places = Vec::new();
        for place in breach.places.iter().filter(|place| place.span != primary) {
            let location = place.span.and_then(|span| self.locator.locate(span));
            let Some(location) = location else { continue };
            let physical = physical(view.manifest, self.manifest.as_ref(), Some(&location));
            let Some(physical) = physical else { continue };
            let of_type = view.program.arena.type_of(place.expression);
            let value = value_text(view.program, view.facts, of_type, &place.known);
            let name = &place.name;
            let text = Localized::new(format!("`{name}`: {}", value.en), format!("`{name}`：{}", value.zh));
            places.push((physical, text));
        }
        let requirement = view.rule(finding).map(|rule| view.program.arena.span(rule.requirement));
        let location = self.rules.as_ref().zip(requirement).and_then(|(rules, span)| rules.locate(span));
        if let Some(location) = location
            && let Some(file) = ArtifactLocation::of_rules(location.file)
        {
            places.push((file.at(Some(&location)), localized!("required here", "要求见此")));
        }
        let entry = |(id, (physical, text)): (usize, (_, Localized))| PlaceEntry {
            id: Some(id),
            physical_location: Some(physical),
            logical_locations: Vec::new(),
            message: Some(Message::of(self.language, &text)),
        };
        (1..).zip(places).map(entry).collect()
    }
}

const FAIL: &str = "fail";

/// The outcome as SARIF names it. What a waiver covers is still what it is; the waiver is a suppression.
fn kind(finding: &Finding) -> &'static str {
    match finding.own_outcome() {
        Outcome::Breached => FAIL,
        Outcome::Undetermined | Outcome::Waived => "open",
        Outcome::Satisfied => "pass",
        Outcome::Exempt | Outcome::NotApplicable => "notApplicable",
    }
}

/// Whether a baseline has a finding, as SARIF names it.
fn baseline_state(novelty: Novelty) -> &'static str {
    match novelty {
        Novelty::New => "new",
        Novelty::Known => "unchanged",
    }
}

/// GitHub reads the first name alone, and would hash the line where it is not there.
fn fingerprints(fingerprint: String) -> BTreeMap<&'static str, String> {
    BTreeMap::from([("primaryLocationLineHash", fingerprint.clone()), ("heguiFinding/v2", fingerprint)])
}

/// The result of an observation, with the file and the place where it stands.
pub(super) fn observation(
    observed: &Observed<'_>,
    one: &Observation,
    (file, place): (Option<&ArtifactLocation>, Option<&Location<'_>>),
    language: ReportLanguage,
) -> ResultEntry<'static> {
    ResultEntry {
        rule_id: one.kind.name(),
        rule_index: ObservationKind::ALL.iter().position(|(_, kind, _)| *kind == one.kind),
        kind: FAIL,
        level: one.severity().name(),
        message: Message::of(language, &one.message),
        analysis_target: None,
        locations: vec![PlaceEntry {
            id: None,
            physical_location: file.map(|file| file.at(place)),
            logical_locations: Vec::new(),
            message: None,
        }],
        related_locations: Vec::new(),
        partial_fingerprints: fingerprints(observed.fingerprint(one).to_string()),
        taxa: Vec::new(),
        suppressions: Vec::new(),
        baseline_state: None,
        properties: Properties {
            outcome: one.kind.name(),
            own_outcome: None,
            rule: one.rule.as_deref().map(str::to_owned),
            element: one.element.as_deref().map(str::to_owned),
            missing: Vec::new(),
            missing_more: false,
            evidence: Vec::new(),
            unsupported: Vec::new(),
            remedy: Some(language.sentences(&one.remedy)),
        },
    }
}

/// A place in the manifest of that name, which is `file`, or in a document that it names; the manifest as a whole where
/// there is no place.
fn physical(
    manifest: &str,
    file: Option<&ArtifactLocation>,
    location: Option<&Location<'_>>,
) -> Option<PhysicalLocation> {
    match location {
        Some(place) if place.file != manifest => {
            ArtifactLocation::of_document(place.file).map(|file| file.at(location))
        }
        _ => file.map(|file| file.at(location)),
    }
}

fn element(finding: &Finding) -> Vec<LogicalLocation> {
    let name = finding.element.last().map(ToString::to_string);
    let entry = |(name, fully_qualified_name)| LogicalLocation { name, fully_qualified_name, kind: "object" };
    name.zip(finding.element_key()).map(entry).into_iter().collect()
}

/// What is wrong with a manifest that can't be read.
pub(super) fn notifications(
    refused: &Refused<'_>,
    manifest: Option<&ArtifactLocation>,
    language: ReportLanguage,
) -> Vec<Notification> {
    let locator = Locator::new(refused.sources);
    let notification = |found: &crate::diagnostic::Diagnostic| {
        let location = found.primary().and_then(|span| locator.locate(span));
        let location = location.filter(Location::is_in_file);
        Notification {
            descriptor: DescriptorReference { id: found.code.id },
            level: match found.level {
                Level::Error => "error",
                Level::Warning => "warning",
            },
            message: Message::of(language, &found.message),
            locations: vec![PlaceEntry {
                id: None,
                physical_location: physical(refused.manifest, manifest, location.as_ref()),
                logical_locations: Vec::new(),
                message: None,
            }],
        }
    };
    refused.diagnostics.iter().map(notification).collect()
}
