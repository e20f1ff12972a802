//! From rule files to a checked program.

use crate::diagnostic::{self, Diagnostic};
use crate::program::Program;
use crate::source::Sources;
use crate::{semantics, syntax};

/// A rule file as it was read.
#[derive(Debug, Clone)]
pub struct RuleFile {
    /// Its path, as messages show it.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A compiled program with the texts its places point into.
#[derive(Debug)]
pub struct Compiled {
    /// The program; it may be evaluated where no diagnostic is an error.
    pub program: Program,
    /// The rule files.
    pub sources: Sources,
    /// What is wrong with them, in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles rule files together. All mistakes of all files are reported.
pub fn compile(files: Vec<RuleFile>) -> Compiled {
    let mut sources = Sources::default();
    let ids: Vec<_> = files.into_iter().map(|file| sources.add(file.name, file.text)).collect();
    let mut diagnostics = Vec::new();
    let mut trees = Vec::new();
    for id in ids {
        let text = sources.get(id).map_or("", |file| &file.text);
        let (tree, found) = syntax::parse(id, text);
        trees.push(tree);
        diagnostics.extend(found);
    }
    let (program, found) = semantics::check(&trees, &diagnostics);
    diagnostics.extend(found);
    diagnostic::sort(&mut diagnostics);
    Compiled { program, sources, diagnostics }
}
