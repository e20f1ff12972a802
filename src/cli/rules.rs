//! The rules that a run uses: the embedded packs, and the folders that the user adds.

use super::arguments::Shared;
use super::input;
use super::output::Output;
use crate::diagnostic::{self, Diagnostic};
use crate::packs::{self, RuleFile};
use crate::program::Program;
use crate::source::Sources;

/// The program of a run.
pub(crate) struct Rules {
    /// The rules.
    pub(crate) program: Program,
    /// The rule files, where they were read for this run already.
    sources: Option<Sources>,
}

/// Why there are no rules, with the texts that the diagnostics point into.
struct BadRules {
    diagnostics: Vec<Diagnostic>,
    sources: Sources,
}

impl Rules {
    /// The rules of a run; what is wrong with them goes to standard error.
    pub(crate) fn load_or_complain(shared: &Shared, output: &mut Output) -> Option<Self> {
        match Self::load(shared) {
            Ok(rules) => Some(rules),
            Err(bad) => {
                output.diagnose(&bad.diagnostics, &bad.sources);
                None
            }
        }
    }

    /// The embedded packs, unless they are left out, with the rule files below the folders that are named.
    ///
    /// # Errors
    /// Everything that is wrong with the rule files.
    fn load(shared: &Shared) -> Result<Self, BadRules> {
        if shared.rules.is_empty() {
            return Ok(Self { program: packs::program(), sources: None });
        }
        let mut files = shared.embedded_rule_files();
        let mut unreadable = Sources::default();
        let mut diagnostics = Vec::new();
        for folder in &shared.rules {
            let paths = match input::files_below(folder, "hegui", &mut unreadable) {
                Ok(paths) => paths,
                Err(found) => {
                    diagnostics.push(*found);
                    continue;
                }
            };
            for path in paths {
                match input::read(&path, &mut unreadable) {
                    Ok(text) => files.push(RuleFile { name: path.display().to_string(), text }),
                    Err(found) => diagnostics.push(*found),
                }
            }
        }
        if !diagnostics.is_empty() {
            return Err(BadRules { diagnostics, sources: unreadable });
        }
        let compiled = packs::compile(files);
        if diagnostic::has_errors(&compiled.diagnostics) {
            return Err(BadRules { diagnostics: compiled.diagnostics, sources: compiled.sources });
        }
        Ok(Self { program: compiled.program, sources: Some(compiled.sources) })
    }

    /// Reads the rule files, for what shows the rules' own words.
    pub(crate) fn read_sources(&mut self) {
        self.sources.get_or_insert_with(|| {
            let mut sources = Sources::default();
            for file in packs::rule_files() {
                sources.add(file.name, file.text);
            }
            sources
        });
    }

    /// The rule files, where they were read.
    pub(crate) fn sources_read(&self) -> Option<&Sources> {
        self.sources.as_ref()
    }
}
