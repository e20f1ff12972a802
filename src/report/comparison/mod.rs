//! What comes out otherwise between two manifests, two days or two sets of rules: for people, and as JSON.

mod json;
mod reason;
mod terminal;

pub use json::comparison_json;
pub use terminal::comparison;

pub(super) use terminal::flips;

use super::change::Scene;
use super::location::Locator;
use crate::comparison::Flipped;
use crate::facts::Facts;
use crate::findings::{Findings, Note};
use crate::localized::Localized;
use crate::program::{Program, Rule};
use crate::quantity::Date;
use crate::source::Sources;

/// One side of a comparison.
#[derive(Debug, Clone, Copy)]
pub struct SideView<'a> {
    /// What tells it from the other side.
    pub name: &'a Localized,
    /// The manifest's name.
    pub manifest: &'a str,
    /// The rules.
    pub program: &'a Program,
    /// What the manifest states.
    pub facts: &'a Facts,
    /// What is found on it.
    pub findings: &'a Findings,
    /// The as-of date.
    pub as_of: Date,
    /// The texts that places in `facts` point into.
    pub sources: &'a Sources,
    /// The texts that places in `program` point into, where the rules differ.
    pub rules: Option<&'a Sources>,
}

/// Both sides, and what comes out otherwise.
#[derive(Debug, Clone, Copy)]
pub struct ComparisonView<'a> {
    /// The first side.
    pub before: SideView<'a>,
    /// The second side.
    pub after: SideView<'a>,
    /// The findings that come out otherwise.
    pub flips: &'a [Flipped],
}

impl<'a> ComparisonView<'a> {
    /// What was assumed on either side.
    fn notes(&self) -> Vec<Note> {
        let sides = [self.before.findings, self.after.findings];
        Note::together(
            sides.into_iter().flat_map(|side| &side.findings).flat_map(|finding| &finding.details().notes),
        )
    }

    /// The rule of a finding, of the second side where it has one, with its program.
    fn rule(&self, flip: &Flipped) -> Option<(&'a Program, &'a Rule)> {
        let of_side = |program: &'a Program, id| Some((program, program.rule(id?)?));
        of_side(self.after.program, flip.rule_after)
            .or_else(|| of_side(self.before.program, flip.rule_before))
    }
}

/// Finds places in all texts of both sides.
struct Locators<'a> {
    before: Locator<'a>,
    after: Locator<'a>,
    rules_before: Option<Locator<'a>>,
    rules_after: Option<Locator<'a>>,
}

impl<'a> Locators<'a> {
    fn of(view: &ComparisonView<'a>) -> Self {
        Self {
            before: Locator::new(view.before.sources),
            after: Locator::new(view.after.sources),
            rules_before: view.before.rules.map(Locator::new),
            rules_after: view.after.rules.map(Locator::new),
        }
    }
}

/// What a change between the days of both sides is told from.
fn scene<'a>(view: &ComparisonView<'a>, locators: &'a Locators<'a>) -> Scene<'a> {
    Scene {
        program: view.after.program,
        facts: view.after.facts,
        manifest: &locators.after,
        days: (view.before.as_of, view.after.as_of),
    }
}
