//! One form of the check report, written while the manifests of a run are checked.

use std::io::{self, Write};

use super::view::View;
use crate::diagnostic::Diagnostic;
use crate::program::Program;
use crate::quantity::Date;
use crate::source::Sources;

/// A form of the report whose documents stand one behind the other and know nothing of each other: they can be drawn on
/// several threads at once.
pub type Drawing = Box<dyn Fn(&View<'_>) -> String + Send + Sync>;

/// A form of the report. It gets the manifests of a run one after the other and may forget each, so that a run over
/// many of them takes no more memory than the largest.
///
/// A function from a view to a text is one too.
pub trait Renderer {
    /// Writes what is found of one more manifest.
    ///
    /// # Errors
    /// What `out` says.
    fn add(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()>;

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

impl<F: FnMut(&View<'_>) -> String> Renderer for F {
    fn add(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self(view).as_bytes())
    }
}
