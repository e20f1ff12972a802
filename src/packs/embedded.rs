//! The packs that the binary carries: compiled when it was built, so that a run only maps them.

use super::RuleFile;
use crate::program::Program;

/// The program that the build of this binary compiled, as constants: a run reads of it what it needs.
mod compiled {
    #![allow(clippy::all, clippy::pedantic, reason = "written by the build")]
    #![allow(unused_imports, reason = "written by the build")]

    use std::borrow::Cow;

    use crate::items::Items;
    use crate::program::*;
    use crate::quantity::*;
    use crate::source::{FileId, Span};

    include!(concat!(env!("OUT_DIR"), "/program.rs"));
}

const TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/texts.txt"));
/// The block of the names that the constant names.
const SYMBOLS: &str = include_str!(concat!(env!("OUT_DIR"), "/symbols.txt"));

// `RULE_FILES`, `BASE_FILES` and `CASE_FILES`: each file as its path and its text; see `build.rs`.
include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The embedded program.
pub fn program() -> Program {
    let mut program = compiled::PROGRAM.clone();
    program.texts.attach(TEXTS, SYMBOLS);
    program
}

/// The rule files from which the embedded program was compiled, in the order of their paths; the program's places
/// point into them.
pub fn rule_files() -> Vec<RuleFile> {
    owned(RULE_FILES)
}

/// The manifests from which the embedded rules' cases start.
pub fn base_files() -> Vec<RuleFile> {
    owned(BASE_FILES)
}

/// The embedded rules' cases.
pub fn case_files() -> Vec<RuleFile> {
    owned(CASE_FILES)
}

fn owned(files: &[(&str, &str)]) -> Vec<RuleFile> {
    let file = |&(name, text): &(&str, &str)| RuleFile { name: name.to_owned(), text: text.to_owned() };
    files.iter().map(file).collect()
}

#[cfg(test)]
mod tests {
    use super::{program, rule_files};
    use crate::packs::compile;

    #[test]
    fn the_embedded_program_is_the_compiled_one() {
        let compiled = compile(rule_files());
        assert_eq!(compiled.diagnostics, []);
        let embedded = program();
        assert_eq!(embedded.rules.len(), compiled.program.rules.len());
        assert_eq!(embedded.arena.len(), compiled.program.arena.len());
        assert_eq!(embedded.texts.blocks(), compiled.program.texts.blocks());
        assert!(!embedded.rules.is_empty());
    }
}
