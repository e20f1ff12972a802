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
    starts: Vec<usize>,
}

impl<'text> LineIndex<'text> {
    /// Indexes `text`.
    pub fn new(text: &'text str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The position of a byte offset; an offset past the end, or inside a character, counts as the last
    /// boundary before it.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..offset).unwrap_or_default();
        Position {
            line,
            column: before.chars().count() + 1,
            utf16: before.encode_utf16().count(),
            character: self.text.get(..offset).unwrap_or_default().chars().count(),
        }
    }
}
