//! The timeline as a list by date.

use super::TimelineView;
use super::restart::Earlier;
use crate::findings::Outcome;
use crate::localized;
use crate::localized::Localized;
use crate::program::{ProvisionId, RuleId};
use crate::report::change::{Scene, cause_text, finding_line, from_to, groups, provision_words, transition};
use crate::report::detail::Detail;
use crate::report::language::join;
use crate::report::layout::{Layout, Role};
use crate::report::location::Locator;
use crate::report::outcome::outcome_name;
use crate::report::page::Page;
use crate::timeline::{Change, Flip};

/// The most findings of one kind of change that are listed, unless all are asked for.
const MOST_FINDINGS: usize = 6;

/// Renders the timeline of one manifest for a terminal.
pub fn timeline(view: &TimelineView<'_>, detail: Detail, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let (manifest, from, to) = (view.manifest, view.timeline.from, view.timeline.to);
    page.heading(&localized!(
        "{manifest}: changes of outcomes from {from} to {to}",
        "{manifest}：{from} 至 {to} 的结论变化"
    ));
    page.sentences("", &view.premise());
    let locator = Locator::new(view.sources);
    let mut today_is_shown = !(from..=to).contains(&view.today);
    let mut earlier = None;
    for change in &view.timeline.changes {
        if !today_is_shown && change.date > view.today {
            today(view, &mut page);
            today_is_shown = true;
        }
        let writer = Writer { scene: view.scene(&locator, change), detail };
        writer.change(change, earlier, &mut page);
        if !change.restarts.is_empty() {
            earlier = Some(Earlier { date: change.date, restarts: &change.restarts });
        }
    }
    if !today_is_shown {
        today(view, &mut page);
    }
    summary(view, &mut page);
    page.finish()
}

/// The line between what is past and what is ahead.
fn today(view: &TimelineView<'_>, page: &mut Page) {
    let outcomes = view.timeline.outcomes_on(view.today);
    let count = |outcome| outcomes.values().filter(|&&one| one == outcome).count();
    let counts: Vec<Localized> =
        [Outcome::Breached, Outcome::Undetermined, Outcome::Exempt, Outcome::Satisfied]
            .into_iter()
            .map(|outcome| {
                let (count, name) = (count(outcome), outcome_name(outcome));
                Localized::new(format!("{count} {}", name.en), format!("{} {count}", name.zh))
            })
            .collect();
    let counts = join(&counts, ", ", "，");
    let today = view.today;
    let rule = page.layout.either("──", "--");
    let text = Localized::new(
        format!("{rule} today, {today}: {}", counts.en),
        format!("{rule} 今日 {today}：{}", counts.zh),
    );
    page.blank();
    let text = page.layout.language.sentences(&text);
    for line in text.lines() {
        page.paragraph("", "   ", &page.layout.paint(Role::Label, line));
    }
}

/// Writes what changes on one day.
pub(super) struct Writer<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) detail: Detail,
}

impl Writer<'_> {
    /// Everything of one day.
    fn change(&self, change: &Change, earlier: Option<Earlier<'_>>, page: &mut Page) {
        page.blank();
        page.heading(&Localized::same(change.date.to_string()));
        for group in groups(&change.flips) {
            self.group(&group, page);
        }
        self.restarts(&change.restarts, earlier, page);
        if change.renumberings.is_empty() {
            return;
        }
        let count = change.renumberings.len();
        let rules = if count == 1 { "rule" } else { "rules" };
        let quietly = page.layout.language.phrase(&localized!(
            "other provisions, same outcomes: {count} {rules}",
            "依据条款变化、结论不变：{count} 条规则"
        ));
        page.paragraph("  ", "    ", &page.layout.paint(Role::Faint, &quietly));
        if self.detail == Detail::Verbose {
            for renumbering in &change.renumberings {
                let provisions = (&*renumbering.before, &*renumbering.after);
                self.finding(renumbering.rule, &[], provisions, page);
            }
        }
    }

    /// Findings that change in the same way for the same causes.
    fn group(&self, group: &[&Flip], page: &mut Page) {
        let Some(first) = group.first() else { return };
        page.paragraph("  ", "  ", &transition(&page.layout, first.before, first.after));
        self.findings(group, page);
        let causes: Vec<Localized> =
            first.causes.iter().map(|cause| cause_text(&self.scene, cause)).collect();
        page.entry(&localized!("because", "原因"), &causes);
    }

    /// The findings of a group, or the first of many.
    pub(super) fn findings(&self, group: &[&Flip], page: &mut Page) {
        let most = if self.detail == Detail::Verbose { usize::MAX } else { MOST_FINDINGS };
        for flip in group.iter().take(most) {
            let provisions = (&*flip.provisions_before, &*flip.provisions_after);
            self.finding(flip.rule, &flip.element, provisions, page);
        }
        let more = group.len().saturating_sub(most);
        if more > 0 {
            let more =
                localized!("and {more} more (--verbose lists them)", "另有 {more} 项（--verbose 列出全部）");
            page.paragraph("    ", "      ", &page.layout.language.phrase(&more));
        }
    }

    /// A rule with its provisions before and after.
    fn finding(
        &self,
        id: RuleId,
        element: &[Box<str>],
        (before, after): (&[ProvisionId], &[ProvisionId]),
        page: &mut Page,
    ) {
        let program = self.scene.program;
        let Some(rule) = program.rule(id) else { return };
        page.paragraph("    ", "      ", &finding_line(program, &page.layout, rule, element));
        let words = |provisions| provision_words(program, &page.layout, provisions);
        let line = from_to(&page.layout, words(before), words(after));
        page.paragraph("      ", "        ", &page.layout.paint(Role::Faint, &line));
    }
}

/// The last line: how many days, past and ahead.
fn summary(view: &TimelineView<'_>, page: &mut Page) {
    let days = view.timeline.changes.iter().filter(|change| !change.flips.is_empty());
    let (past, ahead): (Vec<_>, Vec<_>) = days.partition(|change| change.date <= view.today);
    let (past, ahead) = (past.len(), ahead.len());
    page.blank();
    page.sentences(
        "",
        &localized!(
            "Days on which outcomes change: {past} up to today, {ahead} ahead.",
            "结论发生变化的日期：截至今日 {past} 个，此后 {ahead} 个。"
        ),
    );
}
