//! Whether what a rule uses has a value on every day on which the rule is in force.

use std::collections::{BTreeMap, BTreeSet};

use super::checker::Checker;
use super::days::{Days, Run};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::{ParameterId, Period, Rule, TermId};
use crate::quantity::Date;
use crate::source::Span;
use crate::syntax::ast::{self, Name};

/// Something whose value depends on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    /// A parameter.
    Parameter(ParameterId),
    /// A term.
    Term(TermId),
}

/// What a body uses, each with the first place where it does.
pub(super) type Uses = BTreeMap<Use, Span>;

/// What a term uses, by period.
pub(super) type TermUses = Vec<(Period, Uses)>;

impl<'ast> Checker<'ast> {
    /// Notes that the current body uses something.
    pub(super) fn note_use(&mut self, used: Use, span: Span) {
        self.uses.entry(used).or_insert(span);
    }

    /// Reports what has no value on some day on which the rule is in force.
    pub(super) fn check_coverage(&mut self, rule: &ast::Rule, checked: &Rule) {
        if !self.terms_are_well_founded {
            return;
        }
        let instruments = checked.provisions().filter_map(|id| self.program.instrument(id.instrument));
        let in_force = Days::of_periods(instruments.filter_map(|instrument| instrument.in_force));
        let mut missing: BTreeMap<Use, (Span, Days)> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut open: Vec<(Use, Span, Days)> =
            self.uses.iter().map(|(&used, &span)| (used, span, in_force.clone())).collect();
        while let Some((used, place, days)) = open.pop() {
            if !seen.insert((used, days.clone())) {
                continue;
            }
            if let Some(covered) = covering(&self.periods_of(used)) {
                let (_, all) = missing.entry(used).or_insert((place, Days::default()));
                *all = all.and(&days.outside(covered));
            }
            let Use::Term(term) = used else { continue };
            for (period, uses) in self.term_uses.get(term.index()).into_iter().flatten() {
                let days = days.within(*period);
                if !days.is_empty() {
                    open.extend(uses.keys().map(|&next| (next, place, days.clone())));
                }
            }
        }
        for (used, (place, days)) in missing {
            self.report_uncovered(rule, used, place, &days);
        }
    }

    fn periods_of(&self, used: Use) -> Vec<Period> {
        match used {
            Use::Parameter(id) => {
                let found = self.program.parameters.get(id.index());
                found.into_iter().flat_map(|one| &one.periods).map(|value| value.period).collect()
            }
            Use::Term(id) => {
                let found = self.program.terms.get(id.index());
                found.into_iter().flat_map(|one| &one.periods).map(|value| value.period).collect()
            }
        }
    }

    /// The name of what is used, and the place of all of it.
    fn declared(&self, used: Use) -> Option<(&'ast Name, Span)> {
        match used {
            Use::Parameter(id) => {
                self.declarations.parameters.get(id.index()).map(|one| (&one.name, one.span))
            }
            Use::Term(id) => self.declarations.terms.get(id.index()).map(|one| (&one.name, one.span)),
        }
    }

    fn report_uncovered(&mut self, rule: &ast::Rule, used: Use, place: Span, days: &Days) {
        let Some((Name { text, span }, whole)) = self.declared(used) else { return };
        if days.is_empty() || self.is_broken(whole) {
            return;
        }
        let Localized { en, zh } = describe(days);
        let name = &rule.name.text;
        let message = localized!(
            "`{name}` is in force {en}, but `{text}` has no value then",
            "{zh}，`{name}` 有效而 `{text}` 没有值"
        );
        let label = localized!("needs `{text}` on those days", "在这些日子需要 `{text}`");
        let other = localized!("has no value {en}", "{zh}没有值");
        let problem = Diagnostic::error(Code::LAW_PERIODS_UNCOVERED, message, place, label);
        self.report(problem.and(*span, other));
    }
}

/// From the first period to the last: a gap between two was reported where they are declared, and so was one without
/// a day.
fn covering(periods: &[Period]) -> Option<Period> {
    let (first, last) = periods.first().zip(periods.last())?;
    let period = Period { from: first.from, until: last.until };
    (!Days::of_periods([period]).is_empty()).then_some(period)
}

fn describe(days: &Days) -> Localized {
    let runs: Vec<Localized> = days.runs().iter().map(|&run| describe_run(run)).collect();
    let joined =
        |pick: fn(&Localized) -> &str, and: &str| runs.iter().map(pick).collect::<Vec<_>>().join(and);
    Localized::new(joined(|run| &run.en, " and "), joined(|run| &run.zh, "和"))
}

fn describe_run((from, until): Run) -> Localized {
    let (first, last) = (Date::from_days(from), Date::from_days(until));
    match (from == i32::MIN, until == i32::MAX) {
        (true, true) => localized!("on every day", "每一天"),
        (true, false) => localized!("before {last}", "{last} 之前"),
        (false, true) => localized!("from {first} on", "自 {first} 起"),
        (false, false) => localized!("from {first} until {last}", "自 {first} 至 {last} 前"),
    }
}
