//! The rules' own words, on one line.

use crate::source::{Sources, Span};

/// The most characters of a quotation.
pub(super) const MOST_CHARACTERS: usize = 100;

/// The text under a span on one line, without its comments.
pub(super) fn quote(sources: &Sources, span: Span) -> String {
    let lines = sources.slice(span).lines().map(without_comment);
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// A text of at most so many characters: the middle of a longer one is left out.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    // Two parts before what is left out, one behind it.
    let tail = most.saturating_sub(3) / 3;
    let head: String = text.chars().take(2 * tail).collect();
    let tail: String = text.chars().skip(count - tail).collect();
    // Words are not cut: what is left of one at either side goes too.
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(whole, _)| whole);
    let tail = tail.split_once(' ').map_or(tail.as_str(), |(_, whole)| whole);
    format!("{head} … {tail}")
}

/// Whether one pair of parentheses encloses the whole text.
pub(super) fn in_parentheses(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return false };
    let depths = inner.chars().scan(0_i32, |depth, character| {
        *depth += i32::from(character == '(') - i32::from(character == ')');
        Some(*depth)
    });
    depths.min().is_none_or(|least| least >= 0)
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

/// Two texts that differ, short enough for a line and never the same: where the middle that is left out holds what differs,
/// that alone is shown.
pub(super) fn shortened_apart(one: &str, other: &str) -> (String, String) {
    let short = (shortened(one, MOST_CHARACTERS), shortened(other, MOST_CHARACTERS));
    if short.0 != short.1 {
        return short;
    }
    let same = |(one, other): &(char, char)| one == other;
    let before = one.chars().zip(other.chars()).take_while(same).count();
    let rest = one.chars().count().min(other.chars().count()) - before;
    let behind = one.chars().rev().zip(other.chars().rev()).take_while(same).count().min(rest);
    // Whole words are shown: back to the blank before what differs, and on to the next.
    let differing = |text: &str| {
        let start = text.chars().take(before).collect::<String>().rfind(' ').map_or(0, |at| at + 1);
        let end = text.chars().count() - behind;
        let tail: String = text.chars().skip(end).take_while(|&one| one != ' ').collect();
        let head: String = text.chars().take(end).collect();
        format!("… {}{tail} …", head.get(start..).unwrap_or_default())
    };
    (differing(one), differing(other))
}

#[cfg(test)]
mod tests {
    use super::{in_parentheses, quote, shortened, shortened_apart};
    use crate::source::{Sources, Span};

    #[test]
    fn a_quotation_is_one_line_without_comments() {
        let text = "a.b is \"x # y\"   # why\n    and c\n";
        let mut sources = Sources::default();
        let file = sources.add("a.hegui", text);
        assert_eq!(quote(&sources, Span::new(file, 0, text.len())), "a.b is \"x # y\" and c");
    }

    #[test]
    fn parentheses_enclose_all_or_a_part() {
        assert!(in_parentheses("(a or (b and c))"));
        assert!(!in_parentheses("(a or b) and (c or d)"));
        assert!(!in_parentheses("a(b)"));
    }

    #[test]
    fn what_differs_in_the_middle_is_shown() {
        let text = |word: &str| {
            let words =
                (0..40).map(|number| if number == 20 { word.to_owned() } else { format!("word-{number}") });
            words.collect::<Vec<_>>().join(" ")
        };
        let (one, other) = shortened_apart(&text("firewall"), &text("fireplace"));
        assert_eq!((one.as_str(), other.as_str()), ("… firewall …", "… fireplace …"));
        assert_eq!(shortened_apart("a", "b"), ("a".to_owned(), "b".to_owned()));
    }

    #[test]
    fn a_long_text_keeps_both_ends() {
        let text = (0..40).map(|number| format!("word-{number}")).collect::<Vec<_>>().join(" ");
        let short = shortened(&text, 100);
        assert!(short.starts_with("word-0 word-1 ") && short.ends_with(" word-38 word-39"), "{short}");
        assert!(short.contains(" … ") && short.chars().count() <= 100, "{short}");
        assert_eq!(shortened("一二三", 3), "一二三");
    }
}
