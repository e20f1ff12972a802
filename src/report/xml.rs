//! Texts as XML can hold them.

use std::borrow::Cow;

/// A text without the characters that XML 1.0 has no way to write; the replacement character stands in their place.
pub(super) fn xml_text(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_allowed) {
        return Cow::Borrowed(text);
    }
    let replace = |one| if is_allowed(one) { one } else { char::REPLACEMENT_CHARACTER };
    Cow::Owned(text.chars().map(replace).collect())
}

/// The production `Char` of XML 1.0.
fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::xml_text;

    #[test]
    fn what_xml_forbids_is_replaced() {
        assert_eq!(xml_text("a\u{0}\u{1b}b\u{ffff}"), "a\u{fffd}\u{fffd}b\u{fffd}");
        assert_eq!(xml_text("客户\t🛒\u{7f}"), "客户\t🛒\u{7f}");
    }
}
