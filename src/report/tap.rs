//! The check report in the Test Anything Protocol, version 14: a test point for each finding.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::account::{Section, account};
use super::evidence::evidence_of;
use super::language::ReportLanguage;
use super::location::Locator;
use super::note::note_text;
use super::observation::waiver_of;
use super::observed::Observed;
use super::outcome::message;
use super::renderer::{Refused, Renderer};
use super::view::View;
use crate::findings::{Finding, Novelty, Outcome};
use crate::localized;
use crate::program::Severity;

/// A stream of test points.
#[derive(Debug)]
pub struct Tap {
    language: ReportLanguage,
    has_begun: bool,
    /// The test points so far.
    count: usize,
}

impl Tap {
    /// An empty stream with texts in that language.
    pub fn new(language: ReportLanguage) -> Self {
        Self { language, has_begun: false, count: 0 }
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.has_begun {
            self.has_begun = true;
            out.write_all(b"TAP version 14\n")?;
        }
        Ok(())
    }

    /// A test point with its directive and its diagnostics.
    fn point(&mut self, view: &View<'_>, finding: &Finding, locator: &Locator<'_>) -> String {
        self.count += 1;
        let language = self.language;
        let element = finding.element_key().map(|key| format!(" [{key}]")).unwrap_or_default();
        let title = language.phrase(&view.title(finding));
        let description = escaped(&format!("{}{element}: {title}", view.rule_name(finding)));
        let message = language.phrase(&message(view, finding));
        let name = finding.outcome.name();
        let (result, directive) = match finding.outcome {
            Outcome::Satisfied => ("ok", String::new()),
            // What fails as it has failed before, and was accepted.
            Outcome::Breached | Outcome::Undetermined if finding.is_known() => {
                ("not ok", format!(" # TODO {}: {name}", Novelty::Known.name()))
            }
            // What is undetermined must not pass; to a harness a TODO would.
            Outcome::Breached | Outcome::Undetermined => ("not ok", String::new()),
            // What is known to fail, and accepted for a time.
            Outcome::Waived => {
                let waiver = waiver_of(finding).map(|waiver| language.phrase(&waiver)).unwrap_or_default();
                let own = finding.own_outcome().name();
                ("not ok", format!(" # TODO {name}: {own}, {}", escaped(&waiver)))
            }
            Outcome::Exempt | Outcome::NotApplicable => {
                ("ok", format!(" # SKIP {name}: {}", escaped(&message)))
            }
        };
        let mut text = format!("{result} {} - {description}{directive}\n", self.count);
        let mut block = Block::default();
        if result == "not ok" {
            let place = view.place(finding).and_then(|span| locator.locate(span));
            let place = place.map_or_else(|| view.manifest.to_owned(), |place| place.short());
            block.text("outcome", name);
            if finding.own_outcome() != finding.outcome {
                block.text("own outcome", finding.own_outcome().name());
            }
            if let Some(novelty) = finding.novelty {
                block.text("baseline", novelty.name());
            }
            block.text("severity", finding.severity.name());
            block.text("message", &message);
            block.text("at", &place);
            for Section { label, lines } in account(view, finding) {
                let lines = lines.iter().map(|line| language.phrase(line));
                block.list(&label.en, lines);
            }
        }
        // The account of what is not in order has its documents already.
        if result == "ok" && !finding.details().evidence.is_empty() {
            block.list("evidence", evidence_of(finding).iter().map(|one| language.phrase(one)));
        }
        if !finding.details().notes.is_empty() {
            block.list("note", finding.details().notes.iter().map(|note| language.phrase(&note_text(note))));
        }
        if !block.is_empty() {
            text += &block.finish();
        }
        text
    }

    /// A test point for each observation. One that is grave fails; to a harness a TODO fails nothing.
    fn observations(&mut self, observed: &Observed<'_>) -> String {
        let mut text = String::new();
        for (observation, place) in observed.located() {
            self.count += 1;
            let name = observation.kind.name();
            let about = observation.about().map(|about| format!(" {about}")).unwrap_or_default();
            let message = self.language.phrase(&observation.message);
            let description = escaped(&format!("{name}{about}: {message}"));
            let directive = match observation.severity() {
                Severity::Error => String::new(),
                Severity::Warning | Severity::Note => format!(" # TODO {name}"),
            };
            let mut block = Block::default();
            block.text("observation", name);
            block.text("severity", observation.severity().name());
            block.text("message", &message);
            if let Some(place) = place {
                block.text("at", &place.short());
            }
            block.text("to do", &self.language.phrase(&observation.remedy));
            // A text can always be written to.
            let _ = write!(text, "not ok {} - {description}{directive}\n{}", self.count, block.finish());
        }
        text
    }
}

