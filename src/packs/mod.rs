//! The rule packs: those embedded in the binary, and those compiled from rule files.

mod compile;
mod embedded;

pub use compile::{Compiled, RuleFile, compile, mistakes_of_form};
pub use embedded::{base_files, case_files, program, rule_files};
