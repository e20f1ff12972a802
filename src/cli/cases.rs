//! The rules' cases: the embedded ones, or those in files that the user names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::rules::Embedded;
use super::settings::Settings;
use super::{folders, input};
use crate::diagnostic::Diagnostic;
use crate::packs::{self, RuleFile};
use crate::program::Program;
use crate::rule_tests;
use crate::source::{FileId, Sources};

/// Cases with the manifests from which they start.
#[derive(Default)]
pub(crate) struct Cases {
    pub(crate) sources: Sources,
    pub(crate) bases: Vec<FileId>,
    pub(crate) files: Vec<FileId>,
    /// The files that say which mutants are equivalent.
    pub(crate) equivalents: Vec<FileId>,
}

/// The name of folders that hold base manifests.
const BASES: &str = "bases";

impl Cases {
    /// The cases of the rules of a run: the embedded ones, or where these are left out, those in the rules' folders.
    pub(crate) fn of(settings: &Settings) -> (Self, Vec<Diagnostic>) {
        match settings.embedded {
            Embedded::Included => (Self::embedded(), Vec::new()),
            Embedded::LeftOut => Self::default().with(settings.rules.iter().map(|folder| &folder.value)),
        }
    }

    /// The cases in files and folders; manifests in a folder named `bases` are where they start. Cases may start
    /// from the embedded bases too, unless these are left out.
    pub(crate) fn read(paths: &[PathBuf], settings: &Settings) -> (Self, Vec<Diagnostic>) {
        let bases = match settings.embedded {
            Embedded::Included => Self::embedded(),
            Embedded::LeftOut => Self::default(),
        };
        Self { files: Vec::new(), equivalents: Vec::new(), ..bases }.with(paths)
    }

    fn embedded() -> Self {
        let mut sources = Sources::default();
        let mut add = |files: Vec<RuleFile>| {
            files.into_iter().map(|file| sources.add(file.name, file.text)).collect::<Vec<_>>()
        };
        let (equivalents, cases) =
            packs::case_files().into_iter().partition(|file| rule_tests::is_equivalents(&file.name));
        let (bases, files, equivalents) = (add(packs::base_files()), add(cases), add(equivalents));
        Self { sources, bases, files, equivalents }
    }

    fn with<'path>(mut self, paths: impl IntoIterator<Item = &'path PathBuf>) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        for path in paths {
            match folders::files_below(path, "toml") {
                Ok(found) => found.iter().for_each(|file| self.add(file, &mut diagnostics)),
                Err(problem) => diagnostics.push(problem.diagnostic(path, &mut self.sources)),
            }
        }
        (self, diagnostics)
    }

    fn add(&mut self, path: &Path, diagnostics: &mut Vec<Diagnostic>) {
        match input::read(path, &mut self.sources) {
            Ok(text) => {
                let file = self.sources.add(path.display().to_string(), text);
                let is_base = path.parent().and_then(Path::file_name).is_some_and(|name| name == BASES);
                if is_base {
                    self.bases.insert(0, file);
                } else if path.to_str().is_some_and(rule_tests::is_equivalents) {
                    self.equivalents.push(file);
                } else {
                    self.files.push(file);
                }
            }
            Err(found) => diagnostics.push(*found),
        }
    }

    /// How many cases mention each rule.
    pub(crate) fn counts(&self, program: &Program) -> BTreeMap<String, usize> {
        rule_tests::count(program, &self.sources, &self.bases, &self.files)
    }
}
