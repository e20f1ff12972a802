//! The manifest as it was checked: what all places lead to.

use maud::{Markup, html};

use super::excerpt::Lines;
use super::sheet::Sheet;
use super::text::both;
use crate::localized;

/// The texts of a manifest, folded away, each line with its number.
pub(super) fn listing(sheet: &Sheet<'_, '_>) -> Markup {
    html! {
        @for lines in sheet.all_lines().iter().filter(|lines| lines.is_listed()) {
            (text(sheet, lines))
        }
    }
}

fn text(sheet: &Sheet<'_, '_>, lines: &Lines<'_>) -> Markup {
    let (name, count) = (lines.name, lines.all().count());
    html! {
        details.part.listing {
            summary {
                h3 {
                    (both(&localized!("{name}, as it was checked", "{name}（检查时的内容）")))
                    " "
                    span.count { (both(&localized!("{count} lines", "{count} 行"))) }
                }
            }
            pre tabindex="0" {
                @for (number, line) in lines.all() {
                    span.line id=(sheet.line_id(lines, number)) { span.number { (number) } (line) "\n" }
                }
            }
        }
    }
}
