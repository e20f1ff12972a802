//! Which of the provisions that a rule cites concern an element: a citation may have a condition.

use std::collections::BTreeMap;

use super::evaluator::Evaluator;
use super::frame::Frame;
use super::judgement::{Judgement, Outcome};
use crate::facts::Truth;
use crate::program::{ExpressionId, ProvisionId, Replacement, Rule, RuleId};

impl Evaluator<'_> {
    /// Whether one of the provisions in force that a rule cites concerns the elements in a frame.
    pub(super) fn is_concerned<'v>(&'v self, id: RuleId, frame: &Frame<'_, 'v>) -> Truth {
        match self.binding_conditions(id) {
            None => Truth::True,
            Some(conditions) => self.any_of(conditions, frame),
        }
    }

    /// Whether one of some conditions holds.
    #[inline(never)]
    fn any_of<'v>(&'v self, conditions: impl Iterator<Item = ExpressionId>, frame: &Frame<'_, 'v>) -> Truth {
        let truths = conditions.map(|condition| self.truth(condition, frame));
        truths.reduce(Truth::or).unwrap_or(Truth::True)
    }

    /// The conditions of which one must hold for a rule to bind: those of the provisions in force, where each of these
    /// has one.
    pub(super) fn binding_conditions(&self, id: RuleId) -> Option<impl Iterator<Item = ExpressionId>> {
        let in_force = |provision| self.program.in_force(provision, self.as_of);
        self.binding.binds_conditionally(id).then(move || {
            let cited = self.program.rule(id).into_iter().flat_map(|rule| &rule.citations);
            cited.filter(move |cited| in_force(cited.provision)).filter_map(|cited| cited.condition)
        })
    }

    /// The conditions of citations that lead to a judgement: one that holds, or all where none does. Where the duty does not
    /// bind for another reason there are none.
    pub(super) fn deciding_conditions<'v>(
        &'v self,
        judgement: &Judgement,
        frame: &Frame<'_, 'v>,
    ) -> Vec<ExpressionId> {
        let conditions = self.binding_conditions(judgement.rule).into_iter().flatten();
        let mut conditions: Vec<ExpressionId> = conditions.collect();
        let holding = conditions.iter().position(|&one| self.truth(one, frame) == Truth::True);
        if let Some(at) = holding {
            conditions = vec![conditions.swap_remove(at)];
        }
        let fails = |&one: &ExpressionId| self.truth(one, frame) == Truth::False;
        if judgement.outcome == Outcome::NotApplicable && !conditions.iter().all(fails) {
            conditions.clear();
        }
        conditions
    }

    /// The penalties that do not apply to the product, since another one that is in force is known to stand in their place:
    /// each with that one.
    pub fn replaced_penalties(&self) -> BTreeMap<ProvisionId, ProvisionId> {
        let in_force = |provision| self.program.in_force(provision, self.as_of);
        let stands = |replacement: &&Replacement| {
            in_force(replacement.penalty) && self.truth(replacement.condition, &Frame::EMPTY) == Truth::True
        };
        let standing = self.program.replacements.iter().filter(stands);
        let pairs = standing.flat_map(|one| one.replaced.iter().map(|&replaced| (replaced, one.penalty)));
        pairs.collect()
    }

    /// The provisions that are cited for the elements at `positions`: those in force whose condition is not known to be false,
    /// in the order of the rule.
    pub fn provisions(&self, rule: &Rule, positions: &[u32]) -> Vec<ProvisionId> {
        let scope = self.scope_of(rule, positions);
        let in_force =
            rule.citations.iter().filter(|cited| self.program.in_force(cited.provision, self.as_of));
        let concerning =
            in_force.filter(|cited| self.clause(cited.condition, &scope.frame()) != Truth::False);
        concerning.map(|cited| cited.provision).collect()
    }
}
