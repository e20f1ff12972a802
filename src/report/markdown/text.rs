//! Texts within Markdown, whatever stands in them.

/// Ends what would be taken for a name, a number or an address: nothing is seen of it.
const ZERO_WIDTH_SPACE: &str = "&#8203;";

/// A text on one line that reads as it is: no Markdown, no HTML, no cell of a table ends in it, nobody is mentioned,
/// no issue and no address becomes a link.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // GitHub looks for mentions and references when all else is done, so a number is not enough.
            '@' | '#' => {
                escaped.push(character);
                escaped.push_str(ZERO_WIDTH_SPACE);
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '$' => {
                escaped.push_str(&["&#", &u32::from(character).to_string(), ";"].concat());
            }
            control if control.is_control() || control == '\u{2028}' || control == '\u{2029}' => {
                escaped.push(' ');
            }
            other => escaped.push(other),
        }
    }
    escaped
        .replace("://", &[":", ZERO_WIDTH_SPACE, "//"].concat())
        .replace("www.", &["www", ZERO_WIDTH_SPACE, "."].concat())
}

/// A text of ours, with what stands between backticks as code.
pub(super) fn with_code(text: &str) -> String {
    let mut parts = text.split('`');
    let mut marked = escaped(parts.next().unwrap_or_default());
    while let Some(code) = parts.next() {
        match parts.next() {
            Some(after) => marked += &["<code>", &escaped(code), "</code>", &escaped(after)].concat(),
            None => marked += &escaped(&["`", code].concat()),
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::{escaped, with_code};

    #[test]
    fn what_stands_between_backticks_is_code() {
        assert_eq!(with_code("`a_b` = <x>, `c"), "<code>a&#95;b</code> = &lt;x&gt;, &#96;c");
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(escaped("a|b\nc"), "a&#124;b c");
        assert_eq!(escaped("`x` **y** __z__"), "&#96;x&#96; &#42;&#42;y&#42;&#42; &#95;&#95;z&#95;&#95;");
        assert_eq!(escaped("</details><script>"), "&lt;/details&gt;&lt;script&gt;");
        assert_eq!(escaped("@octocat fixes #1"), "@&#8203;octocat fixes #&#8203;1");
        assert_eq!(escaped("![a](https://b)"), "&#33;&#91;a&#93;(https:&#8203;//b)");
        assert_eq!(escaped("www.example.org & 客户"), "www&#8203;.example.org &amp; 客户");
    }
}
