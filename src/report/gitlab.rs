//! The check report as code quality of GitLab: what is breached, undetermined or waived, one array for all manifests.

use std::io::{self, Write};

use serde::Serialize;

use super::evidence::evidence_line;
use super::language::ReportLanguage;
use super::location::{Location, Locator};
use super::note::noted_message;
use super::observation::{outcome_in_full, waiver_of};
use super::observed::Observed;
use super::renderer::{Refused, Renderer};
use super::view::View;
use crate::findings::{Finding, Fingerprint, Observation, Outcome};
use crate::localized;
use crate::program::Severity;

/// An array that grows.
#[derive(Debug)]
pub struct GitLab {
    language: ReportLanguage,
    has_issues: bool,
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Place,
}

#[derive(Serialize)]
struct Place {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

impl Place {
    /// A line of a manifest, or of a document that it names; its first one where none is to blame, since GitLab wants one.
    fn of(manifest: &str, place: Option<&Location<'_>>) -> Self {
        let (file, line) = place.map_or((manifest, 1), |place| (place.file, place.start.line));
        let path = file.replace(std::path::MAIN_SEPARATOR, "/");
        let path = path.strip_prefix("./").unwrap_or(&path).to_owned();
        Self { path, lines: Lines { begin: line } }
    }
}

impl GitLab {
    /// An empty array with texts in that language.
    pub fn new(language: ReportLanguage) -> Self {
        Self { language, has_issues: false }
    }

    fn issue<'a>(&self, view: &View<'a>, finding: &Finding, locator: &Locator<'_>) -> Option<Issue<'a>> {
        let severity = severity(finding)?;
        let element = finding.element_key().map(|key| format!(" [{key}]")).unwrap_or_default();
        let title = self.language.phrase(&view.title(finding));
        let message = self.language.phrase(&noted_message(view, finding));
        let place = view.place(finding).and_then(|span| locator.locate(span));
        // What is accepted says so first.
        let is_accepted = finding.is_known() || finding.waiver.is_some();
        let outcome = is_accepted.then(|| self.language.phrase(&outcome_in_full(finding)) + ": ");
        let outcome = outcome.unwrap_or_default();
        let waiver = waiver_of(finding).map(|waiver| format!(" ({})", self.language.phrase(&waiver)));
        let waiver = waiver.unwrap_or_default();
        let evidence =
            evidence_line(finding).map(|evidence| format!(" ({})", self.language.phrase(&evidence)));
        let evidence = evidence.unwrap_or_default();
        Some(Issue {
            description: format!("{outcome}{title}{element}: {message}{waiver}{evidence}"),
            check_name: view.rule_name(finding),
            fingerprint: Fingerprint::of(view.program, view.manifest, finding).to_string(),
            severity,
            location: Place::of(view.manifest, place.as_ref()),
        })
    }

    fn observations<'a>(&self, observed: &Observed<'a>) -> Vec<Issue<'a>> {
        let issue = |(observation, place): (&'a Observation, Option<Location<'_>>)| {
            let about = observation.about().map(|about| format!("{about}: ")).unwrap_or_default();
            Issue {
                description: format!("{about}{}", self.language.phrase(&observation.message)),
                check_name: observation.kind.name(),
                fingerprint: observed.fingerprint(observation).to_string(),
                severity: match observation.severity() {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                location: Place::of(observed.file(observation), place.as_ref()),
            }
        };
        observed.located().into_iter().map(issue).collect()
    }

    fn write(&mut self, issues: &[Issue<'_>], out: &mut dyn Write) -> io::Result<()> {
        let mut text = Vec::new();
        for issue in issues {
            text.extend_from_slice(if self.has_issues { b",\n" } else { b"[\n" });
            self.has_issues = true;
            serde_json::to_writer(&mut text, issue)?;
        }
        out.write_all(&text)
    }
}

/// How grave a finding is in GitLab's words; `None` for what is no problem.
fn severity(finding: &Finding) -> Option<&'static str> {
    match (finding.outcome, finding.severity) {
        (Outcome::Breached | Outcome::Undetermined, _) if finding.is_known() => Some("info"),
        (Outcome::Breached, Severity::Error) => Some("critical"),
        (Outcome::Breached, Severity::Warning) | (Outcome::Undetermined, Severity::Error) => Some("major"),
        (Outcome::Breached, Severity::Note) | (Outcome::Undetermined, Severity::Warning) => Some("minor"),
        (Outcome::Undetermined, Severity::Note) | (Outcome::Waived, _) => Some("info"),
        (Outcome::Exempt | Outcome::Satisfied | Outcome::NotApplicable, _) => None,
    }
}

impl Renderer for GitLab {
    fn add(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let locator = Locator::new(view.sources);
        let findings = view.findings.findings.iter();
        let mut issues: Vec<Issue<'_>> =
            findings.filter_map(|finding| self.issue(view, finding, &locator)).collect();
        issues.extend(self.observations(&view.observed()));
        self.write(&issues, out)
    }

    fn observe(&mut self, observed: &Observed<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.write(&self.observations(observed), out)
    }

    fn refuse(&mut self, refused: &Refused<'_>, out: &mut dyn Write) -> io::Result<()> {
        let Some(found) = refused.diagnostics.first() else { return Ok(()) };
        let locator = Locator::new(refused.sources);
        let place = found.primary().and_then(|span| locator.locate(span));
        let place = place.filter(Location::is_in_file);
        let (en, zh) = (&found.message.en, &found.message.zh);
        let description = localized!("The manifest can't be read: {en}", "清单无法读取：{zh}");
        let issue = Issue {
            description: self.language.phrase(&description),
            check_name: found.code.id,
            fingerprint: Fingerprint::of_unreadable(refused.manifest).to_string(),
            severity: "blocker",
            location: Place::of(refused.manifest, place.as_ref()),
        };
        self.write(&[issue], out)
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.has_issues { b"\n]\n" } else { b"[]\n" })
    }
}
