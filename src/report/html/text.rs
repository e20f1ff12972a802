//! Texts of the page: each language is marked as what it is, and nothing in a text is markup.

use maud::{Markup, html};

use crate::localized::{Language, Localized};
use crate::report::language::tag;

/// A text in both languages, of which the page shows what its reader chose; the same wording once.
pub(super) fn both(text: &Localized) -> Markup {
    in_each(text, |wording| html! { (wording) })
}

/// A text of ours in both languages, with what stands between backticks as code.
pub(super) fn prose(text: &Localized) -> Markup {
    in_each(text, |wording| {
        html! {
            @for (index, part) in wording.split('`').enumerate() {
                @if index % 2 == 0 { (part) } @else { code { (part) } }
            }
        }
    })
}

fn in_each(text: &Localized, write: impl Fn(&str) -> Markup) -> Markup {
    if text.en == text.zh {
        return write(&text.en);
    }
    html! {
        @for language in [Language::En, Language::Zh] {
            span lang=(tag(language)) { (write(text.get(language))) }
        }
    }
}

/// A number with its noun, which in English has another form where there is one.
pub(super) fn counted(count: usize, one: &str, several: &str, zh: &str) -> Localized {
    let noun = if count == 1 { one } else { several };
    Localized::new(format!("{count} {noun}"), format!("{count} {zh}"))
}

#[cfg(test)]
mod tests {
    use super::{both, prose};
    use crate::localized::Localized;

    #[test]
    fn each_language_is_marked_and_the_same_wording_stands_once() {
        let text = Localized::new("<b>", "甲");
        assert_eq!(both(&text).0, "<span lang=\"en\">&lt;b&gt;</span><span lang=\"zh-Hans\">甲</span>");
        assert_eq!(both(&Localized::same("a & b")).0, "a &amp; b");
    }

    #[test]
    fn what_stands_between_backticks_is_code() {
        let text = Localized::same("`a` is `<`, b");
        assert_eq!(prose(&text).0, "<code>a</code> is <code>&lt;</code>, b");
    }
}
