//! The walk over all days on which an outcome can change.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use super::restart::{counted_anew, restart_days, restarts};
use super::standing::{FindingKey, Standing};
use crate::evaluation::Evaluator;
use crate::facts::{Facts, Interval, Known};
use crate::findings::Outcome;
use crate::program::{Depth, Period, Program, Rule, RuleId, TermId};
use crate::quantity::Date;

/// The most judgements that a timeline takes: of many elements over many days it would take too long.
pub const MOST_JUDGEMENTS: usize = 1_000_000;

/// Every change of an outcome within a span of days.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The outcomes on the day before the first; what is not among them is not applicable.
    pub start: BTreeMap<FindingKey, Outcome>,
    /// The days on which something changes, in order.
    pub changes: Vec<Change>,
}

impl Timeline {
    /// Every change from the first day to the last; `None` where it takes more than [`MOST_JUDGEMENTS`].
    ///
    /// An outcome changes with the law, on the days on which a period begins or ends, and with the calendar. A term
    /// without arguments that mentions the as-of date is looked at on every day, once for all rules. A rule that
    /// mentions the date itself is looked at on every day for which nothing is proved: what is decided whichever of
    /// several days it is, is so on each of them.
    pub fn of(program: &Program, facts: &Facts, from: Date, to: Date) -> Option<Self> {
        let eve = Date::from_days(from.days().saturating_sub(1));
        let first = Evaluator::new(program, facts, eve);
        let all = || (0..program.rules.len()).map(RuleId::from_index);
        let mut standings: Vec<Standing> = all().map(|rule| Standing::of(&first, rule)).collect();
        let start = start(&first, &standings);
        let mut calendar = Calendar::of(program, eve);
        let boundaries = boundaries(program);
        let restart_days = restart_days(facts, to);
        let anew = counted_anew(program, facts);
        let mut shared = calendar.values(&first);
        let mut changes = Vec::new();
        let mut judgements = 0;
        for day in from.days()..=to.days() {
            let date = Date::from_days(day);
            let at_boundary = boundaries.contains(&date);
            let starts_again = restart_days.contains(&date);
            if !at_boundary && !starts_again && calendar.is_empty() {
                continue;
            }
            let evaluator = Evaluator::new(program, facts, date);
            let values = calendar.values(&evaluator);
            let mut touched = Vec::new();
            let mut look_at = |rule: RuleId| {
                let now = Standing::of(&evaluator, rule);
                judgements += now.len();
                let Some(standing) = standings.get_mut(rule.index()) else { return };
                if *standing != now {
                    *standing = now;
                    touched.push(rule);
                }
            };
            if at_boundary || values != shared {
                all().for_each(&mut look_at);
            } else {
                calendar.open_on(date).for_each(&mut look_at);
            }
            shared = values;
            let restarts = if starts_again { restarts(program, facts, &anew, date) } else { Vec::new() };
            judgements += restarts.len();
            if at_boundary || !touched.is_empty() || !restarts.is_empty() {
                let change = Change::on(program, facts, date, &touched, at_boundary);
                let change = Change { restarts, ..change };
                changes.extend(Some(change).filter(|change| !change.is_empty()));
            }
            let next_boundary = boundaries.range(Date::from_days(day + 1)..).next();
            let last = next_boundary.map_or(to, |next| to.min(Date::from_days(next.days() - 1)));
            judgements += calendar.prove(program, facts, &standings, date, last);
            if judgements > MOST_JUDGEMENTS {
                return None;
            }
        }
        Some(Self { from, to, start, changes })
    }

    /// Whether no rule applies on any day.
    pub fn is_empty(&self) -> bool {
        self.start.is_empty() && self.changes.is_empty()
    }

    /// The outcomes on a day within; what is not among them is not applicable.
    pub fn outcomes_on(&self, day: Date) -> BTreeMap<FindingKey, Outcome> {
        let mut outcomes = self.start.clone();
        for change in self.changes.iter().take_while(|change| change.date <= day) {
            for flip in &change.flips {
                let key = (flip.rule, flip.element.clone());
                if flip.after == Outcome::NotApplicable {
                    outcomes.remove(&key);
                } else {
                    outcomes.insert(key, flip.after);
                }
            }
        }
        outcomes
    }
}

