//! How far long work has come: on a terminal, and nowhere else.

use std::fmt;
use std::sync::Once;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::localized::Localized;
use crate::report::ReportLanguage;

/// What is done sooner than this shows no bar.
const DELAY: Duration = Duration::from_millis(500);

/// How much there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amount {
    /// So many.
    Known(u64),
    /// Nobody knows before the end.
    Unknown,
}

/// How far work has come. What it shows is gone when it is dropped.
#[derive(Default)]
pub(crate) struct Progress {
    shown: Option<Shown>,
}

struct Shown {
    bar: ProgressBar,
    begin: Instant,
    appearance: Once,
}

impl Progress {
    /// Begins work on an amount of `things`, such as “products”.
    pub(super) fn begin(amount: Amount, things: &Localized, language: ReportLanguage) -> Self {
        let bar = match amount {
            Amount::Known(count) => ProgressBar::with_draw_target(Some(count), ProgressDrawTarget::hidden()),
            Amount::Unknown => ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()),
        };
        let style = ProgressStyle::with_template(&template(amount, things, language));
        // A template that indicatif does not know would leave its own.
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar()).with_key("rate", rate);
        let bar = bar.with_style(style);
        Self { shown: Some(Shown { bar, begin: Instant::now(), appearance: Once::new() }) }
    }

    /// What is drawn, for those that write beside it.
    pub(super) fn bar(&self) -> Option<ProgressBar> {
        self.shown.as_ref().map(|shown| shown.bar.clone())
    }

    /// So many more things are done.
    pub(crate) fn advance(&self, done: u64) {
        let Some(Shown { bar, begin, appearance }) = &self.shown else { return };
        bar.inc(done);
        if begin.elapsed() >= DELAY {
            appearance.call_once(|| {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.tick();
            });
        }
    }

    /// One more thing is done of what turned out to be so many.
    pub(crate) fn advance_of(&self, count: usize) {
        if let Some(Shown { bar, .. }) = &self.shown {
            bar.set_length(count as u64);
            self.advance(1);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(Shown { bar, .. }) = &self.shown {
            bar.finish_and_clear();
        }
    }
}

/// What the bar shows, in indicatif's notation.
fn template(amount: Amount, things: &Localized, language: ReportLanguage) -> String {
    let (bar, done) = match amount {
        Amount::Known(_) => ("{bar:30} ", "{human_pos}/{human_len}"),
        Amount::Unknown => ("", "{human_pos}"),
    };
    let counted = Localized::new(
        format!("{done} {}, {{rate}}/s", things.en),
        format!("{done} {}，{{rate}}/秒", things.zh),
    );
    format!("{bar}{}", language.phrase(&counted))
}

fn rate(state: &ProgressState, out: &mut dyn fmt::Write) {
    // What can't be written is not shown.
    let _ = write!(out, "{:.0}", state.per_sec());
}

#[cfg(test)]
mod tests {
    use indicatif::ProgressStyle;

    use super::{Amount, template};
    use crate::localized::Localized;
    use crate::report::ReportLanguage;

    #[test]
    fn every_template_is_sound() {
        let things = Localized::new("products", "个产品");
        for language in [ReportLanguage::En, ReportLanguage::Zh, ReportLanguage::Both] {
            for amount in [Amount::Known(3), Amount::Unknown] {
                let template = template(amount, &things, language);
                assert!(ProgressStyle::with_template(&template).is_ok(), "{template}");
            }
        }
        let known = template(Amount::Known(3), &things, ReportLanguage::En);
        assert_eq!(known, "{bar:30} {human_pos}/{human_len} products, {rate}/s");
    }
}
