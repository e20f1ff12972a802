//! The rules' own words, on one line.

use crate::source::{Sources, Span};

/// The most characters of a quotation.
const MOST_CHARACTERS: usize = 100;
/// How many of them stand before what is left out.
const HEAD: usize = 64;
/// How many stand behind it.
const TAIL: usize = 32;

/// The text under a span on one line, without its comments.
pub(super) fn quote(sources: &Sources, span: Span) -> String {
    let lines = sources.slice(span).lines().map(without_comment);
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// A text as it is shown: the middle of a long one is left out.
pub(super) fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= MOST_CHARACTERS {
        return text.to_owned();
    }
    let head: String = text.chars().take(HEAD).collect();
    let tail: String = text.chars().skip(count - TAIL).collect();
    // Words are not cut: what is left of one at either side goes too.
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(whole, _)| whole);
    let tail = tail.split_once(' ').map_or(tail.as_str(), |(_, whole)| whole);
    format!("{head} … {tail}")
}

/// A line up to the comment at its end; a `#` in a text begins none.
fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    let starts = |&(_, character): &(usize, char)| {
        quoted ^= character == '"';
        character == '#' && !quoted
    };
    let comment = line.char_indices().find(starts);
    comment.map_or(line, |(at, _)| line.get(..at).unwrap_or(line))
}

#[cfg(test)]
mod tests {
    use super::{quote, shortened};
    use crate::source::{Sources, Span};

    #[test]
    fn a_quotation_is_one_line_without_comments() {
        let text = "a.b is \"x # y\"   # why\n    and c\n";
        let mut sources = Sources::default();
        let file = sources.add("a.hegui", text);
        assert_eq!(quote(&sources, Span::new(file, 0, text.len())), "a.b is \"x # y\" and c");
    }

    #[test]
    fn a_long_text_keeps_both_ends() {
        let text = (0..40).map(|number| format!("word-{number}")).collect::<Vec<_>>().join(" ");
        let short = shortened(&text);
        assert!(short.starts_with("word-0 word-1 ") && short.ends_with(" word-38 word-39"), "{short}");
        assert!(short.contains(" … ") && short.chars().count() <= 100, "{short}");
        assert_eq!(shortened("一二三"), "一二三");
    }
}