/// The first day on which an instrument that a rule cites is in force.
pub fn first_day_of_law(program: &Program) -> Option<Date> {
    let cited = program.rules.iter().flat_map(Rule::provisions);
    let periods = cited.filter_map(|provision| program.instrument(provision.instrument)?.in_force);
    periods.filter_map(|period| period.from).min()
}

fn start(evaluator: &Evaluator<'_>, standings: &[Standing]) -> BTreeMap<FindingKey, Outcome> {
    let mut outcomes = BTreeMap::new();
    for (standing, index) in standings.iter().zip(0..) {
        let id = RuleId::from_index(index);
        let Some(rule) = evaluator.program.rule(id) else { continue };
        for (positions, outcome) in standing.iter() {
            let element = if positions.is_empty() { Vec::new() } else { evaluator.keys(rule, positions) };
            outcomes.insert((id, element), Outcome::from(*outcome));
        }
    }
    outcomes.retain(|_, outcome| *outcome != Outcome::NotApplicable);
    outcomes
}

/// The days on which a period of an instrument, a parameter or a term begins or has ended.
fn boundaries(program: &Program) -> BTreeSet<Date> {
    let instruments = program.instruments.iter().filter_map(|instrument| instrument.in_force);
    let parameters = program.parameters.iter().flat_map(|one| &one.periods).map(|period| period.period);
    let terms = program.terms.iter().flat_map(|one| &one.periods).map(|period| period.period);
    let days_of = |period: Period| period.from.into_iter().chain(period.until);
    instruments.chain(parameters).chain(terms).flat_map(days_of).collect()
}

/// What mentions the as-of date.
struct Calendar {
    /// The terms without arguments that do.
    terms: Vec<TermId>,
    /// The rules that do other than through these terms.
    rules: Vec<Watched>,
}

/// A rule, and the last day on which its outcomes are known to be what they are.
struct Watched {
    rule: RuleId,
    until: Date,
}

impl Calendar {
    /// What mentions the as-of date; nothing is known of any day after `eve`.
    fn of(program: &Program, eve: Date) -> Self {
        let mentions = |expressions: Vec<_>, depth| program.reach(expressions, depth).mentions_today;
        let terms = program.terms.iter().enumerate().filter(|(_, term)| {
            term.arguments.is_empty() && mentions(term.expressions().collect(), Depth::Whole)
        });
        let rules = program
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| mentions(rule.clauses().collect(), Depth::Applied));
        Self {
            terms: terms.map(|(index, _)| TermId::from_index(index)).collect(),
            rules: rules.map(|(index, _)| Watched { rule: RuleId::from_index(index), until: eve }).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.rules.is_empty()
    }

    /// What is known of the terms on the evaluator's day.
    fn values(&self, evaluator: &Evaluator<'_>) -> Vec<Option<Known>> {
        self.terms.iter().map(|&term| evaluator.shared(term).map(Cow::into_owned)).collect()
    }

    /// The rules whose outcomes on a day are not known.
    fn open_on(&self, day: Date) -> impl Iterator<Item = RuleId> {
        self.rules.iter().filter(move |watched| watched.until < day).map(|watched| watched.rule)
    }

    /// Looks, for each rule whose outcomes are known up to a day at most, how long they stay, to the last day under
    /// the same law at most. Gives the number of judgements.
    fn prove(
        &mut self,
        program: &Program,
        facts: &Facts,
        standings: &[Standing],
        day: Date,
        last: Date,
    ) -> usize {
        let mut judgements = 0;
        for watched in self.rules.iter_mut().filter(|watched| watched.until <= day) {
            watched.until = day;
            let Some(now) = standings.get(watched.rule.index()).filter(|now| now.is_decided()) else {
                continue;
            };
            let mut end = last;
            while end > day {
                let evaluator = Evaluator::with_today(program, facts, day, Interval::between(day, end));
                let standing = Standing::of(&evaluator, watched.rule);
                judgements += standing.len();
                if standing == *now {
                    watched.until = end;
                    break;
                }
                end = Date::from_days(day.days() + (end.days() - day.days()) / 2);
            }
        }
        judgements
    }
}
