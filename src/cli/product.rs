//! A product that was checked: what it was read from, and what was found of it.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::evidence::look;
use super::examination::Examiner;
use super::rules::Rules;
use crate::diagnostic::Diagnostic;
use crate::evidence::{self, FileSeen};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::manifest::Notation;
use crate::program::Program;
use crate::report::{Refused, Renderer, View};
use crate::source::Sources;
use crate::timeline::Timeline;

/// A product that was checked, or can't be.
pub(crate) struct Product {
    /// What it is called.
    pub(crate) name: String,
    /// What its manifest is written in.
    pub(crate) notation: Notation,
    /// The texts that it was read from, those of the whole run first.
    pub(crate) sources: Sources,
    /// What is known of it, or what is wrong with it.
    pub(crate) result: Result<Checked, Vec<Diagnostic>>,
}

/// What is known of a product.
pub(crate) struct Checked {
    /// What its manifest states.
    pub(crate) facts: Facts,
    /// What was found.
    pub(crate) findings: Findings,
    /// What was seen of the files of its evidence.
    pub(crate) seen: Vec<Option<FileSeen>>,
    /// What changes after the as-of date, where a report shows it.
    pub(crate) ahead: Option<Timeline>,
}

impl Product {
    /// What is known of it; `None` where it can't be checked.
    pub(crate) fn checked(&self) -> Option<&Checked> {
        self.result.as_ref().ok()
    }

    /// The files of its evidence.
    pub(crate) fn evidence_files(&self, program: &Program) -> Vec<PathBuf> {
        let Some(checked) = self.checked() else { return Vec::new() };
        let folder = Path::new(&self.name).parent().unwrap_or(Path::new(""));
        let stated = evidence::stated(program, &checked.facts).into_iter();
        stated.filter_map(|document| Some(folder.join(document.file?.path.as_ref()))).collect()
    }

    /// Whether the files of its evidence are as they were seen.
    pub(crate) fn has_same_evidence(&self, program: &Program) -> bool {
        self.checked().is_none_or(|checked| {
            let stated = evidence::stated(program, &checked.facts);
            look(Path::new(&self.name), &stated).is_ok_and(|seen| seen == checked.seen)
        })
    }

    /// Writes what is found of it, or what is wrong with it.
    ///
    /// # Errors
    /// What `out` says.
    pub(crate) fn write(
        &self,
        run: &Examiner<'_>,
        renderer: &mut dyn Renderer,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match &self.result {
            Ok(checked) => renderer.add(&self.view(run.rules, checked), out),
            Err(diagnostics) => renderer.refuse(&self.refused(run, diagnostics), out),
        }
    }

    /// What a report shows of it where this is wrong with it.
    pub(crate) fn refused<'a>(&'a self, run: &Examiner<'a>, diagnostics: &'a [Diagnostic]) -> Refused<'a> {
        Refused {
            manifest: &self.name,
            program: &run.rules.program,
            as_of: run.binding.as_of,
            diagnostics,
            sources: &self.sources,
        }
    }

    /// What a report shows of it.
    pub(crate) fn view<'a>(&'a self, rules: &'a Rules, checked: &'a Checked) -> View<'a> {
        View {
            program: &rules.program,
            facts: &checked.facts,
            findings: &checked.findings,
            manifest: &self.name,
            notation: self.notation,
            sources: &self.sources,
            rules: rules.sources_read(),
            ahead: checked.ahead.as_ref(),
        }
    }
}
