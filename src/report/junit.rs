//! The check report as `JUnit` XML: a suite for each manifest and pack, a case for each finding.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::account::{Section, account};
use super::evidence::evidence_line;
use super::language::ReportLanguage;
use super::location::{Location, Locator};
use super::note::{note_text, noted_message};
use super::novelty::novelty_name;
use super::observation::{observation_name, waiver_of};
use super::observed::Observed;
use super::outcome::outcome_name;
use super::renderer::{Refused, Renderer};
use super::view::View;
use super::xml::xml_text;
use crate::diagnostic::Diagnostic;
use crate::findings::{Finding, Novelty, Observation, Outcome};
use crate::localized;
use crate::program::Severity;
use crate::quantity::Date;

/// A `JUnit` document that grows.
#[derive(Debug)]
pub struct Junit {
    language: ReportLanguage,
    has_begun: bool,
}

type Xml = Writer<Vec<u8>>;

const FAILURE: &str = "failure";
const ERROR: &str = "error";
const SKIPPED: &str = "skipped";

impl Junit {
    /// An empty document with texts in that language.
    pub fn new(language: ReportLanguage) -> Self {
        Self { language, has_begun: false }
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.has_begun {
            self.has_begun = true;
            out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"hegui\">\n")?;
        }
        Ok(())
    }

    /// The cases of one pack.
    fn suite(
        &self,
        xml: &mut Xml,
        view: &View<'_>,
        pack: &[Finding],
        locator: &Locator<'_>,
    ) -> io::Result<()> {
        let name = pack.first().map_or("", |first| view.pack(first));
        let count =
            |meant: &str| pack.iter().filter(|finding| result(finding) == Some(meant)).count().to_string();
        xml.create_element("testsuite")
            .with_attributes([
                ("name", xml_text(&format!("{} {name}", view.manifest)).as_ref()),
                ("tests", &pack.len().to_string()),
                ("failures", &count(FAILURE)),
                ("errors", &count(ERROR)),
                ("skipped", &count(SKIPPED)),
            ])
            .write_inner_content(|xml| {
                properties(xml, Some(view.manifest), view.findings.as_of)?;
                pack.iter().try_for_each(|finding| self.case(xml, view, finding, locator))
            })?;
        Ok(())
    }

    fn case(
        &self,
        xml: &mut Xml,
        view: &View<'_>,
        finding: &Finding,
        locator: &Locator<'_>,
    ) -> io::Result<()> {
        let title = self.language.phrase(&view.title(finding));
        let element = finding.element_key().map(|key| format!(" [{key}]")).unwrap_or_default();
        let name = format!("{title}{element}");
        let attributes = [("name", xml_text(&name)), ("classname", xml_text(view.rule_name(finding)))];
        let case = xml.create_element("testcase");
        let case = case.with_attributes(attributes.iter().map(|(name, value)| (*name, value.as_ref())));
        let message = self.language.phrase(&noted_message(view, finding));
        let waived = waiver_of(finding).map(|waiver| {
            let own = self.language.phrase(&outcome_name(finding.own_outcome()));
            format!("{own}: {message} ({})", self.language.phrase(&waiver))
        });
        let mut message = waived.unwrap_or(message);
        if finding.is_known() {
            let known = self.language.phrase(&novelty_name(Novelty::Known));
            message = format!("{known}: {message}");
        }
        let message = xml_text(&message);
        let Some(element) = result(finding) else {
            return match self.asides(finding) {
                Some(asides) => case.write_inner_content(|xml| system_out(xml, &asides)).map(drop),
                None => case.write_empty().map(drop),
            };
        };
        let body = (element != SKIPPED).then(|| self.body(view, finding, locator));
        case.write_inner_content(|xml| {
            let attributes = [("type", finding.outcome.name()), ("message", message.as_ref())];
            let result = xml.create_element(element).with_attributes(attributes);
            match &body {
                Some(body) => result.write_text_content(BytesText::new(&xml_text(body)))?,
                None => result.write_empty()?,
            };
            // A result that was skipped has no room for a text.
            match evidence_line(finding).filter(|_| body.is_none()) {
                Some(evidence) => system_out(xml, &self.language.sentences(&evidence)),
                None => Ok(()),
            }
        })?;
        Ok(())
    }

    /// What there is to say of a case that passed: what was assumed for it, and the documents behind it.
    fn asides(&self, finding: &Finding) -> Option<String> {
        let asides = finding.details().notes.iter().map(note_text).chain(evidence_line(finding));
        let asides: Vec<String> = asides.map(|aside| self.language.sentences(&aside)).collect();
        (!asides.is_empty()).then(|| asides.join("\n"))
    }

    /// A suite for what was observed.
    fn observations(&mut self, observed: &Observed<'_>, out: &mut dyn Write) -> io::Result<()> {
        if observed.observations.is_empty() {
            return Ok(());
        }
        self.begin(out)?;
        let fails = |observation: &&Observation| observation.severity() == Severity::Error;
        let all = observed.observations.len();
        let failures = observed.observations.iter().filter(fails).count();
        let subject = observed.manifest.unwrap_or(env!("CARGO_PKG_NAME"));
        let name = format!("{subject} observations");
        let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
        xml.create_element("testsuite")
            .with_attributes([
                ("name", xml_text(&name).as_ref()),
                ("tests", &all.to_string()),
                ("failures", &failures.to_string()),
                ("errors", "0"),
                ("skipped", &(all - failures).to_string()),
            ])
            .write_inner_content(|xml| {
                properties(xml, observed.manifest, observed.as_of)?;
                let mut all = observed.located().into_iter();
                all.try_for_each(|(observation, place)| self.observation(xml, observation, place.as_ref()))
            })?;
        out.write_all(&xml.into_inner())?;
        out.write_all(b"\n")
    }

    /// What is grave fails; the rest is skipped, which does not fail a build.
    fn observation(
        &self,
        xml: &mut Xml,
        observation: &Observation,
        place: Option<&Location<'_>>,
    ) -> io::Result<()> {
        let kind = self.language.phrase(&observation_name(observation.kind));
        let name = observation.about().map_or_else(|| kind.clone(), |about| format!("{kind}: {about}"));
        let attributes = [("name", xml_text(&name)), ("classname", xml_text(observation.kind.name()))];
        let case = xml.create_element("testcase");
        let case = case.with_attributes(attributes.iter().map(|(name, value)| (*name, value.as_ref())));
        let message = self.language.phrase(&observation.message);
        let message = xml_text(&message);
        let place = place.map(|place| format!("{}\n", place.short())).unwrap_or_default();
        let body = format!("{place}{}\n", self.language.sentences(&observation.remedy));
        case.write_inner_content(|xml| {
            let attributes = [("type", observation.kind.name()), ("message", message.as_ref())];
            if observation.severity() == Severity::Error {
                let failure = xml.create_element("failure").with_attributes(attributes);
                failure.write_text_content(BytesText::new(&xml_text(&body)))?;
            } else {
                xml.create_element("skipped").with_attributes(attributes).write_empty()?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// The code of the first mistake in a manifest, and all of them, a line for each.
    fn what_is_wrong(&self, refused: &Refused<'_>) -> (&'static str, String) {
        let locator = Locator::new(refused.sources);
        let code = refused.diagnostics.first().map_or("", |found| found.code.id);
        let line = |found: &Diagnostic| {
            let place = found.primary().and_then(|span| locator.locate(span));
            let place = place.map_or_else(|| refused.manifest.to_owned(), |place| place.short());
            let (message, code) = (self.language.phrase(&found.message), found.code.id);
            format!("{place}: {message} ({code})\n")
        };
        let lines: String = refused.diagnostics.iter().map(line).collect();
        (code, xml_text(&lines).into_owned())
    }

    /// What a person reads of a finding: its place, then everything there is to say.
    fn body(&self, view: &View<'_>, finding: &Finding, locator: &Locator<'_>) -> String {
        let language = self.language;
        let place = view.place(finding).and_then(|span| locator.locate(span));
        let place = place.map_or_else(|| view.manifest.to_owned(), |place| place.short());
        let outcome = language.phrase(&outcome_name(finding.outcome));
        let severity = finding.severity.name();
        let mut text = format!("{place}: {outcome} ({severity})\n");
        for Section { label, lines } in account(view, finding) {
            text += &[&language.phrase(&label), ":\n"].concat();
            for line in lines.iter().flat_map(|line| language.languages().iter().map(|one| line.get(*one))) {
                text += &["  ", line, "\n"].concat();
            }
        }
        text
    }
}

impl Renderer for Junit {
    fn add(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let locator = Locator::new(view.sources);
        for pack in view.findings.findings.chunk_by(|one, next| view.pack(one) == view.pack(next)) {
            let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
            self.suite(&mut xml, view, pack, &locator)?;
            out.write_all(&xml.into_inner())?;
            out.write_all(b"\n")?;
        }
        self.observations(&view.observed(), out)
    }

    fn observe(&mut self, observed: &Observed<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.observations(observed, out)
    }

    fn refuse(&mut self, refused: &Refused<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let name = self.language.phrase(&localized!("The manifest can be read", "清单可以读取"));
        let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
        xml.create_element("testsuite")
            .with_attributes([
                ("name", xml_text(refused.manifest).as_ref()),
                ("tests", "1"),
                ("failures", "0"),
                ("errors", "1"),
                ("skipped", "0"),
            ])
            .write_inner_content(|xml| {
                let attributes = [("name", name.as_str()), ("classname", env!("CARGO_PKG_NAME"))];
                xml.create_element("testcase").with_attributes(attributes).write_inner_content(|xml| {
                    let (code, body) = self.what_is_wrong(refused);
                    let message = body.lines().next().unwrap_or_default();
                    let error = xml.create_element("error");
                    let error = error.with_attributes([("type", code), ("message", message)]);
                    error.write_text_content(BytesText::new(&body))?;
                    Ok(())
                })?;
                Ok(())
            })?;
        out.write_all(&xml.into_inner())?;
        out.write_all(b"\n")
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        out.write_all(b"</testsuites>\n")
    }
}

/// A text beside the result of a case.
fn system_out(xml: &mut Xml, text: &str) -> io::Result<()> {
    xml.create_element("system-out").write_text_content(BytesText::new(&xml_text(text)))?;
    Ok(())
}

/// What stands in the case of a finding; `None` for one that has passed. What is known or waived is skipped, which does
/// not fail a build.
fn result(finding: &Finding) -> Option<&'static str> {
    match finding.outcome {
        Outcome::Satisfied => None,
        Outcome::Breached if !finding.is_known() => Some(FAILURE),
        Outcome::Undetermined if !finding.is_known() => Some(ERROR),
        _ => Some(SKIPPED),
    }
}

/// The manifest, where there is one, and the day.
fn properties(xml: &mut Xml, manifest: Option<&str>, as_of: Date) -> io::Result<()> {
    let as_of = as_of.to_string();
    let properties = [("manifest", manifest), ("as-of", Some(as_of.as_str()))];
    xml.create_element("properties").write_inner_content(|xml| {
        for (name, value) in properties {
            let Some(value) = value.map(xml_text) else { continue };
            let attributes = [("name", name), ("value", value.as_ref())];
            xml.create_element("property").with_attributes(attributes).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}
