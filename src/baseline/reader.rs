//! Reads a baseline: its text in, what is known out, with everything that is wrong with it.

use super::scanner::{Placed, Read, Scanner, Value};
use super::{Baseline, Entry, SCHEMA_VERSION};
use crate::diagnostic::{self, Code, Diagnostic, or_list};
use crate::findings::{Fingerprint, Outcome};
use crate::localized;
use crate::localized::Localized;
use crate::program::Severity;
use crate::source::{FileId, Span};

/// The fields of the document.
const DOCUMENT: [&str; 3] = ["schema_version", "tool", "entries"];
/// The fields of an entry.
const ENTRY: [&str; 6] = ["fingerprint", "manifest", "rule", "element", "outcome", "severity"];
/// The outcomes that an entry may have.
const OUTCOMES: [Outcome; 2] = [Outcome::Breached, Outcome::Undetermined];

/// What was read, and everything that is wrong with it.
#[derive(Debug, Default)]
pub struct Reading {
    /// What is known.
    pub baseline: Baseline,
    /// What is wrong, in order of place, at most [`MOST_DIAGNOSTICS`](super::MOST_DIAGNOSTICS). Where something is, the
    /// baseline lacks it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the text of `file`.
pub fn read(file: FileId, text: &str) -> Reading {
    let mut scanner = Scanner::new(file, text);
    let mut document = Document::default();
    let is_whole = document.read(&mut scanner).is_ok();
    if let Some(problem) = document.another_version(&scanner) {
        // Of a document in another form, its form alone is wrong; one that breaks off may not have come to it.
        let diagnostics = if is_whole { vec![problem] } else { scanner.into_diagnostics() };
        return Reading { baseline: Baseline::default(), diagnostics };
    }
    if is_whole && !document.has_entries {
        let place = scanner.beginning();
        scanner.report(
            localized!("the baseline has no `entries`", "基线没有 `entries`"),
            place,
            localized!("expected `entries` in this object", "该对象中应有 `entries`"),
        );
    }
    let mut diagnostics = scanner.into_diagnostics();
    diagnostic::sort(&mut diagnostics);
    Reading { baseline: document.baseline, diagnostics }
}

/// A document as far as it has been read.
#[derive(Default)]
struct Document {
    version: Option<Placed<bool>>,
    has_entries: bool,
    baseline: Baseline,
}

impl Document {
    fn read(&mut self, scanner: &mut Scanner<'_>) -> Read {
        scanner.object(|scanner, key| {
            match key.value {
                "schema_version" => {
                    let Placed { value, place } = scanner.value()?;
                    let is_ours = value == Value::Number(&SCHEMA_VERSION.to_string());
                    self.version = Some(Placed { value: is_ours, place });
                }
                "tool" => scanner.skip()?,
                "entries" => {
                    self.has_entries = true;
                    scanner.array(|scanner| self.read_entry(scanner))?;
                }
                _ => {
                    report_unknown(scanner, key, &localized!("a baseline", "基线"), &DOCUMENT);
                    scanner.skip()?;
                }
            }
            Ok(())
        })?;
        scanner.finish()
    }

    /// What is wrong where the document does not say that it is of the version that is read.
    fn another_version(&self, scanner: &Scanner<'_>) -> Option<Diagnostic> {
        let (message, place) = match self.version {
            Some(Placed { value: true, .. }) => return None,
            Some(Placed { place, .. }) => {
                (localized!("the baseline is of another version", "基线文件的版本不同"), place)
            }
            None => (
                localized!("this is no baseline: it says no version", "这不是基线文件：未写明版本"),
                scanner.beginning(),
            ),
        };
        let label = localized!(
            "expected `\"schema_version\": {SCHEMA_VERSION}`",
            "应为 `\"schema_version\": {SCHEMA_VERSION}`"
        );
        let problem = Diagnostic::error(Code::BASELINE_VERSION, message, place, label);
        Some(problem.help(localized!(
            "delete the file and write it anew with `--write-baseline`",
            "请删除该文件，并用 `--write-baseline` 重新写出"
        )))
    }

