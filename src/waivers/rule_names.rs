//! The names that a waiver may give.

use crate::program::Program;

/// The names of all rules, also of those that a run leaves out: a waiver for one of these is no mistake.
#[derive(Debug, Default)]
pub struct RuleNames(Vec<Box<str>>);

impl RuleNames {
    /// The names of the rules of a program.
    pub fn of(program: &Program) -> Self {
        let mut names: Vec<Box<str>> =
            program.rules.iter().map(|rule| program.texts.symbol(rule.name).into()).collect();
        names.sort();
        Self(names)
    }

    /// Whether a rule has that name.
    pub(super) fn contains(&self, name: &str) -> bool {
        self.0.binary_search_by(|known| known.as_ref().cmp(name)).is_ok()
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }
}
