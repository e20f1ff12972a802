//! A manifest that can't be read: what is wrong with it, and where.

use maud::{Markup, html};

use super::overview::Entry;
use super::text::{both, prose};
use crate::diagnostic::Diagnostic;
use crate::localized;
use crate::report::location::Locator;
use crate::report::renderer::Refused;

/// Its section.
pub(super) fn refused(refused: &Refused<'_>, number: usize) -> Entry {
    let locator = Locator::new(refused.sources);
    let id = format!("m{number}");
    let verdict = localized!("It can't be read: nothing was checked.", "无法读取：未进行任何检查。");
    let section = html! {
        section.manifest.refused id=(id) data-manifest=(number) {
            h2 { (refused.manifest) }
            p.statement { (both(&verdict)) }
            ul { @for found in refused.diagnostics { li { (mistake(&locator, found)) } } }
        }
    };
    Entry { name: refused.manifest.to_owned(), id, verdict, checked: None, section }
}

fn mistake(locator: &Locator<'_>, found: &Diagnostic) -> Markup {
    html! {
        p { (prose(&found.message)) " " code { (found.code.id) } }
        @for label in &found.labels {
            p.label { span.place { (locator.at(label.span)) } " " (prose(&label.text)) }
        }
        @if let Some(help) = &found.help { p.help { (prose(help)) } }
    }
}
