//! The words of a comment: `value` or `key=value`, a value with blanks in quotation marks.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

/// A word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// What stands before `=`.
    pub(super) key: Option<String>,
    /// What stands behind it, without its quotation marks.
    pub(super) value: String,
    /// Whether each text in quotation marks ends.
    pub(super) is_closed: bool,
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut characters = text.char_indices().peekable();
    let mut words = Vec::new();
    while let Some(&(start, first)) = characters.peek() {
        if first.is_whitespace() {
            characters.next();
        } else {
            words.push(word(start, text.len(), &mut characters));
        }
    }
    words
}

fn word(start: usize, end: usize, characters: &mut Peekable<CharIndices<'_>>) -> Word {
    let mut word = Word { key: None, value: String::new(), is_closed: true, range: start..end };
    while let Some(&(at, character)) = characters.peek() {
        if character.is_whitespace() {
            word.range.end = at;
            return word;
        }
        characters.next();
        match character {
            '"' => word.is_closed &= quoted(characters, &mut word.value),
            '=' if word.key.is_none() => word.key = Some(std::mem::take(&mut word.value)),
            other => word.value.push(other),
        }
    }
    word
}

/// Takes a text up to its closing quotation mark; whether there is one.
fn quoted(characters: &mut Peekable<CharIndices<'_>>, value: &mut String) -> bool {
    while let Some((_, character)) = characters.next() {
        match character {
            '"' => return true,
            '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
            control if control.is_control() => value.push(' '),
            other => value.push(other),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn values_with_blanks_stand_in_quotation_marks() {
        let found = words(" waive a.b  reason=\"a \\\"b\\\" = c\" by=李伟\tx=\"open");
        let shown: Vec<_> =
            found.iter().map(|word| (word.key.as_deref(), word.value.as_str(), word.is_closed)).collect();
        assert_eq!(
            shown,
            [
                (None, "waive", true),
                (None, "a.b", true),
                (Some("reason"), "a \"b\" = c", true),
                (Some("by"), "李伟", true),
                (Some("x"), "open", false),
            ]
        );
        assert_eq!(found[1].range, 7..10);
        assert_eq!(found[4].range.end, " waive a.b  reason=\"a \\\"b\\\" = c\" by=李伟\tx=\"open".len());
    }
}
