//! From rule files to a checked program.

use crate::diagnostic::{self, Diagnostic};
use crate::program::Program;
use crate::source::Sources;
use crate::syntax::ast;
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
    let (trees, mut diagnostics) = parse(files, &mut sources);
    let (program, found) = semantics::check(&trees, &diagnostics);
    diagnostics.extend(found);
    diagnostic::sort(&mut diagnostics);
    Compiled { program, sources, diagnostics }
}

/// What is wrong with the form of rule files by itself, where others that belong to them can't be read; `sources` gains their
/// texts.
pub fn mistakes_of_form(files: Vec<RuleFile>, sources: &mut Sources) -> Vec<Diagnostic> {
    parse(files, sources).1
}

fn parse(files: Vec<RuleFile>, sources: &mut Sources) -> (Vec<ast::File>, Vec<Diagnostic>) {
    let (mut trees, mut diagnostics) = (Vec::new(), Vec::new());
    for RuleFile { name, text } in files {
        let id = sources.add(name, text);
        let (tree, found) = syntax::parse(id, sources.get(id).map_or("", |file| &file.text));
        trees.push(tree);
        diagnostics.extend(found);
    }
    (trees, diagnostics)
}
