//! The timeline: a list by date for people, JSON for programs, a calendar for calendars.

mod calendar;
mod json;
mod restart;
mod terminal;

pub use calendar::timeline_calendar;
pub use json::timeline_json;
pub use terminal::timeline;

use super::change::Scene;
use super::location::Locator;
use crate::facts::Facts;
use crate::localized;
use crate::localized::Localized;
use crate::program::Program;
use crate::quantity::Date;
use crate::source::Sources;
use crate::timeline::{Change, Timeline};

/// What the timeline of one manifest is told from.
#[derive(Debug, Clone, Copy)]
pub struct TimelineView<'a> {
    /// The rules.
    pub program: &'a Program,
    /// What the manifest states.
    pub facts: &'a Facts,
    /// The changes.
    pub timeline: &'a Timeline,
    /// The manifest's name.
    pub manifest: &'a str,
    /// The texts that places in `facts` point into.
    pub sources: &'a Sources,
    /// The day between what is past and what is ahead.
    pub today: Date,
}

impl<'a> TimelineView<'a> {
    /// What a change is told from.
    fn scene(&self, manifest: &'a Locator<'a>, change: &Change) -> Scene<'a> {
        let eve = Date::from_days(change.date.days().saturating_sub(1));
        Scene { program: self.program, facts: self.facts, manifest, days: (eve, change.date) }
    }

    /// That facts do not move with the days.
    fn premise(&self) -> Localized {
        match self.facts.described_on {
            Some(day) => localized!(
                "Facts are taken as stated on {day}, on every day; counts of a year too.",
                "各日均以 {day} 所述事实为准，年度累计数亦同。"
            ),
            None => localized!(
                "Facts are taken as the manifest states them, on every day; counts of a year too. It does not say on which day they hold (`described-on`), so that no day is shown on which counts start again.",
                "各日均以清单所述事实为准，年度累计数亦同；清单未说明事实以哪一天为准（`described-on`），故不列出累计数重新起算的日期。"
            ),
        }
    }
}
