//! Calendars: which days are worked, year by year.

use std::collections::BTreeMap;

use super::checker::Checker;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::quantity::{Calendar, Date, Duration, is_weekday};
use crate::source::Span;
use crate::syntax::ast;

/// The most days that stand in one run.
const MOST_DAYS: i32 = 31;

impl Checker<'_> {
    /// Puts the years together.
    pub(super) fn check_calendars(&mut self) {
        let calendars = &self.declarations.calendars;
        self.check_unique(calendars.iter().map(|calendar| &calendar.name));
        let mut named = BTreeMap::new();
        let (mut years, mut holidays, mut working) = (Vec::new(), Vec::new(), Vec::new());
        for calendar in calendars {
            let clauses = [("source", calendar.source.is_some()), ("holiday", !calendar.holidays.is_empty())];
            self.check_clauses(&calendar.name, calendar.span, &clauses);
            let Ok(year) = calendar.name.text.parse() else { continue };
            years.push(year);
            for days in &calendar.holidays {
                holidays.extend(self.days(year, *days, &mut named));
            }
            for days in &calendar.working {
                let days_of_run = self.days(year, *days, &mut named);
                if let Some(&day) = days_of_run.iter().find(|&&day| is_weekday(day)) {
                    self.report_weekday(day, days.span);
                }
                working.extend(days_of_run);
            }
        }
        self.program.calendar = Calendar::new(years, holidays, working);
        let most = self.program.calendar.most_days_off();
        if most > Duration::MOST_DAYS_OFF
            && let Some(last) = calendars.last()
        {
            self.report_days_off(last.name.span);
        }
    }

    /// The days of a run that are days of the year and were not named before.
    fn days(&mut self, year: i16, days: ast::Days, named: &mut BTreeMap<Date, Span>) -> Vec<Date> {
        let (first, last) = (days.first.days(), days.last.days());
        if last < first || last - first >= MOST_DAYS {
            let label = if last < first {
                localized!("ends before it begins", "结束早于开始")
            } else {
                localized!("expected at most {MOST_DAYS} days", "最多 {MOST_DAYS} 天")
            };
            let message = localized!("these are not the days of a holiday", "这不是一段假期");
            self.report_days(message, days.span, label);
            return Vec::new();
        }
        let all: Vec<Date> = (first..=last).map(Date::from_days).collect();
        if let Some(day) = all.iter().find(|&&day| !belongs(day, year)) {
            let message = localized!("{day} is not a day of {year}", "{day} 不属于 {year} 年");
            let label = localized!(
                "expected a day of {year}, or of the December before",
                "此处应为 {year} 年或其前一年十二月的日期"
            );
            self.report_days(message, days.span, label);
            return Vec::new();
        }
        for &day in &all {
            if let Some(&before) = named.get(&day) {
                let message = localized!("{day} is named twice", "{day} 出现两次");
                let label = localized!("named again here", "此处再次列出");
                let other = localized!("first named here", "首次列于此");
                let problem = Diagnostic::error(Code::LAW_CALENDAR_DAY, message, days.span, label);
                self.report(problem.and(before, other));
                return Vec::new();
            }
        }
        named.extend(all.iter().map(|&day| (day, days.span)));
        all
    }

    fn report_weekday(&mut self, day: Date, span: Span) {
        let message = localized!("{day} is worked anyway", "{day} 本来就是工作日");
        let label = localized!("expected a Saturday or a Sunday", "此处应为星期六或星期日");
        self.report_days(message, span, label);
    }

    fn report_days_off(&mut self, span: Span) {
        let most = Duration::MOST_DAYS_OFF;
        let message = localized!(
            "the calendars leave more than {most} days off beyond the days worked",
            "各日历中，某一时段的休息日比工作日多出 {most} 天以上"
        );
        let label = localized!(
            "expected no stretch with so few working days up to this year",
            "截至该年，不应有工作日如此之少的时段"
        );
        self.report_days(message, span, label);
    }

    fn report_days(&mut self, message: Localized, span: Span, label: Localized) {
        self.report(Diagnostic::error(Code::LAW_CALENDAR_DAY, message, span, label));
    }
}

/// Whether a calendar of `year` may name a day: the notice for a year also moves the days around its first.
fn belongs(day: Date, year: i16) -> bool {
    let civil = day.civil();
    civil.year() == year || (civil.month() == 12 && civil.year() + 1 == year)
}
