//! From byte offsets to lines and columns, in bytes, characters and UTF-16.

/// A place as people and editors count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// Column in UTF-16 code units, counted from 0, as editors' protocols want it.
    pub utf16: usize,
    /// Offset from the start of the text, in characters, counted from 0.
    pub character: usize,
}

/// The starts of all lines of one text.
#[derive(Debug, Clone)]
pub struct LineIndex<'text> {
    text: &'text str,
    starts: Vec<LineStart>,
}

/// Where a line begins.
#[derive(Debug, Clone, Copy)]
struct LineStart {
    byte: usize,
    character: usize,
}

impl<'text> LineIndex<'text> {
    /// Indexes `text`.
    pub fn new(text: &'text str) -> Self {
        let mut starts = vec![LineStart { byte: 0, character: 0 }];
        for (character, (byte, found)) in text.char_indices().enumerate() {
            if found == '\n' {
                starts.push(LineStart { byte: byte + 1, character: character + 1 });
            }
        }
        Self { text, starts }
    }

    /// The position of a byte offset; an offset past the end, or inside a character, counts as the last
    /// boundary before it.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        let line = self.starts.partition_point(|start| start.byte <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(LineStart { byte: 0, character: 0 });
        let before = self.text.get(start.byte..offset).unwrap_or_default();
        let characters = before.chars().count();
        Position {
            line,
            column: characters + 1,
            utf16: before.encode_utf16().count(),
            character: start.character + characters,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, Position};

    #[test]
    fn places_are_counted_in_characters_and_in_utf16() {
        let text = "a = 1\n🛒 客户 = 2\n\nend";
        let index = LineIndex::new(text);
        let at = |words: &str| index.position(text.find(words).expect("these words"));
        assert_eq!(at("a"), Position { line: 1, column: 1, utf16: 0, character: 0 });
        assert_eq!(at("客户"), Position { line: 2, column: 3, utf16: 3, character: 8 });
        assert_eq!(at("= 2"), Position { line: 2, column: 6, utf16: 6, character: 11 });
        assert_eq!(at("end"), Position { line: 4, column: 1, utf16: 0, character: 16 });
        // Inside the cart, and past the end.
        assert_eq!(index.position(8), Position { line: 2, column: 1, utf16: 0, character: 6 });
        assert_eq!(index.position(1_000), Position { line: 4, column: 4, utf16: 3, character: 19 });
    }
}
