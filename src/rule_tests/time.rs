//! Time coverage: whether cases stand on both sides of every change of the law that a rule depends on.

use std::collections::BTreeSet;

use crate::program::{Depth, Period, Program, Rule, RuleId};
use crate::quantity::Date;

/// A side of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The last day of what held before.
    Before,
    /// The first day of what holds then.
    On,
}

/// A day around a change for which no case mentions the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct UncoveredChange {
    /// The rule.
    pub rule: RuleId,
    /// The day on which something changes.
    pub change: Date,
    /// The side of the change that no case stands on.
    pub side: Side,
}

impl UncoveredChange {
    /// The as-of date that a case is wanted for.
    pub fn day(self) -> Date {
        match self.side {
            Side::Before => day_before(self.change),
            Side::On => self.change,
        }
    }
}

/// The days on which an instrument that a rule cites, or a parameter or term that it uses, begins or ceases to hold
/// in some version; only those on which the rule applies, or applied the day before.
pub fn changes(program: &Program, rule: &Rule) -> BTreeSet<Date> {
    let reach = program.reach(rule.clauses(), Depth::Whole);
    let cited = rule.provisions().filter_map(|id| program.instrument(id.instrument)?.in_force);
    let parameters = reach.parameters.iter().filter_map(|id| program.parameters.get(id.index()));
    let parameters = parameters.flat_map(|one| one.periods.iter().map(|value| value.period));
    let terms = reach.terms.iter().filter_map(|id| program.terms.get(id.index()));
    let terms = terms.flat_map(|one| one.periods.iter().map(|content| content.period));
    let applies = |day| rule.provisions().any(|&provision| program.in_force(provision, day));
    let periods = cited.chain(parameters).chain(terms);
    let days = periods.flat_map(|Period { from, until }| from.into_iter().chain(until));
    days.filter(|&day| applies(day) || applies(day_before(day))).collect()
}

/// The days around changes of a rule that are not among the as-of dates of the cases that mention it.
pub(super) fn uncovered(
    program: &Program,
    id: RuleId,
    rule: &Rule,
    covered: &BTreeSet<Date>,
) -> Vec<UncoveredChange> {
    let sides = |change| [Side::Before, Side::On].map(|side| UncoveredChange { rule: id, change, side });
    let all = changes(program, rule).into_iter().flat_map(sides);
    all.filter(|one| !covered.contains(&one.day())).collect()
}

fn day_before(day: Date) -> Date {
    Date::from_days(day.days().saturating_sub(1))
}
