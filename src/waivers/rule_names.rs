//! The names that a waiver may give.

use crate::items::Items;
use crate::program::{Program, Rule, Texts};

/// The names of all rules, also of those that a run leaves out: a waiver for one of these is no mistake.
///
/// They lie where the program has them, so that a run without waivers does not look at them.
#[derive(Debug)]
pub struct RuleNames {
    /// The rules, in the order of their names.
    rules: Items<Rule>,
    texts: Texts,
}

impl RuleNames {
    /// The names of the rules of a program.
    pub fn of(program: &Program) -> Self {
        Self { rules: program.rules.clone(), texts: program.texts.clone() }
    }

    /// Whether a rule has that name.
    pub(super) fn contains(&self, name: &str) -> bool {
        self.rules.binary_search_by(|rule| self.texts.symbol(rule.name).cmp(name)).is_ok()
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|rule| self.texts.symbol(rule.name))
    }
}
