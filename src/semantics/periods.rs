//! Periods: sorted, without overlap and without gap.

use super::checker::Checker;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::program::Period;
use crate::syntax::ast;

impl Checker<'_> {
    /// One period on its own.
    pub(super) fn resolve_period(&mut self, period: &ast::Period) -> Period {
        if let Some(until) = period.until.filter(|&until| until <= period.from) {
            let from = period.from;
            let message = localized!("the period has no day", "时间段不含任何一天");
            let label =
                localized!("from {from} until {until} there is no day", "从 {from} 到 {until} 没有任何一天");
            self.report(Diagnostic::error(Code::LAW_EMPTY_PERIOD, message, period.span, label));
        }
        Period { from: Some(period.from), until: period.until }
    }

    /// The periods of one value, each with its position, earliest first; one without an end lasts until the next
    /// begins.
    pub(super) fn resolve_periods(&mut self, periods: &[&ast::Period]) -> Vec<(usize, Period)> {
        let mut sorted: Vec<(usize, &ast::Period)> = periods.iter().copied().enumerate().collect();
        sorted.sort_by_key(|(_, period)| period.from);
        let nexts = sorted.iter().skip(1).map(|&(_, next)| Some(next)).chain([None]);
        let pairs: Vec<_> = sorted.iter().copied().zip(nexts).collect();
        let mut resolved = Vec::new();
        for ((position, written), next) in pairs {
            let mut period = self.resolve_period(written);
            if let Some(next) = next {
                self.check_meeting(written, next);
                period.until = period.until.or(Some(next.from));
            }
            resolved.push((position, period));
        }
        resolved
    }

    /// Each period ends on the day on which the next begins.
    fn check_meeting(&mut self, period: &ast::Period, next: &ast::Period) {
        let begins = next.from;
        let ends = period.until.unwrap_or(begins);
        if ends <= period.from && period.until.is_some() {
            // It was reported as empty.
            return;
        }
        if begins == period.from || ends > begins {
            let message = localized!("two periods share {begins}", "两个时间段都包含 {begins}");
            let label = localized!("begins on {begins}", "自 {begins} 开始");
            let other = localized!("still lasts on {begins}", "到 {begins} 尚未结束");
            let problem = Diagnostic::error(Code::LAW_PERIODS_OVERLAP, message, next.span, label);
            self.report(problem.and(period.span, other));
        } else if ends < begins {
            let message =
                localized!("no period holds from {ends} until {begins}", "{ends} 至 {begins} 之间没有值");
            let label = localized!("begins on {begins}", "自 {begins} 开始");
            let other = localized!("ends on {ends}", "于 {ends} 结束");
            let problem = Diagnostic::error(Code::LAW_PERIODS_GAP, message, next.span, label);
            self.report(problem.and(period.span, other));
        }
    }
}
