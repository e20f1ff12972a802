//! Periods: sorted, without overlap and without gap.

use super::checker::Checker;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::program::Period;
use crate::quantity::Date;
use crate::source::Span;
use crate::syntax::ast;

impl Checker<'_> {
    /// One period on its own; nothing where the calendar lacks one of its days, which was reported.
    pub(super) fn resolve_period(&mut self, period: &ast::Period) -> Option<Period> {
        let (from, until) = period.days?;
        if let Some(until) = until.filter(|&until| until <= from) {
            let message = localized!("the period has no day", "时间段不含任何一天");
            let label =
                localized!("from {from} until {until} there is no day", "从 {from} 到 {until} 没有任何一天");
            self.report(Diagnostic::error(Code::LAW_EMPTY_PERIOD, message, period.span, label));
        }
        Some(Period { from: Some(from), until })
    }

    /// The periods of one value, each with its position, earliest first; one without an end lasts until the next
    /// begins, and one with a day that does not exist comes last and has none. `whole` is what has the value: where
    /// a part of that could not be read, no day is said to lack one.
    pub(super) fn resolve_periods(&mut self, periods: &[&ast::Period], whole: Span) -> Vec<(usize, Period)> {
        let mut resolved = Vec::new();
        let mut empty = Vec::new();
        let some_day = Some(Date::from_days(0));
        for (position, &written) in periods.iter().enumerate() {
            match self.resolve_period(written) {
                Some(period) => resolved.push((position, written, period)),
                None => empty.push((position, Period { from: some_day, until: some_day })),
            }
        }
        resolved.sort_by_key(|&(.., period)| period.from);
        let nexts: Vec<_> = resolved.iter().skip(1).map(|&(_, next, period)| (next, period)).collect();
        for ((_, written, period), (next, following)) in resolved.iter_mut().zip(nexts) {
            self.check_meeting((written, *period), (next, following), whole);
            period.until = period.until.or(following.from);
        }
        resolved.into_iter().map(|(position, _, period)| (position, period)).chain(empty).collect()
    }

    /// Each period ends on the day on which the next begins.
    fn check_meeting(
        &mut self,
        (written, period): (&ast::Period, Period),
        (next, following): (&ast::Period, Period),
        whole: Span,
    ) {
        let (Some(starts), Some(begins)) = (period.from, following.from) else { return };
        let ends = period.until.unwrap_or(begins);
        if ends <= starts && period.until.is_some() {
            // It was reported as empty.
            return;
        }
        if begins == starts || ends > begins {
            let message = localized!("two periods share {begins}", "两个时间段都包含 {begins}");
            let label = localized!("begins on {begins}", "自 {begins} 开始");
            let other = localized!("still lasts on {begins}", "到 {begins} 尚未结束");
            let problem = Diagnostic::error(Code::LAW_PERIODS_OVERLAP, message, next.span, label);
            self.report(problem.and(written.span, other));
        } else if ends < begins && !self.is_broken(whole) {
            let message =
                localized!("no period holds from {ends} until {begins}", "{ends} 至 {begins} 之间没有值");
            let label = localized!("begins on {begins}", "自 {begins} 开始");
            let other = localized!("ends on {ends}", "于 {ends} 结束");
            let problem = Diagnostic::error(Code::LAW_PERIODS_GAP, message, next.span, label);
            self.report(problem.and(written.span, other));
        }
    }
}