    fn read_entry(&mut self, scanner: &mut Scanner<'_>) -> Read {
        let mut fields: [Option<Placed<Value<'_>>>; ENTRY.len()] = [const { None }; ENTRY.len()];
        let place = scanner.object(|scanner, key| {
            let at = ENTRY.iter().position(|name| *name == key.value);
            match at.and_then(|at| fields.get_mut(at)) {
                Some(field) if field.is_some() => {
                    let name = key.value;
                    scanner.report(
                        localized!("`{name}` stands twice", "`{name}` 出现两次"),
                        key.place,
                        localized!("expected each field once", "每个字段只能出现一次"),
                    );
                    scanner.skip()
                }
                Some(field) => {
                    *field = Some(scanner.value()?);
                    Ok(())
                }
                None => {
                    report_unknown(scanner, key, &localized!("an entry", "条目"), &ENTRY);
                    scanner.skip()
                }
            }
        })?;
        let Some(place) = place else { return Ok(()) };
        if let Some((manifest, entry)) = entry(scanner, fields, place) {
            let fingerprint = entry.fingerprint;
            if let Some(Entry { place: Some(first), .. }) = self.baseline.add(&manifest, entry) {
                let problem = Diagnostic::error(
                    Code::BASELINE_DUPLICATE,
                    localized!("`{fingerprint}` stands twice", "`{fingerprint}` 出现两次"),
                    place,
                    localized!("expected each finding once", "每项结论只能出现一次"),
                );
                scanner.keep(problem.and(first, localized!("it stands here already", "此处已有")));
            }
        }
        Ok(())
    }
}

/// What the fields of an entry say: the manifest, and the finding; everything that is wrong is reported.
fn entry(
    scanner: &mut Scanner<'_>,
    fields: [Option<Placed<Value<'_>>>; ENTRY.len()],
    place: Span,
) -> Option<(Box<str>, Entry)> {
    let missing: Vec<String> = ENTRY
        .iter()
        .zip(&fields)
        .filter(|(_, field)| field.is_none())
        .map(|(name, _)| format!("`{name}`"))
        .collect();
    if !missing.is_empty() {
        let (en, zh) = (missing.join(" and no "), missing.join("、"));
        let (all_en, all_zh) = (missing.join(", "), missing.join("、"));
        scanner.report(
            localized!("an entry has no {en}", "条目没有 {zh}"),
            place,
            localized!("expected {all_en} here", "此处应有 {all_zh}"),
        );
    }
    let [fingerprint, manifest, rule, element, outcome, severity] = fields;
    let fingerprint = one(scanner, "fingerprint", fingerprint, Fingerprint::parse, || {
        localized!("expected 32 hexadecimal digits", "应为 32 位十六进制数字")
    });
    let text = || localized!("expected a text", "应为文本");
    let manifest = one(scanner, "manifest", manifest, not_empty, text);
    let rule = one(scanner, "rule", rule, not_empty, text);
    let element = match element {
        Some(Placed { value: Value::Nothing, .. }) => Some(None),
        other => one(
            scanner,
            "element",
            other,
            |text| Some(Box::from(text)),
            || localized!("expected a text or `null`", "应为文本或 `null`"),
        )
        .map(Some),
    };
    let outcome = one(scanner, "outcome", outcome, outcome_of, || expected(&OUTCOMES.map(Outcome::name)));
    let severity = one(scanner, "severity", severity, severity_of, || {
        expected(&Severity::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>())
    });
    let (fingerprint, rule, element, outcome, severity) =
        (fingerprint?, rule?, element?, outcome?, severity?);
    Some((manifest?, Entry { fingerprint, rule, element, outcome, severity, place: Some(place) }))
}

/// What a field of that name says, where it is there; what does not mean anything is reported.
fn one<T>(
    scanner: &mut Scanner<'_>,
    name: &str,
    field: Option<Placed<Value<'_>>>,
    read: impl FnOnce(&str) -> Option<T>,
    expected: impl FnOnce() -> Localized,
) -> Option<T> {
    let Placed { value, place } = field?;
    let meant = match &value {
        Value::Text(text) => read(text),
        Value::Nothing | Value::Number(_) | Value::Another => None,
    };
    if meant.is_none() {
        scanner.report(
            localized!("`{name}` says nothing that is known", "`{name}` 的内容无法识别"),
            place,
            expected(),
        );
    }
    meant
}

fn not_empty(text: &str) -> Option<Box<str>> {
    (!text.is_empty()).then(|| text.into())
}

fn outcome_of(text: &str) -> Option<Outcome> {
    OUTCOMES.into_iter().find(|outcome| outcome.name() == text)
}

fn severity_of(text: &str) -> Option<Severity> {
    Severity::ALL.iter().find(|(name, _)| *name == text).map(|(_, severity)| *severity)
}

fn expected(names: &[&str]) -> Localized {
    let Localized { en, zh } = or_list(names);
    localized!("expected {en}", "应为 {zh}")
}

/// Reports a field that is not among `known`; `owner` says whose it is.
fn report_unknown(scanner: &mut Scanner<'_>, key: Placed<&str>, owner: &Localized, known: &[&str]) {
    let (Localized { en, zh }, name) = (owner, key.value);
    let error = Diagnostic::error(
        Code::BASELINE_STRUCTURE,
        localized!("{en} has no field `{name}`", "{zh}没有字段 `{name}`"),
        key.place,
        expected(known),
    );
    scanner.keep(error.did_you_mean(name, known.iter().copied()));
}
