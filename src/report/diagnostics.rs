//! Diagnostics for people: each with its places in the texts, drawn by miette.

use super::language::ReportLanguage;
use super::layout::{Layout, Role};
use super::page::Page;
use super::snippet::Snippet;
use crate::diagnostic::{Diagnostic, Level};
use crate::localized;
use crate::localized::Localized;
use crate::manifest::MOST_DIAGNOSTICS;
use crate::source::Sources;

/// The most diagnostics that are shown in full.
const MOST_SHOWN: usize = 100;

/// Renders diagnostics in the order given, then how many there are and where their codes are explained; empty
/// where there are none.
pub fn diagnostics(diagnostics: &[Diagnostic], sources: &Sources, layout: Layout) -> String {
    let mut page = Page::new(layout);
    for diagnostic in diagnostics.iter().take(MOST_SHOWN) {
        page.blank();
        render(diagnostic, sources, &mut page);
    }
    if !diagnostics.is_empty() {
        page.blank();
        summary(diagnostics, &mut page);
    }
    page.finish()
}

fn render(diagnostic: &Diagnostic, sources: &Sources, page: &mut Page) {
    let layout = page.layout;
    let severity = match diagnostic.level {
        Level::Error => miette::Severity::Error,
        Level::Warning => miette::Severity::Warning,
    };
    let message = layout.language.sentences(&diagnostic.message);
    let mut snippet = Snippet::new(severity, Some(diagnostic.code.id.to_owned()), message);
    for label in &diagnostic.labels {
        // Beside an underline there is room for one language.
        let text = match layout.language {
            ReportLanguage::Zh => &label.text.zh,
            ReportLanguage::En | ReportLanguage::Both => &label.text.en,
        };
        snippet.label(sources, label.span, text.clone());
    }
    page.raw(&snippet.render(layout));
    if let Some(help) = &diagnostic.help {
        page.entry(&localized!("help", "建议"), std::slice::from_ref(help));
    }
}

fn summary(diagnostics: &[Diagnostic], page: &mut Page) {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.level == Level::Error).count();
    let warnings = diagnostics.len() - errors;
    let more = diagnostics.len().saturating_sub(MOST_SHOWN);
    if more > 0 {
        page.sentences("", &localized!("and {more} more", "另有 {more} 项未列出"));
    }
    let (least, least_zh) =
        if has_one_that_is_cut(diagnostics) { ("at least ", "至少 ") } else { ("", "") };
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let mut counts = Vec::new();
    if errors > 0 {
        counts.push(Localized::new(
            format!("{least}{errors} error{}", plural(errors)),
            format!("{least_zh}{errors} 个错误"),
        ));
    }
    if warnings > 0 {
        counts.push(Localized::new(
            format!("{warnings} warning{}", plural(warnings)),
            format!("{warnings} 个警告"),
        ));
    }
    let counts = super::language::join(&counts, ", ", "，");
    let role = if errors > 0 { Role::Error } else { Role::Warning };
    let line = page.layout.paint(role, &page.layout.language.phrase(&counts));
    page.line(&line);

    let mut codes: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect();
    codes.sort_unstable();
    codes.dedup();
    let hint = match codes.as_slice() {
        [only] => localized!("`hegui explain {only}` says more", "详见 `hegui explain {only}`"),
        _ => {
            let en = codes.join(", ");
            localized!("`hegui explain <code>` says more about {en}", "详见 `hegui explain <代码>`：{en}")
        }
    };
    page.sentences("", &hint);
}

/// Whether a text has so many that no more were looked for in it.
fn has_one_that_is_cut(diagnostics: &[Diagnostic]) -> bool {
    let file = |diagnostic: &Diagnostic| diagnostic.primary().map(|span| span.file);
    diagnostics
        .chunk_by(|one, next| file(one) == file(next))
        .any(|of_one_file| of_one_file.len() >= MOST_DIAGNOSTICS)
}
