//! What stands in a text and is not read, since its form is wrong: of what it may have said, nothing is held to be
//! missing.

use std::ops::Range;

/// The most bytes in which names are looked for; where more is lost, it may hold any name.
const MOST_BYTES: usize = 16 << 10;

/// The parts of a text that are not read.
#[derive(Debug, Clone, Default)]
pub struct Lost {
    /// Whether there are any.
    is_any: bool,
    /// The letters and digits in them.
    words: String,
    /// Whether they may hold names that do not stand there letter by letter.
    holds_any_name: bool,
    /// Those in which keys may stand, by the bytes at which they begin.
    keys: Vec<usize>,
    /// Where tables begin that go on to the next of these places, sorted.
    heads: Vec<usize>,
}

/// What is not read, part by part.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Values, each with its key as far as that is known.
    pub(super) values: Vec<Range<usize>>,
    /// Whole lines, and whatever else may hold keys of the table in which it stands.
    pub(super) lines: Vec<Range<usize>>,
    /// Where tables begin that have no brackets around them.
    pub(super) heads: Vec<usize>,
}

impl Lost {
    /// Those parts of a text.
    pub(super) fn of(text: &str, parts: Parts) -> Self {
        let Parts { values, lines, mut heads } = parts;
        let mut keys: Vec<usize> = lines.iter().map(|line| line.start).collect();
        keys.sort_unstable();
        heads.sort_unstable();
        let (mut words, mut holds_any_name, mut left) = (String::new(), false, MOST_BYTES);
        for range in values.iter().chain(&lines) {
            let part = text.get(range.clone()).filter(|part| !part.is_empty() && part.len() <= left);
            let Some(part) = part else {
                holds_any_name = true;
                break;
            };
            left -= part.len();
            // Escapes and aliases are other ways to write a name.
            holds_any_name |= part.contains(['\\', '*']);
            words.extend(part.chars().filter(|one| one.is_alphanumeric()));
            words.push(' ');
        }
        Self { is_any: !(values.is_empty() && lines.is_empty()), words, holds_any_name, keys, heads }
    }

    /// Whether nothing is lost.
    pub fn is_empty(&self) -> bool {
        !self.is_any
    }

    /// Whether a name may stand there. Blanks and marks are not compared, since there are several ways to write them.
    pub fn may_hold(&self, name: &str) -> bool {
        let word: String = name.chars().filter(|one| one.is_alphanumeric()).collect();
        !self.is_empty() && (self.holds_any_name || self.words.contains(&word))
    }

    /// Whether keys of the table or element at a place may be lost: within its brackets, or before the next head.
    pub fn is_within(&self, place: &Range<usize>) -> bool {
        let is_head = self.heads.binary_search(&place.start).is_ok();
        let next = self.heads.get(self.heads.partition_point(|head| *head <= place.start));
        let end = if is_head { next.copied().unwrap_or(usize::MAX) } else { place.end };
        let first = self.keys.partition_point(|key| *key < place.start);
        self.keys.get(first).is_some_and(|key| *key < end)
    }
}

#[cfg(test)]
mod tests {
    use super::{Lost, Parts};

    #[test]
    fn names_are_looked_for_in_what_is_lost() {
        let text = "name 'it''s 客户'\nother = \"\\u0061\"\n";
        let lost =
            |range| Lost::of(text, Parts { values: std::iter::once(range).collect(), ..Parts::default() });
        let first = lost(0..text.find('\n').unwrap());
        assert!(first.may_hold("it's 客户"));
        assert!(!first.may_hold("b"));
        assert!(lost(20..text.len()).may_hold("a"), "it may stand there in other characters");
        assert!(lost(4..4).may_hold("a"), "what is missing may be anything");
        assert!(!Lost::default().may_hold("a"));
    }

    #[test]
    fn tables_end_with_their_brackets_or_before_the_next_head() {
        let parts =
            Parts { values: vec![0..1, 21..22], lines: vec![12..15, 45..45], heads: vec![0, 10, 20, 30] };
        let lost = Lost::of(&" ".repeat(50), parts);
        let within = |start, end| lost.is_within(&(start..end));
        assert_eq!(
            [within(0, 3), within(10, 13), within(20, 23), within(30, 33)],
            [false, true, false, true]
        );
        assert_eq!([within(11, 16), within(11, 12), within(16, 40)], [true, false, false]);
    }
}
