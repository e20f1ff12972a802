//! The form that narrows the findings. It works with the script alone, which shows it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::facets::{Choice, Facets};
use super::mark::heading;
use super::text::both;
use crate::localized;
use crate::localized::Localized;
use crate::report::language::capital;
use crate::report::novelty::novelty_name;
use crate::report::table;

/// The search field, what can be chosen, and how many findings are shown.
pub(super) fn filter(facets: &Facets) -> Markup {
    html! {
        form #filter role="search" autocomplete="off" hidden {
            details.panel open {
                summary { h2 { (both(&localized!("Filter the findings", "筛选结论"))) } }
                p {
                    label for="search" { (both(&localized!("Search", "搜索"))) }
                    input #search type="search" spellcheck="false";
                }
                (outcomes(facets))
                @if !facets.novelties.is_empty() { (novelties(facets)) }
                @if facets.severities.len() > 1 { (severities(facets)) }
                (fieldset("instrument", &localized!("Instrument", "法规文件"), &facets.instruments))
                (fieldset("pack", &localized!("Pack", "规则包"), &facets.packs))
                @if facets.manifests.len() > 1 {
                    (fieldset("manifest", &localized!("Manifest", "清单"), &facets.manifests))
                }
            }
            p.shown {
                output #shown for="search" aria-live="polite" {
                    (both(&Localized::new("Shown: ", "显示：")))
                    b data-shown="" { (facets.total) } " / " (facets.total)
                }
                " "
                button type="reset" { (both(&localized!("Show all", "全部显示"))) }
            }
        }
    }
}

fn outcomes(facets: &Facets) -> Markup {
    html! {
        fieldset {
            legend { (both(&localized!("Outcome", "结论"))) }
            @for (outcome, count) in &facets.outcomes {
                (choice("outcome", outcome.name(), &heading(*outcome), *count))
            }
        }
    }
}

fn novelties(facets: &Facets) -> Markup {
    html! {
        fieldset {
            legend { (both(&localized!("Baseline", "基线"))) }
            @for (novelty, count) in &facets.novelties {
                (choice("baseline", novelty.name(), &both(&capital(&novelty_name(*novelty))), *count))
            }
        }
    }
}

fn severities(facets: &Facets) -> Markup {
    html! {
        fieldset {
            legend { (both(&localized!("Severity", "严重程度"))) }
            @for (severity, count) in &facets.severities {
                (choice("severity", severity.0.name(), &both(&capital(&table::severity(severity.0))), *count))
            }
        }
    }
}

/// What can be chosen of one kind, folded away where it is much.
fn fieldset<K>(name: &str, label: &Localized, choices: &BTreeMap<K, Choice>) -> Markup {
    html! {
        details.choices {
            summary { (both(label)) " " span.count { (choices.len()) } }
            fieldset {
                legend.unseen { (both(label)) }
                @for one in choices.values() { (choice(name, &one.value, &both(&one.label), one.count)) }
            }
        }
    }
}

fn choice(name: &str, value: &str, label: &Markup, count: usize) -> Markup {
    html! {
        label.choice {
            input type="checkbox" name=(name) value=(value);
            span { (label) }
            span.count { (count) }
        }
    }
}
