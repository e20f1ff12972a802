//! The check report as Markdown, for a comment on a pull request.

mod change;
mod observation;
mod page;
mod refused;
mod text;

use std::fmt::Write as _;

use super::citation::citation;
use super::evidence::evidence_line;
use super::language::{ReportLanguage, join};
use super::location::Locator;
use super::note::note_text;
use super::observation::{observation_count, outcome_in_full, waiver_of};
use super::observed::Observed;
use super::outcome::{message, outcome_name};
use super::question::{how_to_write, question_text, weight};
use super::renderer::Refused;
use super::view::View;
use crate::findings::{Finding, Outcome, questions};
use crate::localized;
use crate::localized::Localized;
use crate::quantity::Date;
use page::Page;
use text::{escaped, with_code};

/// The most questions that are asked.
const MOST_QUESTIONS: usize = 10;

/// Renders the check of one manifest. Each section stands by itself; where there is a baseline, what has changed against
/// it stands in the place of the breaches.
pub fn markdown(view: &View<'_>, language: ReportLanguage) -> String {
    let mut page = Page::new(language);
    page.verdict(view);
    match view.findings.novelties {
        Some(novelties) => page.changes(view, novelties),
        None => page.breaches(view),
    }
    page.questions(view);
    page.observations(&view.observed());
    page.all(view);
    page.text
}

/// Renders what is wrong with a manifest that can't be read.
pub fn markdown_refused(refused: &Refused<'_>, language: ReportLanguage) -> String {
    let mut page = Page::new(language);
    page.refused(refused);
    page.text
}

/// Renders what was observed of a run as a whole.
pub fn markdown_observed(observed: &Observed<'_>, language: ReportLanguage) -> String {
    let day = observed.as_of;
    let heading = localized!("the run as a whole as of {day}", "本次检查整体（评估日期 {day}）");
    let mut page = Page::new(language);
    page.text = format!("### hegui: {}\n", language.phrase(&heading));
    page.observations(observed);
    page.text.push('\n');
    page.text
}

impl Page {
    /// The manifest and the day.
    fn heading(&mut self, manifest: &str, day: Date) {
        let name = escaped(manifest);
        let heading = localized!("{name} as of {day}", "{name}（评估日期 {day}）");
        self.text = format!("### hegui: {}\n\n", self.phrase(&heading));
    }

    /// The manifest, the day, and the counts of all outcomes.
    fn verdict(&mut self, view: &View<'_>) {
        self.heading(view.manifest, view.findings.as_of);
        if !view.findings.anything_applies() {
            let nothing = localized!(
                "**No rule applies to this manifest: nothing was checked.**",
                "**没有任何规则适用于该清单：未进行任何检查。**"
            );
            self.text += &[&self.phrase(&nothing), "\n\n"].concat();
        }
        let counts = view.findings.counts();
        let part = |&(_, outcome): &(&str, Outcome)| {
            let (count, name) = (counts.of(outcome), outcome_name(outcome));
            let weight = if count > 0 && outcome <= Outcome::Undetermined { "**" } else { "" };
            Localized::new(
                format!("{weight}{count} {}{weight}", name.en),
                format!("{weight}{} {count}{weight}", name.zh),
            )
        };
        let mut parts: Vec<Localized> = Outcome::ALL.iter().map(part).collect();
        let observed = view.findings.observations.len();
        parts.extend((observed > 0).then(|| observation_count(observed)));
        self.text += &[&self.phrase(&join(&parts, ", ", "，")), "\n"].concat();
    }

    /// What is breached, by which law, and what to do: the gravest first.
    fn breaches(&mut self, view: &View<'_>) {
        let findings = &view.findings.findings;
        let mut breaches: Vec<&Finding> =
            findings.iter().filter(|finding| finding.outcome == Outcome::Breached).collect();
        breaches.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        if breaches.is_empty() {
            return;
        }
        let head =
            [localized!("breached", "违反"), localized!("law", "法律依据"), localized!("remedy", "整改建议")];
        let locator = Locator::new(view.sources);
        let rows = breaches.into_iter().map(|finding| self.breach(view, finding, &locator)).collect();
        self.table(&head, rows);
    }

