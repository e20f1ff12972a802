//! The last lines: the manifest, the as-of date, and how many findings have each outcome.

use super::observations::count;
use crate::findings::{Findings, Outcome};
use crate::localized;
use crate::localized::Localized;
use crate::report::language::join;
use crate::report::layout::Role;
use crate::report::note::note_text;
use crate::report::novelty::novelty_counts;
use crate::report::observed::Observed;
use crate::report::outcome::outcome_name;
use crate::report::page::Page;
use crate::report::view::View;

/// One line of counts for all outcomes; before it a warning where nothing was checked.
pub(super) fn summary(view: &View<'_>, page: &mut Page) {
    page.blank();
    if !view.findings.anything_applies() {
        page.sentences(
            "",
            &localized!(
                "No rule applies to this manifest: nothing was checked.",
                "没有任何规则适用于该清单：未进行任何检查。"
            ),
        );
    }
    for note in view.findings.notes() {
        let Localized { en, zh } = note_text(&note);
        page.sentences("", &localized!("Note: {en}.", "说明：{zh}。"));
    }
    let (manifest, day) = (view.manifest, view.findings.as_of);
    let subject = localized!("{manifest} as of {day}", "{manifest}（评估日期 {day}）");
    page.sentences("", &subject);
    counted(view.findings, "", page);
}

/// How many findings have each outcome, and how many observations there are, on lines that begin with `indent`.
pub(in crate::report) fn counted(findings: &Findings, indent: &str, page: &mut Page) {
    let counts = findings.counts();
    let mut parts: Vec<Localized> = Outcome::ALL
        .iter()
        .map(|&(_, outcome)| {
            let (count, name) = (counts.of(outcome), outcome_name(outcome));
            Localized::new(format!("{count} {}", name.en), format!("{} {count}", name.zh))
        })
        .collect();
    parts.extend(novelty_counts(findings));
    parts.extend(count(&findings.observations));
    let line = join(&parts, ", ", "，");
    let role = if counts.of(Outcome::Breached) > 0 {
        Role::Error
    } else if counts.of(Outcome::Undetermined) > 0 || !findings.anything_applies() {
        Role::Warning
    } else {
        Role::Good
    };
    for line in page.layout.language.sentences(&line).lines() {
        let painted = page.layout.paint(role, line);
        page.paragraph(indent, &format!("{indent}  "), &painted);
    }
}

/// The last line of what was observed of a run as a whole.
pub(super) fn observed(observed: &Observed<'_>, page: &mut Page) {
    let Some(Localized { en, zh }) = count(observed.observations) else { return };
    let day = observed.as_of;
    page.blank();
    page.sentences(
        "",
        &localized!("the run as a whole as of {day}: {en}", "本次检查整体（评估日期 {day}）：{zh}"),
    );
}
