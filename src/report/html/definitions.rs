//! What several proofs rest on, told once.

use maud::{Markup, html};

use super::proof::Proofs;
use super::sheet::Sheet;
use super::text::both;
use crate::localized;

/// The proofs of the terms that the proofs of findings lead to.
pub(super) fn definitions(sheet: &Sheet<'_, '_>, proofs: &Proofs<'_, '_, '_>) -> Markup {
    let terms = proofs.terms();
    if terms.is_empty() {
        return html! {};
    }
    html! {
        details.part.definitions id=(sheet.id("definitions")) {
            summary {
                h3 {
                    (both(&localized!("What several proofs rest on", "多项判断共用的认定"))) " "
                    span.count { (terms.len()) }
                }
            }
            p.lead {
                (both(&localized!(
                    "Definitions and determinations of the law, as they hold for this product and its elements. Proofs \
                     lead here, so that each is told once.",
                    "法律上的定义与认定在本产品及其各项中的适用情况。各项判断过程链接至此，每项认定只列一次。"
                )))
            }
            @for (id, proof) in terms {
                div.clause id=(id) { (proof) }
            }
        }
    }
}
