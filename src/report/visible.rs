//! Text of a manifest in a report: nothing in it moves the cursor, deletes a line or turns the direction of writing.

use std::borrow::Cow;

use super::layout::Role;
use crate::source::is_unseen;

/// A text of one or more lines in which all is seen; the rest becomes a mark.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let shown = |one| if is_unseen(one) { char::REPLACEMENT_CHARACTER } else { one };
    Cow::Owned(text.chars().map(shown).collect())
}

/// The same of a text with our own colours in it, which stay.
pub(super) fn visible_in_colour(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let color = Role::color_at(rest);
        seen.push_str(color);
        if color.is_empty() {
            seen.push(if is_unseen(character) { char::REPLACEMENT_CHARACTER } else { character });
        }
        let read = color.len().max(character.len_utf8());
        rest = rest.get(read..).unwrap_or_default();
    }
    Cow::Owned(seen)
}

/// The same of a text that is owned.
pub(super) fn into_visible(text: String) -> String {
    if text.contains(is_unseen) { visible(&text).into_owned() } else { text }
}

/// A name on one line in which all is seen.
pub(super) fn visible_name(name: &str) -> String {
    name.chars()
        .map(|one| if one.is_control() || is_unseen(one) { char::REPLACEMENT_CHARACTER } else { one })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_in_colour, visible_name};
    use crate::report::layout::Role;
    use crate::report::{ColorChoice, Layout};

    #[test]
    fn what_is_not_seen_becomes_a_mark_and_our_own_colours_stay() {
        let layout = Layout { color: ColorChoice::Always, ..Layout::default() };
        let painted = layout.paint(Role::Error, "客户资料");
        assert_eq!(visible_in_colour(&painted), painted);
        assert_eq!(visible(&painted), "�[31m客户资料�[0m");
        assert_eq!(visible_in_colour("\u{1b}]0;owned\u{7}\u{1b}[2Jevil\r\u{202e}"), "�]0;owned��[2Jevil��");
        assert_eq!(visible("two\nlines\tand a tab"), "two\nlines\tand a tab");
        assert_eq!(visible_name("two\nlines\u{9b}"), "two�lines�");
    }
}
