//! The document as a whole: what it is, of which version, and what is said in it.

use super::completeness::{self, Composition};
use super::component::Component;
use super::scanner::{Read, Scanner};
use super::{Bill, Stated, keys};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::source::{FileId, Span};

/// What documents of the format call it.
const FORMAT: &str = "CycloneDX";
/// The versions that are read.
const VERSIONS: [&str; 2] = ["1.5", "1.6"];

/// A document as far as it has been read.
#[derive(Default)]
pub(super) struct Document {
    format: Option<Stated<Box<str>>>,
    version: Option<Stated<Box<str>>>,
    /// What the document is about.
    pub(super) product: Option<Component>,
    /// Everything that it lists, each component before those nested in it.
    pub(super) components: Vec<Component>,
    /// What it says of its own completeness.
    pub(super) compositions: Vec<Composition>,
}

/// Reads a document: what it lists, and what is wrong with it.
pub(super) fn read(file: FileId, text: &str) -> (Option<Bill>, Vec<Diagnostic>) {
    let mut scanner = Scanner::new(file, text);
    let mut document = Document::default();
    let is_read = document.read(&mut scanner).is_ok();
    if let Some(problem) = document.unsupported(&scanner) {
        // Of a document in another form, its form alone is wrong; one that breaks off may not have come to it.
        return (None, if is_read { vec![problem] } else { scanner.into_diagnostics() });
    }
    document.check_references(&mut scanner);
    let complete = completeness::complete(&document);
    let entries = keys::entries(document.components);
    let bill = is_read.then_some(Bill { entries, complete });
    (bill, scanner.into_diagnostics())
}

impl Document {
    fn read(&mut self, scanner: &mut Scanner<'_>) -> Read {
        scanner.object("bom", |scanner, key| {
            match key {
                "bomFormat" => self.format = scanner.text(key)?,
                "specVersion" => self.version = scanner.text(key)?,
                "metadata" => self.read_metadata(scanner)?,
                "components" => {
                    Component::read_all(scanner, key, &mut self.components)?;
                }
                "compositions" => {
                    scanner.array(key, |scanner| {
                        self.compositions.extend(Composition::read(scanner)?);
                        Ok(())
                    })?;
                }
                _ => scanner.skip()?,
            }
            Ok(())
        })?;
        scanner.finish()
    }

    fn read_metadata(&mut self, scanner: &mut Scanner<'_>) -> Read {
        scanner.object("metadata", |scanner, key| {
            if key == "component" {
                self.product = Component::read(scanner, key, &mut self.components)?;
            } else {
                scanner.skip()?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// What is wrong where the document is none of the format, or of a version that is not read.
    fn unsupported(&self, scanner: &Scanner<'_>) -> Option<Diagnostic> {
        let unsupported = |message, place: Span, label| {
            let problem = Diagnostic::error(Code::SBOM_UNSUPPORTED, message, place, label);
            Some(problem.help(localized!(
                "write the bill of materials as {FORMAT} 1.5 or 1.6 in JSON",
                "请以 JSON 格式的 {FORMAT} 1.5 或 1.6 输出物料清单"
            )))
        };
        match &self.format {
            Some(format) if format.value.as_ref() == FORMAT => {}
            found => {
                let place = found.as_ref().map_or(scanner.beginning(), |found| found.place);
                let message =
                    localized!("this is no bill of materials in {FORMAT}", "这不是 {FORMAT} 物料清单");
                let label = localized!(
                    "expected `\"bomFormat\": \"{FORMAT}\"`",
                    "应为 `\"bomFormat\": \"{FORMAT}\"`"
                );
                return unsupported(message, place, label);
            }
        }
        let label = localized!("expected `1.5` or `1.6`", "应为 `1.5` 或 `1.6`");
        match &self.version {
            Some(version) if VERSIONS.contains(&version.value.as_ref()) => None,
            Some(version) => {
                let found = &version.value;
                let message =
                    localized!("the bill of materials is of version {found}", "物料清单的版本为 {found}");
                unsupported(message, version.place, label)
            }
            None => {
                let message =
                    localized!("the bill of materials does not say its version", "物料清单未写明版本");
                unsupported(message, scanner.beginning(), label)
            }
        }
    }

    /// No two components have one reference.
    fn check_references(&self, scanner: &mut Scanner<'_>) {
        let all = self.product.iter().chain(&self.components);
        let mut references: Vec<&Stated<Box<str>>> = all.filter_map(|one| one.reference.as_ref()).collect();
        references.sort_by_key(|reference| (&reference.value, reference.place));
        for (first, again) in references.iter().zip(references.iter().skip(1)) {
            if first.value != again.value {
                continue;
            }
            let name = &again.value;
            let problem = Diagnostic::error(
                Code::SBOM_DUPLICATE_REFERENCE,
                localized!("two components have the reference `{name}`", "两个组件的引用同为 `{name}`"),
                again.place,
                localized!("expected another `bom-ref` here", "此处应为其他 `bom-ref`"),
            );
            scanner.keep(
                problem.and(first.place, localized!("`{name}` stands here already", "`{name}` 已在此处使用")),
            );
        }
    }
}
