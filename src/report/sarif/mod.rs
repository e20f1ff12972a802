//! The check report as SARIF 2.1.0: one run for all manifests, each finding a result, gone through once.

mod driver;
mod location;
mod message;
mod result;
mod taxonomy;

use std::io::{self, Write};

use serde::Serialize;

use super::detail::Detail;
use super::language::ReportLanguage;
use super::observed::Observed;
use super::renderer::{Refused, Renderer};
use super::view::View;
use crate::findings::{Finding, ObservationKind};
use crate::localized;
use crate::program::RuleId;
use driver::{Automation, Tool};
use location::{Manifests, bases};
use message::Message;
use result::{Notification, Results};
use taxonomy::Taxonomies;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// A SARIF document that grows. It holds what is breached, undetermined or waived; where every detail is asked for,
/// also the rest: code scanning takes any result for a problem, whatever its kind.
#[derive(Debug)]
pub struct Sarif {
    language: ReportLanguage,
    detail: Detail,
    /// The rules in the order of their descriptors, and the provisions that they cite; set by the first manifest.
    head: Option<Head>,
    has_results: bool,
    manifests: Manifests,
    notifications: Vec<Notification>,
}

/// What the head of the run declares and its results refer to.
#[derive(Debug)]
struct Head {
    rules: Vec<RuleId>,
    taxonomies: Taxonomies,
}

#[derive(Serialize)]
struct Invocation<'a> {
    #[serde(rename = "executionSuccessful")]
    execution_successful: bool,
    #[serde(rename = "toolExecutionNotifications", skip_serializing_if = "<[_]>::is_empty")]
    notifications: &'a [Notification],
}

impl Sarif {
    /// An empty document with texts in that language.
    pub fn new(language: ReportLanguage, detail: Detail) -> Self {
        Self {
            language,
            detail,
            head: None,
            has_results: false,
            manifests: Manifests::default(),
            notifications: Vec::new(),
        }
    }

    /// Writes everything before the results.
    fn begin(&mut self, view: Option<&View<'_>>, out: &mut dyn Write) -> io::Result<()> {
        let rules = view.map(|view| rules(&view.findings.findings)).unwrap_or_default();
        let taxonomies = Taxonomies::of(view, &rules);
        writeln!(out, "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{")?;
        field(out, "tool", &Tool::of(view, &rules, &taxonomies, self.language))?;
        if let Some(code) = language_code(self.language) {
            field(out, "language", &code)?;
        }
        if let Some(view) = view {
            field(out, "automationDetails", &Automation::of(view.findings.as_of, self.language))?;
        }
        field(out, "columnKind", &"utf16CodeUnits")?;
        field(out, "originalUriBaseIds", &bases(self.language))?;
        if let Some(view) = view {
            field(out, "taxonomies", &taxonomies.components(view.program, self.language))?;
        }
        out.write_all(b"\"results\":[")?;
        self.head = Some(Head { rules, taxonomies });
        Ok(())
    }

    /// Writes a result for each observation.
    fn observations(&mut self, observed: &Observed<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.detail == Detail::Quiet {
            return Ok(());
        }
        let mut text = Vec::new();
        for (one, place) in observed.located() {
            text.extend_from_slice(if self.has_results { b",\n" } else { b"\n" });
            self.has_results = true;
            let file = self.manifests.find_or_add(observed.file(one));
            let at = (file.as_ref(), place.as_ref());
            let result = result::observation(observed, one, at, self.language);
            serde_json::to_writer(&mut text, &result)?;
        }
        out.write_all(&text)
    }
}

impl Renderer for Sarif {
    fn add(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.head.is_none() {
            self.begin(Some(view), out)?;
        }
        let Some(head) = &self.head else { return Ok(()) };
        let manifest = self.manifests.add(view.manifest, Some(view.findings.counts()));
        let results = Results::new(view, manifest, &head.taxonomies, self.language);
        let mut text = Vec::new();
        for finding in view.findings.findings.iter().filter(|finding| self.detail.shows(finding.outcome)) {
            text.extend_from_slice(if self.has_results { b",\n" } else { b"\n" });
            self.has_results = true;
            let place = head.rules.iter().position(|rule| *rule == finding.rule);
            let place = place.map(|place| ObservationKind::ALL.len() + place);
            serde_json::to_writer(&mut text, &results.of(finding, place))?;
        }
        out.write_all(&text)?;
        self.observations(&view.observed(), out)
    }

    fn observe(&mut self, observed: &Observed<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.head.is_none() {
            self.begin(None, out)?;
        }
        self.observations(observed, out)
    }

    fn refuse(&mut self, refused: &Refused<'_>, _out: &mut dyn Write) -> io::Result<()> {
        let manifest = self.manifests.add(refused.manifest, None);
        self.notifications.extend(result::notifications(refused, manifest.as_ref(), self.language));
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.head.is_none() {
            self.begin(None, out)?;
        }
        out.write_all(b"\n],\n")?;
        let invocation = Invocation {
            execution_successful: self.notifications.is_empty(),
            notifications: &self.notifications,
        };
        field(out, "invocations", &[invocation])?;
        writeln!(out, "\"artifacts\":{}\n}}]}}", serde_json::to_string(self.manifests.artifacts())?)
    }
}

/// A field of the run, with the comma behind it.
fn field(out: &mut dyn Write, name: &str, value: &impl Serialize) -> io::Result<()> {
    writeln!(out, "\"{name}\":{},", serde_json::to_string(value)?)
}

/// The rules that a check went through, in the order of their findings: the same for every manifest.
fn rules(findings: &[Finding]) -> Vec<RuleId> {
    let mut rules: Vec<_> = findings.iter().map(|finding| finding.rule).collect();
    rules.dedup();
    rules
}

/// The language of texts as SARIF names it; `None` for texts in both.
fn language_code(language: ReportLanguage) -> Option<&'static str> {
    match language {
        ReportLanguage::En => Some("en"),
        ReportLanguage::Zh => Some("zh-CN"),
        ReportLanguage::Both => None,
    }
}

/// Where the program was run, in words.
fn working_folder(language: ReportLanguage) -> Message {
    let text = localized!("The folder in which hegui was run.", "运行 hegui 的目录。");
    Message::of(language, &text)
}
