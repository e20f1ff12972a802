//! What has changed against a baseline.

use std::fmt::Write as _;

use super::page::Page;
use super::text::escaped;
use crate::findings::{Finding, Novelties, Novelty, Observation, ObservationKind, Outcome};
use crate::localized;
use crate::report::location::Locator;
use crate::report::view::View;

impl Page {
    /// What is new, what has vanished, and, folded away, which breaches are known.
    pub(super) fn changes(&mut self, view: &View<'_>, novelties: Novelties) {
        let Novelties { new, known, vanished } = novelties;
        let heading = localized!(
            "Against the baseline: {new} new, {vanished} vanished, {known} known",
            "与基线相比：新增 {new}，不再出现 {vanished}，已知 {known}"
        );
        // A text can always be written to.
        let _ = write!(self.text, "\n**{}**\n", self.phrase(&heading));
        self.new_findings(view);
        self.vanished(view);
        self.known_breaches(view);
    }

    /// What is new, breaches first.
    fn new_findings(&mut self, view: &View<'_>) {
        let mut new = of(view, Novelty::New);
        new.sort_by_key(|finding| (finding.outcome, std::cmp::Reverse(finding.severity)));
        if new.is_empty() {
            return;
        }
        let head =
            [localized!("new", "新增"), localized!("law", "法律依据"), localized!("remedy", "整改建议")];
        let locator = Locator::new(view.sources);
        let rows = new.into_iter().map(|finding| self.breach(view, finding, &locator)).collect();
        self.table(&head, rows);
    }

    /// What the baseline has and is there no more.
    fn vanished(&mut self, view: &View<'_>) {
        let is_meant = |one: &&Observation| one.kind == ObservationKind::FindingVanished;
        let vanished: Vec<&Observation> = view.findings.observations.iter().filter(is_meant).collect();
        if vanished.is_empty() {
            return;
        }
        let head = [localized!("vanished", "不再出现"), localized!("title", "标题")];
        let row = |one: &Observation| {
            let name = one.rule.as_deref().unwrap_or_default();
            let element =
                one.element.as_deref().map(|key| format!(" · {}", escaped(key))).unwrap_or_default();
            let rule = view.program.find_rule(name).and_then(|id| view.program.rule(id));
            let title = rule.map(|rule| view.program.texts.localized(rule.title)).unwrap_or_default();
            vec![format!("`{}`{element}", escaped(name)), escaped(&self.phrase(&title))]
        };
        let rows = vanished.into_iter().map(row).collect();
        self.table(&head, rows);
    }

    /// The breaches that are known, folded away.
    fn known_breaches(&mut self, view: &View<'_>) {
        let mut known = of(view, Novelty::Known);
        known.retain(|finding| finding.outcome == Outcome::Breached);
        if known.is_empty() {
            return;
        }
        known.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let count = known.len();
        let plural = if count == 1 { "" } else { "es" };
        let summary = localized!("{count} known breach{plural}", "已知的违反（{count}）");
        let _ = write!(self.text, "\n<details><summary>{}</summary>\n", self.phrase(&summary));
        let head =
            [localized!("known", "已知"), localized!("law", "法律依据"), localized!("remedy", "整改建议")];
        let locator = Locator::new(view.sources);
        let rows = known.into_iter().map(|finding| self.breach(view, finding, &locator)).collect();
        self.table(&head, rows);
        self.text += "\n</details>\n";
    }
}

/// The findings of which a baseline says that.
fn of<'a>(view: &View<'a>, novelty: Novelty) -> Vec<&'a Finding> {
    view.findings.findings.iter().filter(|finding| finding.novelty == Some(novelty)).collect()
}
