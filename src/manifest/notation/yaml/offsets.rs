//! From characters, which YAML's parser counts, to bytes.

/// How many characters lie between two marks.
const STEP: usize = 64;

/// Where the characters of a text begin.
pub(super) struct Offsets<'text> {
    text: &'text str,
    /// The byte of every 64th character; empty where each character is a byte.
    marks: Vec<usize>,
}

impl<'text> Offsets<'text> {
    /// Indexes a text.
    pub(super) fn of(text: &'text str) -> Self {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().step_by(STEP).map(|(byte, _)| byte).collect()
        };
        Self { text, marks }
    }

    /// The byte at which a character begins; the end of the text for one behind it.
    pub(super) fn byte(&self, character: usize) -> usize {
        if self.marks.is_empty() {
            return character.min(self.text.len());
        }
        let Some(mark) = self.marks.get(character / STEP) else { return self.text.len() };
        let rest = self.text.get(*mark..).unwrap_or_default();
        rest.char_indices().nth(character % STEP).map_or(self.text.len(), |(byte, _)| mark + byte)
    }
}

#[cfg(test)]
mod tests {
    use super::Offsets;

    #[test]
    fn each_character_has_its_byte() {
        for text in ["", "abc", "客", "客户\u{10ffff}é\n", &"a客".repeat(100)] {
            let offsets = Offsets::of(text);
            for (character, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.byte(character), byte, "{text}");
            }
            let characters = text.chars().count();
            for behind in [characters, characters + 1, characters + 1_000] {
                assert_eq!(offsets.byte(behind), text.len(), "{text}");
            }
        }
    }
}
