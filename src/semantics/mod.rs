//! From syntax trees to the checked program: names resolved, types agreed, citations and periods complete.
//!
//! All mistakes of all files are reported in one run. What is wrong once has an unknown type from there on, which
//! agrees with everything, so that one mistake is one diagnostic.

mod calendar;
mod checker;
mod citation;
mod coverage;
mod cycle;
mod days;
mod declarations;
mod evidence;
mod exhaustive;
mod expression;
mod import;
mod instrument;
mod names;
mod parameter;
mod periods;
mod rule;
mod same;
mod scope;
mod template;
mod term;
#[cfg(test)]
mod tests;
mod types;
mod unit;
mod vocabulary;
mod way;

use checker::Checker;
use declarations::Declarations;

use crate::diagnostic::{self, Diagnostic};
use crate::program::Program;
use crate::syntax::ast;

/// Checks all files of a run together. `faults` is what was wrong with their syntax: an item that could not be read
/// to its end is not said to lack a clause. What is returned does not repeat them. The program may be evaluated where neither holds an error; the
/// order of the files changes nothing in it but the numbers of the files in its places.
pub fn check(files: &[ast::File], faults: &[Diagnostic]) -> (Program, Vec<Diagnostic>) {
    let declarations = Declarations::collect(files);
    let mut checker = Checker::new(&declarations, faults);
    checker.declare_names();
    checker.check_vocabulary();
    checker.check_evidence();
    checker.check_instruments();
    checker.check_calendars();
    checker.check_imports();
    checker.declare_parameters();
    checker.declare_terms();
    checker.check_parameters();
    checker.check_terms();
    checker.check_cycles();
    checker.check_replacements();
    checker.check_rules();
    let (program, mut diagnostics) = checker.finish();
    diagnostic::sort(&mut diagnostics);
    (program, diagnostics)
}
