//! What came of checking a manifest again, for a terminal: what flipped and no more.

use super::comparison::{ComparisonView, flips};
use super::layout::{Layout, Role};
use super::page::Page;
use super::terminal::counted;
use crate::findings::{Findings, Observation};
use crate::localized;
use crate::localized::Localized;
use crate::quantity::Datetime;

/// Something that was looked at again.
#[derive(Debug, Clone, Copy)]
pub struct Recheck<'a> {
    /// When.
    pub at: Datetime,
    /// What: a manifest by its name, or all of them.
    pub subject: &'a Localized,
    /// What is new.
    pub news: News<'a>,
}

/// What is new of a manifest.
#[derive(Debug, Clone, Copy)]
pub enum News<'a> {
    /// It is checked for the first time.
    First,
    /// It was checked before.
    Again {
        /// What flipped since it could be checked last.
        comparison: &'a ComparisonView<'a>,
        /// What is found now.
        findings: &'a Findings,
        /// What was observed now and not before.
        observations: &'a [&'a Observation],
    },
    /// It can't be checked; why not is said elsewhere.
    Broken,
    /// It is there no more.
    Gone,
    /// Rules and waivers were read again, and no finding of any manifest flipped.
    NothingFlipped,
}

/// Renders it: one line, and behind it what flipped.
pub fn recheck(recheck: &Recheck<'_>, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let news = match recheck.news {
        News::First => localized!("checked for the first time", "首次检查"),
        News::Again { comparison, .. } => match comparison.flips.len() {
            0 => localized!("nothing flipped", "结论无变化"),
            1 => localized!("1 finding flipped", "1 项结论发生变化"),
            count => localized!("{count} findings flipped", "{count} 项结论发生变化"),
        },
        News::Broken => localized!(
            "can't be checked; after it is mended, it is compared with what was found last",
            "无法检查；修正后将与上次的结论比较"
        ),
        News::Gone => localized!("is no longer there", "已不存在"),
        News::NothingFlipped => localized!("nothing flipped", "结论无变化"),
    };
    let (at, subject) = (time_of_day(recheck.at), recheck.subject);
    page.heading(&Localized::new(
        format!("{at} {}: {}", subject.en, news.en),
        format!("{at} {}：{}", subject.zh, news.zh),
    ));
    if let News::Again { comparison, findings, observations } = recheck.news {
        flips(comparison, &mut page);
        for observation in observations {
            self::observation(observation, &mut page);
        }
        if !comparison.flips.is_empty() || !observations.is_empty() {
            page.blank();
            counted(findings, "  ", &mut page);
        }
    }
    page.finish()
}

fn observation(observation: &Observation, page: &mut Page) {
    page.blank();
    let about = observation.about().map(|about| format!(" {} {about}", page.layout.either("·", "-")));
    let kind = page.layout.paint(Role::Warning, observation.kind.name());
    page.line(&format!("{kind}{}", about.unwrap_or_default()));
    page.sentences("  ", &observation.message);
}

/// The time of day in China, whose day the as-of date is.
fn time_of_day(moment: Datetime) -> String {
    let second = moment.second_of_day_in_china();
    format!("{:02}:{:02}:{:02} +08:00", second / 3_600, second / 60 % 60, second % 60)
}
