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

impl Checker<'_> {
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
        let mut missing = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut open: Vec<(Use, Span, Days)> =
            self.uses.iter().map(|(&used, &span)| (used, span, in_force.clone())).collect();
        while let Some((used, place, days)) = open.pop() {
            if !seen.insert((used, days.clone())) {
                continue;
            }
            let covered = Days::of_periods(covering(&self.periods_of(used)));
            if !covered.is_empty()
                && let Some(run) = days.first_outside(&covered)
            {
                missing.entry(used).or_insert((place, run));
            }
            let Use::Term(term) = used else { continue };
            for (period, uses) in self.term_uses.get(term.index()).into_iter().flatten() {
                let days = days.within(*period);
                if !days.is_empty() {
                    open.extend(uses.keys().map(|&next| (next, place, days.clone())));
                }
            }
        }
        for (used, (place, run)) in missing {
            self.report_uncovered(rule, used, place, run);
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

    fn declared_name(&self, used: Use) -> Option<&Name> {
        match used {
            Use::Parameter(id) => self.declarations.parameters.get(id.index()).map(|one| &one.name),
            Use::Term(id) => self.declarations.terms.get(id.index()).map(|one| &one.name),
        }
    }

    fn report_uncovered(&mut self, rule: &ast::Rule, used: Use, place: Span, run: Run) {
        let Some(Name { text, span }) = self.declared_name(used).cloned() else { return };
        let Localized { en, zh } = describe(run);
        let name = &rule.name.text;
        let message = localized!(
            "`{name}` is in force {en}, but `{text}` has no value then",
            "{zh}，`{name}` 有效而 `{text}` 没有值"
        );
        let label = localized!("needs `{text}` on those days", "在这些日子需要 `{text}`");
        let other = localized!("has no value {en}", "{zh}没有值");
        let problem = Diagnostic::error(Code::LAW_PERIODS_UNCOVERED, message, place, label);
        self.report(problem.and(span, other));
    }
}

/// From the first period to the last: a gap between two was reported where they are declared.
fn covering(periods: &[Period]) -> Option<Period> {
    let (first, last) = periods.first().zip(periods.last())?;
    Some(Period { from: first.from, until: last.until })
}

fn describe((from, until): Run) -> Localized {
    let (first, last) = (Date::from_days(from), Date::from_days(until));
    match (from == i32::MIN, until == i32::MAX) {
        (true, true) => localized!("on every day", "每一天"),
        (true, false) => localized!("before {last}", "{last} 之前"),
        (false, true) => localized!("from {first} on", "自 {first} 起"),
        (false, false) => localized!("from {first} until {last}", "自 {first} 至 {last} 前"),
    }
}
