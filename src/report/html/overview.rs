//! Several manifests at a glance.

use maud::{Markup, html};

use super::chart::outcomes;
use super::mark::sign;
use super::text::both;
use crate::findings::{Counts, Outcome};
use crate::localized;
use crate::localized::Localized;
use crate::quantity::Date;
use crate::report::language::capital;
use crate::report::outcome::outcome_name;

/// One manifest of the page, gathered until the page is written.
#[derive(Debug)]
pub(super) struct Entry {
    /// The manifest's name.
    pub(super) name: String,
    /// The id of its section.
    pub(super) id: String,
    /// The verdict in a sentence.
    pub(super) verdict: Localized,
    /// The day and the counts; `None` where it can't be read.
    pub(super) checked: Option<(Date, Counts)>,
    /// The section.
    pub(super) section: Markup,
}

/// A table of the manifests with their outcomes; nothing where there is one alone.
pub(super) fn overview(entries: &[Entry]) -> Markup {
    if entries.len() < 2 {
        return html! {};
    }
    html! {
        section.part.overview #overview {
            h2 { (both(&localized!("All manifests", "全部清单"))) }
            div.scroll tabindex="0" role="region" aria-label="manifests" {
                table {
                    thead {
                        tr {
                            th scope="col" { (both(&localized!("Manifest", "清单"))) }
                            th scope="col" { (both(&localized!("Outcomes", "结论"))) }
                            @for (name, outcome) in Outcome::ALL {
                                th.number scope="col" data-outcome=(name) {
                                    span.sign aria-hidden="true" { (sign(*outcome)) }
                                    (both(&capital(&outcome_name(*outcome))))
                                }
                            }
                        }
                    }
                    tbody { @for entry in entries { (row(entry)) } }
                }
            }
        }
    }
}

fn row(entry: &Entry) -> Markup {
    html! {
        tr {
            th scope="row" {
                a href={ "#" (entry.id) } { (entry.name) }
                p { (both(&entry.verdict)) }
            }
            @match &entry.checked {
                Some((_, counts)) => {
                    td.bar { (outcomes(counts)) }
                    @for (_, outcome) in Outcome::ALL { td.number { (counts.of(*outcome)) } }
                },
                None => { td colspan="7" {} },
            }
        }
    }
}
