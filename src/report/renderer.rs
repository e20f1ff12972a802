//! One form of the check report, written while the manifests of a run are checked.

use std::io::{self, Write};

use super::observed::Observed;
use super::view::View;
use crate::diagnostic::Diagnostic;
use crate::findings::Particulars;
use crate::program::Program;
use crate::quantity::Date;
use crate::source::Sources;

/// A form of the report whose documents stand one behind the other and know nothing of each other: they can be drawn on
/// several threads at once.
pub struct Drawing {
    of_manifest: Box<dyn Fn(&View<'_>) -> String + Send + Sync>,
    of_run: Box<dyn Fn(&Observed<'_>) -> String + Send + Sync>,
    of_refused: Box<dyn Fn(&Refused<'_>) -> String + Send + Sync>,
    particulars: Particulars,
}

impl Drawing {
    /// Draws what is found of a manifest, and what was observed of a run as a whole, in these ways; of a manifest that can't
    /// be read nothing.
    pub fn new(
        of_manifest: impl Fn(&View<'_>) -> String + Send + Sync + 'static,
        of_run: impl Fn(&Observed<'_>) -> String + Send + Sync + 'static,
    ) -> Self {
        Self {
            of_manifest: Box::new(of_manifest),
            of_run: Box::new(of_run),
            of_refused: Box::new(|_| String::new()),
            particulars: Particulars::All,
        }
    }

    /// The same drawing, which draws in this way that a manifest can't be read.
    #[must_use]
    pub fn refusing(self, of_refused: impl Fn(&Refused<'_>) -> String + Send + Sync + 'static) -> Self {
        Self { of_refused: Box::new(of_refused), ..self }
    }

    /// The same drawing, which shows no more than these particulars of findings.
    #[must_use]
    pub fn needing(self, particulars: Particulars) -> Self {
        Self { particulars, ..self }
    }

    /// The particulars of findings that it shows.
    pub fn particulars(&self) -> Particulars {
        self.particulars
    }

    /// What is found of a manifest.
    pub fn of_manifest(&self, view: &View<'_>) -> String {
        (self.of_manifest)(view)
    }

    /// That a manifest can't be read.
    pub fn of_refused(&self, refused: &Refused<'_>) -> String {
        (self.of_refused)(refused)
    }

    /// What was observed of a run as a whole.
    pub fn of_run(&self, observed: &Observed<'_>) -> String {
        (self.of_run)(observed)
    }
}

/// A form of the report. It gets the manifests of a run one after the other and may forget each, so that a run over
/// many of them takes no more memory than the largest.
///
/// A drawing is one too.
pub trait Renderer {
    /// Writes what is found of one more manifest.
    ///
    /// # Errors
    /// What `out` says.
    fn add(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what was observed of the run as a whole; it comes once, after all manifests. Where a run has one manifest,
    /// it is among what was observed of that.
    ///
    /// # Errors
    /// What `out` says.
    fn observe(&mut self, observed: &Observed<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Writes that a manifest can't be read; a form without words for this leaves it to the exit status.
    ///
    /// # Errors
    /// What `out` says.
    fn refuse(&mut self, _refused: &Refused<'_>, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes what stands at the end, also where no manifest came before.
    ///
    /// # Errors
    /// What `out` says.
    fn finish(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// A manifest of which nothing is found, because it can't be read.
#[derive(Debug, Clone, Copy)]
pub struct Refused<'a> {
    /// The manifest's name.
    pub manifest: &'a str,
    /// The rules by which it would have been checked.
    pub program: &'a Program,
    /// The as-of date.
    pub as_of: Date,
    /// What is wrong with it.
    pub diagnostics: &'a [Diagnostic],
    /// The texts that the diagnostics point into.
    pub sources: &'a Sources,
}

impl Renderer for Drawing {
    fn add(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self.of_manifest(view).as_bytes())
    }

    fn observe(&mut self, observed: &Observed<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self.of_run(observed).as_bytes())
    }

    fn refuse(&mut self, refused: &Refused<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self.of_refused(refused).as_bytes())
    }
}
