//! The comparison for a terminal: what comes out otherwise, the gravest first.

use super::reason::reason_text;
use super::{ComparisonView, Locators};
use crate::comparison::Flipped;
use crate::localized;
use crate::localized::Localized;
use crate::report::change::{finding_line, provision_words, transition};
use crate::report::layout::{Layout, Role};
use crate::report::note::note_text;
use crate::report::page::Page;

/// The most facts that are listed for one difference.
const MOST_REASONS: usize = 10;

/// Renders a comparison for a terminal.
pub fn comparison(view: &ComparisonView<'_>, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let arrow = layout.either("→", "->");
    let (before, after) = (view.before.name, view.after.name);
    page.heading(&Localized::new(
        format!("{} {arrow} {}", before.en, after.en),
        format!("{} {arrow} {}", before.zh, after.zh),
    ));
    flips(view, &mut page);
    page.blank();
    for note in view.notes() {
        let Localized { en, zh } = note_text(&note);
        page.sentences("", &localized!("Note: {en}.", "说明：{zh}。"));
    }
    let text = match view.flips.len() {
        0 => localized!("No finding comes out otherwise.", "没有结论发生变化。"),
        1 => localized!("1 finding comes out otherwise.", "1 项结论发生变化。"),
        count => localized!("{count} findings come out otherwise.", "{count} 项结论发生变化。"),
    };
    page.sentences("", &text);
    page.finish()
}

/// What comes out otherwise, with the reasons.
pub(in crate::report) fn flips(view: &ComparisonView<'_>, page: &mut Page) {
    let locators = Locators::of(view);
    for group in groups(view.flips) {
        self::group(view, &locators, &group, page);
    }
}

/// The flips, those together that come out in the same way for the same reasons; the gravest outcome first.
fn groups(flips: &[Flipped]) -> Vec<Vec<&Flipped>> {
    let mut groups: Vec<Vec<&Flipped>> = Vec::new();
    for flip in flips {
        let same = |group: &&mut Vec<&Flipped>| {
            group.first().is_some_and(|first| {
                (first.before, first.after) == (flip.before, flip.after) && first.reasons == flip.reasons
            })
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(flip),
            None => groups.push(vec![flip]),
        }
    }
    groups.sort_by_key(|group| group.first().map(|flip| (flip.after, flip.before)));
    groups
}

fn group<'a>(view: &ComparisonView<'a>, locators: &'a Locators<'a>, group: &[&Flipped], page: &mut Page) {
    let Some(first) = group.first() else { return };
    page.blank();
    page.line(&transition(&page.layout, first.before, first.after));
    for flip in group {
        let Some((program, rule)) = view.rule(flip) else { continue };
        let line = finding_line(program, &page.layout, rule, &flip.element);
        page.paragraph("  ", "    ", &line);
        let provisions = provisions(view, flip, page.layout);
        page.paragraph("    ", "      ", &page.layout.paint(Role::Faint, &provisions));
    }
    let mut reasons: Vec<Localized> =
        first.reasons.iter().take(MOST_REASONS).map(|reason| reason_text(view, locators, reason)).collect();
    let more = first.reasons.len().saturating_sub(MOST_REASONS);
    if more > 0 {
        reasons.push(localized!("and {more} more", "另有 {more} 项"));
    }
    page.entry(&localized!("because", "原因"), &reasons);
}

/// The provisions on both sides, once where they are the same.
fn provisions(view: &ComparisonView<'_>, flip: &Flipped, layout: Layout) -> String {
    let before = provision_words(view.before.program, &layout, &flip.provisions_before);
    let after = provision_words(view.after.program, &layout, &flip.provisions_after);
    crate::report::change::from_to(&layout, before, after)
}
