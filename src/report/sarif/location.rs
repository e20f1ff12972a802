//! Places: in manifests, in rule files, and among the elements of a manifest.

use std::collections::BTreeMap;

use serde::Serialize;

use super::message::Message;
use super::working_folder;
use crate::findings::Counts;
use crate::localized;
use crate::report::json::counts;
use crate::report::language::ReportLanguage;
use crate::report::location::Location;
use crate::report::uri::{Base, uri};

/// The folder in which the program was run.
const WORKING_FOLDER: &str = "%SRCROOT%";
/// Where the rules come from.
const RULES: &str = "RULES";

/// The manifests of a run, numbered.
#[derive(Debug, Default)]
pub(super) struct Manifests(Vec<Artifact>);

#[derive(Debug, Serialize)]
pub(super) struct Artifact {
    location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
}

/// What SARIF has no word for: how many findings have each outcome, also those that are no results.
#[derive(Debug, Serialize)]
struct Properties {
    #[serde(serialize_with = "counts")]
    counts: Counts,
}

/// A file.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
}

/// A place.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PlaceEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) physical_location: Option<PhysicalLocation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) logical_locations: Vec<LogicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<Message>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// An element of a manifest.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LogicalLocation {
    pub(super) name: String,
    pub(super) fully_qualified_name: String,
    pub(super) kind: &'static str,
}

#[derive(Serialize)]
pub(super) struct BaseEntry {
    description: Message,
}

/// What relative names are relative to; where that lies on this machine is nobody's business.
pub(super) fn bases(language: ReportLanguage) -> BTreeMap<&'static str, BaseEntry> {
    let rules = localized!(
        "The rules: those built into hegui, or the folders given with --rules.",
        "规则文件：hegui 内置规则，或由 --rules 指定的目录。"
    );
    let entry = |description| BaseEntry { description };
    BTreeMap::from([
        (WORKING_FOLDER, entry(working_folder(language))),
        (RULES, entry(Message::of(language, &rules))),
    ])
}

impl Manifests {
    /// Numbers one more manifest; `None` for standard input, which is no file.
    pub(super) fn add(&mut self, name: &str, counts: Option<Counts>) -> Option<ArtifactLocation> {
        let location = ArtifactLocation::of(name, WORKING_FOLDER)?;
        let index = Some(self.0.len());
        let properties = counts.map(|counts| Properties { counts });
        self.0.push(Artifact { location: location.clone(), properties });
        Some(ArtifactLocation { index, ..location })
    }

    /// All of them.
    pub(super) fn artifacts(&self) -> &[Artifact] {
        &self.0
    }
}

impl ArtifactLocation {
    fn of(name: &str, relative_to: &'static str) -> Option<Self> {
        let (uri, base) = uri(name)?;
        let uri_base_id = (base == Base::WorkingFolder).then_some(relative_to);
        Some(Self { uri, uri_base_id, index: None })
    }

    /// A file of rules.
    pub(super) fn of_rules(name: &str) -> Option<Self> {
        Self::of(name, RULES)
    }

    /// A document that a manifest names.
    pub(super) fn of_document(name: &str) -> Option<Self> {
        Self::of(name, WORKING_FOLDER)
    }

    /// A place in the file, or the file as a whole.
    pub(super) fn at(&self, location: Option<&Location<'_>>) -> PhysicalLocation {
        let region = location.map(|location| Region {
            start_line: location.start.line,
            start_column: location.start.utf16 + 1,
            end_line: location.end.line,
            end_column: location.end.utf16 + 1,
        });
        PhysicalLocation { artifact_location: self.clone(), region }
    }
}
