//! Where a text in quotation marks ends: YAML's parser counts in the blanks and the comment behind it.

use saphyr_parser::ScalarStyle;

/// How many bytes at the start of `written` a scalar of that style takes, where it stands in quotation marks.
pub(super) fn quoted_length(written: &str, style: ScalarStyle) -> Option<usize> {
    let (quote, escape) = match style {
        ScalarStyle::DoubleQuoted => ('"', '\\'),
        ScalarStyle::SingleQuoted => ('\'', '\''),
        ScalarStyle::Plain | ScalarStyle::Literal | ScalarStyle::Folded => return None,
    };
    let mut characters = written.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        // Where a quotation mark escapes, it escapes no more than another one.
        let is_escaped = |next: &(usize, char)| character == escape && (escape != quote || next.1 == quote);
        if characters.next_if(is_escaped).is_none() && character == quote {
            return Some(at + quote.len_utf8());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use saphyr_parser::ScalarStyle;

    use super::quoted_length;

    #[test]
    fn a_text_ends_with_the_mark_that_is_not_escaped() {
        let double = |text| quoted_length(text, ScalarStyle::DoubleQuoted);
        assert_eq!(double("\"客\" # \""), Some(5));
        assert_eq!(double("\"a\\\"b\\\\\" # x"), Some(8));
        assert_eq!(double("\"a"), None);
        let single = |text| quoted_length(text, ScalarStyle::SingleQuoted);
        assert_eq!(single("'it''s' # 'x'"), Some(7));
        assert_eq!(single("'' # x"), Some(2));
        assert_eq!(single("''''"), Some(4));
        assert_eq!(quoted_length("plain", ScalarStyle::Plain), None);
    }
}