    fn breach(&self, view: &View<'_>, finding: &Finding, locator: &Locator<'_>) -> Vec<String> {
        let place = view.place(finding).and_then(|span| locator.locate(span));
        let place = place.map(|place| format!("<br>{}", escaped(&place.short()))).unwrap_or_default();
        let what = escaped(&self.phrase(&message(view, finding)));
        let about = about(view, finding);
        let citations = view.provisions(finding).into_iter();
        let citations: Vec<Localized> = citations.map(|id| citation(view.program, id)).collect();
        let remedy =
            finding.details().breach.as_ref().map(|breach| self.phrase(&breach.remedy)).unwrap_or_default();
        vec![
            format!("**{what}**<br>{about}{place}{}", self.notes(finding)),
            escaped(&self.phrase(&join(&citations, "; ", "；"))),
            escaped(&remedy),
        ]
    }

    /// What was assumed for a finding, on further lines of its cell.
    fn notes(&self, finding: &Finding) -> String {
        let notes = finding.details().notes.iter().map(|note| with_code(&self.phrase(&note_text(note))));
        notes.flat_map(|note| ["<br>*".to_owned(), note, "*".to_owned()]).collect()
    }

    /// What to answer next.
    fn questions(&mut self, view: &View<'_>) {
        let program = view.program;
        let questions = questions(program, view.findings);
        if questions.is_empty() {
            return;
        }
        let count = questions.len();
        let plural = if count == 1 { "" } else { "s" };
        let heading = localized!("Not known yet: {count} question{plural}", "待确认：{count} 个问题");
        let heading = self.phrase(&heading);
        let _ = write!(self.text, "\n**{heading}**\n\n");
        for (number, question) in (1..).zip(questions.iter().take(MOST_QUESTIONS)) {
            let asked = with_code(&self.phrase(&question_text(program, question, view.notation)));
            let answer = with_code(&self.phrase(&how_to_write(program, question, view.notation)));
            let weight = self.phrase(&weight(question));
            // A text can always be written to.
            let _ = writeln!(self.text, "{number}. {asked}<br>{answer}<br>*{weight}*");
        }
        let more = count.saturating_sub(MOST_QUESTIONS);
        if more > 0 {
            let more = localized!("and {more} more", "另有 {more} 个问题");
            let _ = write!(self.text, "\n{}\n", self.phrase(&more));
        }
    }

    /// Every finding, folded away.
    fn all(&mut self, view: &View<'_>) {
        let findings = &view.findings.findings;
        let count = findings.len();
        let summary = self.phrase(&localized!("All findings ({count})", "全部结论（{count}）"));
        let _ = write!(self.text, "\n<details><summary>{summary}</summary>\n");
        let mut all: Vec<&Finding> = findings.iter().collect();
        all.sort_by_key(|finding| finding.outcome);
        let head = [localized!("outcome", "结论"), localized!("rule", "规则"), localized!("title", "标题")];
        let row = |finding: &Finding| {
            let mut title = escaped(&self.phrase(&view.title(finding)));
            if let Some(waiver) = waiver_of(finding) {
                title += &["<br>*", &escaped(&self.phrase(&waiver)), "*"].concat();
            }
            if let Some(evidence) = evidence_line(finding) {
                title += &["<br>", &escaped(&self.phrase(&evidence))].concat();
            }
            title += &self.notes(finding);
            vec![self.phrase(&outcome_in_full(finding)), about(view, finding), title]
        };
        let rows = all.into_iter().map(row).collect();
        self.table(&head, rows);
        self.text += "\n</details>\n\n";
    }
}

/// The rule, and the element where there is one.
fn about(view: &View<'_>, finding: &Finding) -> String {
    let element = finding.element_key().map(|key| format!(" · {}", escaped(&key))).unwrap_or_default();
    format!("`{}`{element}", view.rule_name(finding))
}
