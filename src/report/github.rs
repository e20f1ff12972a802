//! The check report as commands of a GitHub workflow: annotations of the manifest's lines.

use std::io::{self, Write};

use super::citation::citation;
use super::evidence::evidence_line;
use super::language::{ReportLanguage, join};
use super::location::{Location, Locator};
use super::note::noted_message;
use super::novelty::novelty_counts;
use super::observation::{observation_count, outcome_in_full, waiver_of};
use super::observed::Observed;
use super::outcome::outcome_name;
use super::renderer::{Refused, Renderer};
use super::view::View;
use super::visible::visible;
use crate::diagnostic::Level;
use crate::findings::{Finding, Observation, Outcome};
use crate::localized;
use crate::localized::Localized;
use crate::program::Severity;

/// Annotations for what is breached, undetermined or waived. GitHub shows ten of each kind for a step, so the gravest
/// come first.
#[derive(Debug)]
pub struct GitHub {
    language: ReportLanguage,
}

/// The kinds of annotations, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Error,
    Warning,
    Notice,
}

impl Kind {
    /// What a finding is annotated as; `None` for what is in order.
    fn of(finding: &Finding) -> Option<Self> {
        match (finding.outcome, finding.severity) {
            (Outcome::Breached | Outcome::Undetermined, _) if finding.is_known() => Some(Self::Notice),
            (Outcome::Breached, Severity::Error) => Some(Self::Error),
            (Outcome::Breached, Severity::Warning) | (Outcome::Undetermined, Severity::Error) => {
                Some(Self::Warning)
            }
            (Outcome::Breached | Outcome::Undetermined | Outcome::Waived, _) => Some(Self::Notice),
            (Outcome::Exempt | Outcome::Satisfied | Outcome::NotApplicable, _) => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

impl GitHub {
    /// Annotations in that language.
    pub fn new(language: ReportLanguage) -> Self {
        Self { language }
    }

    fn annotation(&self, kind: Kind, view: &View<'_>, finding: &Finding, locator: &Locator<'_>) -> String {
        let language = self.language;
        let place = view.place(finding).and_then(|span| locator.locate(span));
        let element = finding.element_key().map(|key| format!(" [{key}]")).unwrap_or_default();
        let outcome = language.phrase(&outcome_in_full(finding));
        let title = format!("{outcome}: {}{element}", view.rule_name(finding));
        let mut lines = vec![language.phrase(&noted_message(view, finding))];
        let citations = view.provisions(finding).into_iter();
        let citations: Vec<Localized> = citations.map(|id| citation(view.program, id)).collect();
        lines.push(language.phrase(&join(&citations, "; ", "；")));
        lines.extend(finding.details().breach.as_ref().map(|breach| language.phrase(&breach.remedy)));
        lines.extend(evidence_line(finding).map(|evidence| language.phrase(&evidence)));
        lines.extend(waiver_of(finding).map(|waiver| language.phrase(&waiver)));
        command(kind, view.manifest, place.as_ref(), &title, &lines.join("\n"))
    }

    /// An annotation for each observation, in the file where it stands.
    fn observations(&self, observed: &Observed<'_>) -> Vec<(Kind, String)> {
        let annotation = |(observation, place): (&Observation, Option<Location<'_>>)| {
            let kind = match observation.severity() {
                Severity::Error => Kind::Error,
                Severity::Warning => Kind::Warning,
                Severity::Note => Kind::Notice,
            };
            let name = observation.kind.name();
            let title =
                observation.about().map_or_else(|| name.to_owned(), |about| format!("{name}: {about}"));
            let lines = [&observation.message, &observation.remedy].map(|text| self.language.phrase(text));
            let file = observed.file(observation);
            (kind, command(kind, file, place.as_ref(), &title, &lines.join("\n")))
        };
        observed.gravest_first().into_iter().map(annotation).collect()
    }
}

impl Renderer for GitHub {
    fn add(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let locator = Locator::new(view.sources);
        let findings = &view.findings.findings;
        let mut open: Vec<(Kind, &Finding)> =
            findings.iter().filter_map(|finding| Some((Kind::of(finding)?, finding))).collect();
        open.sort_by_key(|(kind, finding)| (*kind, finding.outcome));
        let mut annotations: Vec<(Kind, String)> = open
            .into_iter()
            .map(|(kind, finding)| (kind, self.annotation(kind, view, finding, &locator)))
            .chain(self.observations(&view.observed()))
            .collect();
        annotations.sort_by_key(|(kind, _)| *kind);
        let mut text: String = annotations.into_iter().map(|(_, annotation)| annotation).collect();
        let counts = view.findings.counts();
        let part = |&(_, outcome): &(&str, Outcome)| {
            let (count, name) = (counts.of(outcome), outcome_name(outcome));
            Localized::new(format!("{count} {}", name.en), format!("{} {count}", name.zh))
        };
        let mut parts: Vec<Localized> = Outcome::ALL.iter().map(part).collect();
        let observed = view.findings.observations.len();
        parts.extend(novelty_counts(view.findings));
        parts.extend((observed > 0).then(|| observation_count(observed)));
        let parts = join(&parts, ", ", "，");
        let (name, day) = (view.manifest.replace(char::is_control, " "), view.findings.as_of);
        let (en, zh) = (parts.en, parts.zh);
        let line = localized!("{name} as of {day}: {en}", "{name}（评估日期 {day}）：{zh}");
        text += &["hegui: ", &self.language.phrase(&line), "\n"].concat();
        out.write_all(text.as_bytes())
    }

    fn observe(&mut self, observed: &Observed<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.observations(observed)
            .iter()
            .try_for_each(|(_, annotation)| out.write_all(annotation.as_bytes()))
    }

    fn refuse(&mut self, refused: &Refused<'_>, out: &mut dyn Write) -> io::Result<()> {
        let locator = Locator::new(refused.sources);
        for found in refused.diagnostics {
            let kind = match found.level {
                Level::Error => Kind::Error,
                Level::Warning => Kind::Warning,
            };
            let place = found.primary().and_then(|span| locator.locate(span));
            let place = place.filter(Location::is_in_file);
            let message = self.language.phrase(&found.message);
            let command = command(kind, refused.manifest, place.as_ref(), found.code.id, &message);
            out.write_all(command.as_bytes())?;
        }
        Ok(())
    }
}

/// One command, about a place: in the manifest, or in a document that it names.
fn command(kind: Kind, manifest: &str, place: Option<&Location<'_>>, title: &str, message: &str) -> String {
    let mut properties = Vec::new();
    let file = place.map_or(manifest, |place| place.file).replace(std::path::MAIN_SEPARATOR, "/");
    // Standard input has no lines to annotate.
    if file != "-" {
        properties.push(("file", file.strip_prefix("./").unwrap_or(&file).to_owned()));
        if let Some(place) = place {
            properties.push(("line", place.start.line.to_string()));
            properties.push(("endLine", place.end.line.to_string()));
            // Columns mean something within one line alone.
            if place.start.line == place.end.line {
                properties.push(("col", place.start.column.to_string()));
                properties.push(("endColumn", place.end.column.to_string()));
            }
        }
    }
    properties.push(("title", title.to_owned()));
    let properties: Vec<String> = properties
        .into_iter()
        .map(|(name, value)| format!("{name}={}", property(&visible(&value))))
        .collect();
    format!("::{} {}::{}\n", kind.name(), properties.join(","), data(&visible(message)))
}

/// The message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_would_end_a_command_or_a_property_is_escaped() {
        assert_eq!(data("100%\r\n::error::"), "100%25%0D%0A::error::");
        assert_eq!(property("a: b, 50%\nc"), "a%3A b%2C 50%25%0Ac");
    }
}
