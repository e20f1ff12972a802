//! What is neither breached nor asked for: waived, exempt, satisfied, not applicable, with reasons.

use crate::findings::{Finding, Outcome};
use crate::localized;
use crate::localized::Localized;
use crate::report::evidence::evidence_line;
use crate::report::language::capital;
use crate::report::layout::Role;
use crate::report::note::note_text;
use crate::report::novelty::mark;
use crate::report::observation::waiver_of;
use crate::report::outcome::{message, outcome_name};
use crate::report::page::Page;
use crate::report::view::View;
use crate::report::visible::visible_name;

/// The breaches that are known: they have been told in full when they were new.
pub(super) fn known_breaches(view: &View<'_>, page: &mut Page) {
    let is_meant = |finding: &&Finding| finding.outcome == Outcome::Breached && finding.is_known();
    let found: Vec<&Finding> = view.findings.findings.iter().filter(is_meant).collect();
    lines(view, &localized!("Known breaches", "已知的违反"), &found, page);
}

/// What waivers cover: always shown, since it is not compliance.
pub(super) fn waived(view: &View<'_>, page: &mut Page) {
    section(view, Outcome::Waived, page);
}

/// Everything that a verbose report adds.
pub(super) fn all(view: &View<'_>, page: &mut Page) {
    for outcome in [Outcome::Undetermined, Outcome::Exempt, Outcome::Satisfied, Outcome::NotApplicable] {
        section(view, outcome, page);
    }
}

fn section(view: &View<'_>, outcome: Outcome, page: &mut Page) {
    let found: Vec<&Finding> =
        view.findings.findings.iter().filter(|finding| finding.outcome == outcome).collect();
    lines(view, &capital(&outcome_name(outcome)), &found, page);
}

fn lines(view: &View<'_>, heading: &Localized, found: &[&Finding], page: &mut Page) {
    if found.is_empty() {
        return;
    }
    page.blank();
    let (count, Localized { en, zh }) = (found.len(), heading);
    page.heading(&localized!("{en} ({count})", "{zh}（{count}）"));
    for finding in found {
        line(view, finding, page);
    }
}

fn line(view: &View<'_>, finding: &Finding, page: &mut Page) {
    let layout = page.layout;
    let role = match finding.outcome {
        Outcome::Satisfied | Outcome::Exempt => Role::Good,
        Outcome::NotApplicable => Role::Faint,
        Outcome::Breached | Outcome::Undetermined | Outcome::Waived => Role::Warning,
    };
    let element = finding
        .element_key()
        .map(|key| format!(" {} {}", layout.either("·", "-"), visible_name(&key)))
        .unwrap_or_default();
    let name = layout.paint(role, view.rule_name(finding));
    let title = view.rule(finding).map(|rule| view.program.texts.localized(rule.title)).unwrap_or_default();
    let (known, title) = (layout.language.phrase(&mark(finding)), layout.language.phrase(&title));
    page.paragraph("  ", "    ", &format!("{name}{element}{known}: {title}"));
    // That it is satisfied says all; every other outcome has its reason.
    if finding.outcome != Outcome::Satisfied {
        page.sentences("    ", &message(view, finding));
    }
    if let Some(Localized { en, zh }) = waiver_of(finding) {
        let own = outcome_name(finding.own_outcome());
        let Localized { en: own_en, zh: own_zh } = capital(&own);
        page.sentences("    ", &localized!("{own_en}, {en}", "{own_zh}，{zh}"));
    }
    if let Some(evidence) = evidence_line(finding) {
        page.sentences("    ", &capital(&evidence));
    }
    for note in &finding.details().notes {
        page.sentences("    ", &note_text(note));
    }
}