impl Renderer for Tap {
    fn add(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let locator = Locator::new(view.sources);
        let (manifest, day) = (one_line(view.manifest), view.findings.as_of);
        let subject = localized!("{manifest} as of {day}", "{manifest}（评估日期 {day}）");
        let mut text = format!("# {}\n", self.language.phrase(&subject));
        for finding in &view.findings.findings {
            text += &self.point(view, finding, &locator);
        }
        text += &self.observations(&view.observed());
        out.write_all(text.as_bytes())
    }

    fn observe(&mut self, observed: &Observed<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let day = observed.as_of;
        let subject = localized!("the run as a whole as of {day}", "本次检查整体（评估日期 {day}）");
        let points = self.observations(observed);
        write!(out, "# {}\n{points}", self.language.phrase(&subject))
    }

    fn refuse(&mut self, refused: &Refused<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        self.count += 1;
        let name = self.language.phrase(&localized!("the manifest can be read", "清单可以读取"));
        let description = escaped(&format!("{}: {name}", refused.manifest));
        let mut block = Block::default();
        let messages = refused
            .diagnostics
            .iter()
            .map(|found| format!("{} ({})", self.language.phrase(&found.message), found.code.id));
        block.list("message", messages);
        write!(out, "not ok {} - {description}\n{}", self.count, block.finish())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        writeln!(out, "1..{}", self.count)
    }
}

/// A description or a reason: on one line, and without what would begin a directive.
fn escaped(text: &str) -> String {
    one_line(text).replace('\\', "\\\\").replace('#', "\\#")
}

fn one_line(text: &str) -> String {
    text.replace(|one: char| one.is_control() || one == '\u{2028}' || one == '\u{2029}', " ")
}

/// The diagnostics of a test point, in YAML.
#[derive(Default)]
struct Block(String);

impl Block {
    fn text(&mut self, key: &str, value: &str) {
        self.0 += &["  ", &yaml(key), ": ", &yaml(value), "\n"].concat();
    }

    fn list(&mut self, key: &str, values: impl Iterator<Item = String>) {
        self.0 += &["  ", &yaml(key), ":\n"].concat();
        for value in values {
            self.0 += &["    - ", &yaml(&value), "\n"].concat();
        }
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn finish(self) -> String {
        format!("  ---\n{}  ...\n", self.0)
    }
}

/// A text as YAML writes it: plain where it is a bare word, else in quotation marks, every character that YAML does
/// not count as printable by its number.
fn yaml(text: &str) -> String {
    const NOT_TEXTS: [&str; 8] = ["", "null", "true", "false", "yes", "no", "on", "off"];
    let is_word = text.chars().all(|one| one.is_ascii_lowercase() || one == '-' || one == ' ');
    if is_word && !NOT_TEXTS.contains(&text) && !text.starts_with(['-', ' ']) && !text.ends_with(' ') {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                // A text can always be written to.
                let _ = write!(quoted, "\\u{:04x}", u32::from(character));
            }
            control if control.is_control() => {
                let _ = write!(quoted, "\\x{:02x}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::{escaped, yaml};

    #[test]
    fn a_description_holds_no_directive_and_no_line_break() {
        assert_eq!(escaped("a # TODO\nok 2 \\# b\u{2028}"), "a \\# TODO ok 2 \\\\\\# b ");
    }

    #[test]
    fn texts_are_words_or_stand_in_quotation_marks() {
        assert_eq!(yaml("not applicable"), "not applicable");
        assert_eq!(yaml("no"), "\"no\"");
        assert_eq!(yaml("- a"), "\"- a\"");
        assert_eq!(yaml("a: \"客户\"\n\u{1b}\u{85}\\"), "\"a: \\\"客户\\\"\\n\\x1b\\u0085\\\\\"");
    }
}
