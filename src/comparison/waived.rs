//! What waivers leave of a comparison: a waiver makes a finding come out otherwise, and hides that it does.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Flipped, Reason};
use crate::findings::{Finding, Findings, Outcome, Waiver};
use crate::program::{Program, ProvisionId, RuleId};

/// A waiver that covers a finding on one side alone.
#[derive(Debug, Clone, PartialEq)]
pub enum WaiverChange {
    /// On the second side.
    Covers(Arc<Waiver>),
    /// On the first side.
    CoversNoMore(Arc<Waiver>),
}

/// What comes out otherwise between two checks with their waivers, by the names of rules and the keys of elements, when
/// `flips` comes out otherwise without waivers. Each check comes with its rules.
pub fn with_waivers(
    flips: Vec<Flipped>,
    before: (&Program, &Findings),
    after: (&Program, &Findings),
) -> Vec<Flipped> {
    let (was, is) = (by_key(before), by_key(after));
    let mut without_waivers: BTreeMap<Key, Flipped> =
        flips.into_iter().filter_map(|flip| Some((key_of(before.0, after.0, &flip)?, flip))).collect();
    let keys: BTreeSet<&Key> = was.keys().chain(is.keys()).collect();
    let mut result = Vec::new();
    for key in keys {
        let (one, other) = (was.get(key).copied(), is.get(key).copied());
        let outcome = |side: Option<&Finding>| side.map_or(Outcome::NotApplicable, |found| found.outcome);
        if outcome(one) == outcome(other) {
            continue;
        }
        let mut flip = without_waivers.remove(key).unwrap_or_else(|| Flipped {
            rule_before: one.map(|found| found.rule),
            rule_after: other.map(|found| found.rule),
            element: key.1.clone(),
            before: outcome(one),
            after: outcome(other),
            provisions_before: provisions(before, one),
            provisions_after: provisions(after, other),
            reasons: Vec::new(),
        });
        (flip.before, flip.after) = (outcome(one), outcome(other));
        flip.reasons.extend(waiver_change(one, other).map(Reason::Waiver));
        result.push(flip);
    }
    result
}

/// The name of a rule, and the keys of the elements that a finding is about.
type Key = (Box<str>, Vec<Box<str>>);

fn by_key<'f>((program, findings): (&Program, &'f Findings)) -> BTreeMap<Key, &'f Finding> {
    let key = |found: &Finding| (name(program, found.rule), found.element.clone());
    findings.findings.iter().map(|found| (key(found), found)).collect()
}

fn key_of(before: &Program, after: &Program, flip: &Flipped) -> Option<Key> {
    let rule = flip.rule_after.map(|id| name(after, id)).or_else(|| Some(name(before, flip.rule_before?)))?;
    Some((rule, flip.element.clone()))
}

fn name(program: &Program, id: RuleId) -> Box<str> {
    program.rule(id).map_or("", |rule| program.texts.symbol(rule.name)).into()
}

fn provisions((program, findings): (&Program, &Findings), found: Option<&Finding>) -> Vec<ProvisionId> {
    found.map(|found| found.provisions(program, findings.as_of).collect()).unwrap_or_default()
}

/// What a waiver has to do with it: nothing where one side has nothing to cover.
fn waiver_change(before: Option<&Finding>, after: Option<&Finding>) -> Option<WaiverChange> {
    let is_open = |found: &&Finding| matches!(found.own_outcome(), Outcome::Breached | Outcome::Undetermined);
    let (before, after) = (before.filter(is_open)?, after.filter(is_open)?);
    match (&before.waiver, &after.waiver) {
        (None, Some(waiver)) => Some(WaiverChange::Covers(Arc::clone(waiver))),
        (Some(waiver), None) => Some(WaiverChange::CoversNoMore(Arc::clone(waiver))),
        _ => None,
    }
}
