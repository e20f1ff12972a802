//! Texts as OSCAL holds them: Markdown on one line, Markdown in paragraphs, and values without any.

use crate::localized::Localized;
use crate::report::language::ReportLanguage;

/// Stands where a text is empty, which OSCAL does not allow.
const NOTHING: &str = "-";

/// Writes texts in the language of a report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Markup {
    /// The language.
    pub(super) language: ReportLanguage,
}

impl Markup {
    /// A text on one line; what stands between backticks stays code.
    pub(super) fn line(self, text: &Localized) -> String {
        escaped(&value(&self.language.phrase(text)))
    }

    /// Texts in paragraphs, each language in its own; the items of a list stay together.
    pub(super) fn paragraphs<'t>(self, texts: impl IntoIterator<Item = &'t Localized>) -> String {
        let mut written = String::new();
        let mut was_item = false;
        for text in texts {
            for line in self.language.sentences(text).lines() {
                let item = line.strip_prefix("- ");
                if !written.is_empty() {
                    written.push_str(if item.is_some() && was_item { "\n" } else { "\n\n" });
                }
                written.push_str(if item.is_some() { "- " } else { "" });
                written.push_str(&escaped(&value(item.unwrap_or(line))));
                was_item = item.is_some();
            }
        }
        if written.is_empty() { NOTHING.to_owned() } else { written }
    }

    /// A text without markup, on one line.
    pub(super) fn value(self, text: &Localized) -> String {
        value(&self.language.phrase(text))
    }
}

/// A text without markup: on one line, without blanks at its ends, never empty.
pub(super) fn value(text: &str) -> String {
    let is_break = |one: char| one.is_control() || matches!(one, '\u{2028}' | '\u{2029}');
    let line = text.replace(is_break, " ");
    let trimmed = line.trim();
    if trimmed.is_empty() { NOTHING.to_owned() } else { trimmed.to_owned() }
}

/// A line in which nothing but the code between backticks is markup.
fn escaped(line: &str) -> String {
    let mut parts = line.split('`');
    let mut marked = plain(parts.next().unwrap_or_default());
    while let Some(code) = parts.next() {
        match parts.next() {
            Some(after) if !code.is_empty() => marked += &["`", code, "`", &plain(after)].concat(),
            Some(after) => marked += &["\\`\\`", &plain(after)].concat(),
            None => marked += &["\\`", &plain(code)].concat(),
        }
    }
    marked
}

/// A text in which nothing is markup.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '^' | '&' | '#' | '{') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{Markup, value};
    use crate::localized::Localized;
    use crate::report::language::ReportLanguage;

    fn line(text: &str) -> String {
        Markup { language: ReportLanguage::En }.line(&Localized::same(text))
    }

    #[test]
    fn nothing_that_a_manifest_states_is_markup() {
        assert_eq!(line("[a](https://b) *c* <script>"), r"\[a\](https://b) \*c\* \<script\>");
        assert_eq!(line("{{ insert: param, x }} &lt; #1"), r"\{\{ insert: param, x }} \&lt; \#1");
        assert_eq!(line("`a_b` is _c_"), r"`a_b` is \_c\_");
        assert_eq!(line("one ` alone"), r"one \` alone");
        assert_eq!(line("``"), r"\`\`");
    }

    #[test]
    fn values_stand_on_one_line() {
        assert_eq!(value(" a\nb\u{0} "), "a b");
        assert_eq!(value(" \n"), "-");
    }

    #[test]
    fn paragraphs_keep_lists_together() {
        let texts = ["one\ntwo", "- a", "- b", "end"].map(Localized::same);
        let markup = Markup { language: ReportLanguage::Both };
        assert_eq!(markup.paragraphs(&texts), "one\n\ntwo\n\n- a\n- b\n\nend");
        assert_eq!(markup.paragraphs(&[Localized::new("a", "甲")]), "a\n\n甲");
        assert_eq!(markup.paragraphs(&[]), "-");
    }
}
