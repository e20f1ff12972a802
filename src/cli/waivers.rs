//! The waivers of a run: from files, for all manifests, and from the comments of each manifest.

use std::sync::Arc;

use super::input;
use super::output::Output;
use super::settings::Settings;
use crate::diagnostic::{self, Diagnostic};
use crate::findings::{Findings, Observation, Waiver};
use crate::manifest::{self, Notation};
use crate::program::Program;
use crate::quantity::Date;
use crate::settings::Stated;
use crate::source::Sources;
use crate::waivers::{self, RuleNames, Uses};

/// Whether waivers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Waiving {
    /// They do.
    Honoured,
    /// Everything is told as it is without them.
    Ignored,
}

/// The waivers that hold for all manifests of a run.
#[derive(Debug)]
pub(crate) struct Waivers {
    waiving: Waiving,
    /// The rules that they may name.
    rules: RuleNames,
    /// The texts in which they stand, and others that all manifests of a run share.
    sources: Sources,
    shared: Vec<Arc<Waiver>>,
}

impl Waivers {
    /// No waivers but those in the comments of manifests; `program` has all rules, also those that a run leaves out.
    pub(crate) fn new(waiving: Waiving, program: &Program) -> Self {
        let rules = RuleNames::of(program);
        Self { waiving, rules, sources: Sources::default(), shared: Vec::new() }
    }

    /// Reads the waivers of a file of settings, and files of waivers; `None` where one of them is not sound, which is said.
    pub(crate) fn read(mut self, settings: &Settings, output: &mut Output) -> Option<Self> {
        let mut found = Vec::new();
        let account = &settings.account;
        let in_settings = account.file.filter(|_| settings.has_waivers());
        if in_settings.is_some() || !settings.waivers.is_empty() {
            self.sources = account.sources.clone();
        }
        if let Some(file) = in_settings
            && let Some(source) = account.sources.get(file)
        {
            let reading = waivers::among_settings(&self.rules, file, &source.text);
            self.shared.extend(reading.waivers);
            found.extend(reading.diagnostics);
        }
        for Stated { value: path, place } in &settings.waivers {
            match input::read_at(path, *place, &mut self.sources) {
                Ok(text) => {
                    let file = self.sources.add(path.display().to_string(), text.as_str());
                    let reading = waivers::in_file(&self.rules, file, &text);
                    self.shared.extend(reading.waivers);
                    found.extend(reading.diagnostics);
                }
                Err(unreadable) => found.push(*unreadable),
            }
        }
        if self.waiving == Waiving::Ignored {
            self.shared.clear();
        }
        if !found.is_empty() {
            output.diagnose(&found, &self.sources);
        }
        (!diagnostic::has_errors(&found)).then_some(self)
    }

    /// The texts that all manifests of a run share, to which others may be added before the first of them is checked.
    pub(crate) fn sources_mut(&mut self) -> &mut Sources {
        &mut self.sources
    }

    /// The texts that all manifests of a run share; those of a manifest come behind them.
    pub(crate) fn sources(&self) -> Sources {
        self.sources.clone()
    }

    /// How many texts that is.
    pub(crate) fn texts(&self) -> usize {
        self.sources.iter().count()
    }

    /// Those in the comments of a manifest, which is the first text of `sources` behind their own; documents that it
    /// names come after it.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub(crate) fn in_manifest(
        &self,
        notation: Notation,
        sources: &Sources,
    ) -> Result<Vec<Arc<Waiver>>, Vec<Diagnostic>> {
        let manifest = sources.iter().nth(self.sources.iter().count());
        let Some((file, source)) = manifest.filter(|_| self.waiving == Waiving::Honoured) else {
            return Ok(Vec::new());
        };
        let comments = manifest::comments(notation, file, &source.text, waivers::MARK);
        let reading = waivers::in_comments(&self.rules, &source.text, &comments);
        if diagnostic::has_errors(&reading.diagnostics) {
            Err(reading.diagnostics)
        } else {
            Ok(reading.waivers)
        }
    }

    /// Lets those of files cover findings; which of them do.
    pub(crate) fn cover(&self, program: &Program, findings: &mut Findings) -> Uses {
        waivers::cover(program, &self.shared, findings)
    }

    /// What is to be said of those of files, when these are all that were of use.
    pub(crate) fn observations(&self, program: &Program, uses: &Uses, as_of: Date) -> Vec<Observation> {
        waivers::observations(program, &self.shared, uses, as_of)
    }
}
