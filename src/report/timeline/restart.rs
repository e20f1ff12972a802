//! A day on which counters start again.

use super::terminal::Writer;
use crate::localized;
use crate::localized::Localized;
use crate::quantity::Date;
use crate::report::change::{cause_text, counted_anew};
use crate::report::detail::Detail;
use crate::report::layout::Role;
use crate::report::page::Page;
use crate::timeline::{Cause, Counter, DatedFact, Flip};

/// The restarts of an earlier day.
#[derive(Clone, Copy)]
pub(super) struct Earlier<'a> {
    pub(super) date: Date,
    pub(super) restarts: &'a [Flip],
}

impl Writer<'_> {
    /// The findings that rest on counters which start again, and what they would be with the counters at their start;
    /// in one line, where an earlier day has said the same.
    pub(super) fn restarts(&self, restarts: &[Flip], earlier: Option<Earlier<'_>>, page: &mut Page) {
        if restarts.is_empty() {
            return;
        }
        let said =
            earlier.filter(|earlier| self.detail != Detail::Verbose && is_same(earlier.restarts, restarts));
        self.heading(restarts.len(), said.map(|earlier| earlier.date), page);
        if said.is_some() {
            return;
        }
        let counters: Vec<Localized> =
            counters(restarts).into_iter().map(|counter| cause_text(&self.scene, &counter)).collect();
        page.entry(&localized!("because", "原因"), &counters);
        let (other, same): (Vec<&Flip>, Vec<&Flip>) =
            restarts.iter().partition(|restart| restart.before != restart.after);
        self.by_outcomes(&other, page);
        if self.detail == Detail::Verbose {
            self.by_outcomes(&same, page);
        } else if !same.is_empty() {
            let (count, findings) = (same.len(), plural(same.len()));
            let quietly = page.layout.language.phrase(&localized!(
                "counted anew, the same: {count} {findings} (--verbose lists them)",
                "按重新累计结论不变：{count} 项（--verbose 列出全部）"
            ));
            page.paragraph("  ", "    ", &page.layout.paint(Role::Faint, &quietly));
        }
    }

    fn heading(&self, count: usize, said: Option<Date>, page: &mut Page) {
        let findings = plural(count);
        let rest = if count == 1 { "rests" } else { "rest" };
        let Localized { en, zh } =
            said.map_or_else(Localized::default, |day| localized!(", as on {day}", "，情形同 {day}"));
        let year = self.scene.facts.described_on.map_or(0, Date::year);
        let text = localized!(
            "counters start again: {count} {findings} still {rest} on the numbers of {year}{en}",
            "累计数重新起算：{count} 项结论仍以{year}年的数字为据{zh}"
        );
        page.paragraph("  ", "    ", &page.layout.paint(Role::Label, &page.layout.language.phrase(&text)));
    }

    /// Findings by what they are and would be.
    fn by_outcomes(&self, restarts: &[&Flip], page: &mut Page) {
        let mut restarts = restarts.to_vec();
        restarts.sort_by_key(|restart| (restart.after, restart.before));
        for group in restarts.chunk_by(|one, other| (one.before, one.after) == (other.before, other.after)) {
            let Some(first) = group.first() else { continue };
            page.paragraph("  ", "  ", &counted_anew(&page.layout, first.before, first.after));
            self.findings(group, page);
        }
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "finding" } else { "findings" }
}

/// Whether two days say the same of the same findings.
fn is_same(one: &[Flip], other: &[Flip]) -> bool {
    let said = |restart: &Flip| (restart.rule, restart.element.clone(), restart.before, restart.after);
    one.iter().map(said).eq(other.iter().map(said))
}

/// The counters that start again, each once with all facts that state it.
fn counters(restarts: &[Flip]) -> Vec<Cause> {
    let mut counters: Vec<Counter> = Vec::new();
    for cause in restarts.iter().flat_map(|restart| &restart.causes) {
        let Cause::StartsAgain(counter) = cause else { continue };
        let Some(known) = counters.iter_mut().find(|known| known.name == counter.name) else {
            counters.push(counter.clone());
            continue;
        };
        let is_new = |fact: &&DatedFact| !known.facts.iter().any(|one| one.name == fact.name);
        let new: Vec<DatedFact> = counter.facts.iter().filter(is_new).cloned().collect();
        known.facts.extend(new);
    }
    counters.into_iter().map(Cause::StartsAgain).collect()
}
