//! One manifest under two sets of rules on the same day.

use std::collections::{BTreeMap, BTreeSet};

use super::definition::{RuleChange, RuleTexts, rule_changes};
use super::{Flipped, Reason};
use crate::evaluation::Evaluator;
use crate::facts::Facts;
use crate::findings::{Finding, Findings, Outcome, in_force};
use crate::program::{ProvisionId, Rule, RuleId};
use crate::quantity::Date;

/// What comes out otherwise under the second set of rules, by the names of rules and the keys of elements. Each set
/// comes with what the manifest states in its vocabulary.
pub fn between_rules(
    before: (RuleTexts<'_>, &Facts),
    after: (RuleTexts<'_>, &Facts),
    as_of: Date,
) -> Vec<Flipped> {
    let (was, is) = (found(before, as_of), found(after, as_of));
    let keys: BTreeSet<_> = was.keys().chain(is.keys()).collect();
    let mut flips = Vec::new();
    for key in keys {
        let outcome =
            |side: &BTreeMap<_, Finding>| side.get(key).map_or(Outcome::NotApplicable, |found| found.outcome);
        let (before_outcome, after_outcome) = (outcome(&was), outcome(&is));
        if before_outcome == after_outcome {
            continue;
        }
        let (name, element) = key;
        let rules = (before.0.program.find_rule(name), after.0.program.find_rule(name));
        flips.push(Flipped {
            rule_before: rules.0,
            rule_after: rules.1,
            element: element.clone(),
            before: before_outcome,
            after: after_outcome,
            provisions_before: provisions(before.0, (rules.0, was.get(key)), as_of),
            provisions_after: provisions(after.0, (rules.1, is.get(key)), as_of),
            reasons: reasons((before.0, rules.0), (after.0, rules.1)),
        });
    }
    flips
}

type RuleAndElement = (Box<str>, Vec<Box<str>>);

fn found((rules, facts): (RuleTexts<'_>, &Facts), as_of: Date) -> BTreeMap<RuleAndElement, Finding> {
    let program = rules.program;
    let found = Findings::of(&Evaluator::new(program, facts, as_of)).findings;
    let name = |id| program.rule(id).map_or("", |rule| program.texts.symbol(rule.name));
    found.into_iter().map(|one| ((name(one.rule).into(), one.element.clone()), one)).collect()
}

/// The provisions that a finding cites; of a rule that looks at no such element, all in force.
fn provisions(
    rules: RuleTexts<'_>,
    (id, found): (Option<RuleId>, Option<&Finding>),
    as_of: Date,
) -> Vec<ProvisionId> {
    if let Some(found) = found {
        return found.provisions(rules.program, as_of).collect();
    }
    let rule = id.and_then(|id| rules.program.rule(id));
    in_force(rules.program, rule.into_iter().flat_map(Rule::provisions), as_of).collect()
}

fn reasons(before: (RuleTexts<'_>, Option<RuleId>), after: (RuleTexts<'_>, Option<RuleId>)) -> Vec<Reason> {
    let rule =
        |(rules, id): (RuleTexts<'_>, Option<RuleId>)| id.and_then(|id| rules.program.rule(id)).cloned();
    let changes = match (rule(before), rule(after)) {
        (Some(one), Some(other)) => rule_changes((before.0, &one), (after.0, &other)),
        (None, _) => vec![RuleChange::Added],
        (_, None) => vec![RuleChange::Removed],
    };
    changes.into_iter().map(Reason::Rule).collect()
}
