//! The words and marks of a text in JSON, one behind the other.
//!
//! What most manifests consist of is read here: marks, blanks, words, and texts whose characters stand as they are.
//! Numbers, texts with backslashes and all mistakes within a word are left to jiter.

use jiter::{Jiter, JiterError, JiterErrorType, JiterResult, JsonErrorType};

/// A mistake in the form of a text, and the byte at which it was noticed.
pub(super) struct Malformed {
    pub(super) kind: JsonErrorType,
    pub(super) index: usize,
}

/// A place in a text, which moves on behind what is read.
pub(super) struct Cursor<'text> {
    text: &'text str,
    index: usize,
}

impl<'text> Cursor<'text> {
    /// The place at that byte.
    pub(super) fn at(text: &'text str, index: usize) -> Self {
        Self { text, index }
    }

    /// The byte that comes next.
    pub(super) fn index(&self) -> usize {
        self.index
    }

    /// The text from a byte up to here.
    pub(super) fn since(&self, start: usize) -> &'text str {
        self.text.get(start..self.index).unwrap_or_default()
    }

    /// Passes over blanks; the byte behind them, or a mistake of that kind at the end of the text.
    fn next(&mut self, at_end: JsonErrorType) -> Result<u8, Malformed> {
        while let Some(byte) = self.text.as_bytes().get(self.index) {
            match byte {
                b' ' | b'\r' | b'\t' | b'\n' => self.index += 1,
                other => return Ok(*other),
            }
        }
        Err(self.malformed(at_end))
    }

    /// The byte with which the next value begins.
    pub(super) fn value(&mut self) -> Result<u8, Malformed> {
        self.next(JsonErrorType::EofWhileParsingValue)
    }

    /// Passes over the bracket that opens a list; whether an element comes next.
    pub(super) fn first_element(&mut self) -> Result<bool, Malformed> {
        self.index += 1;
        let is_empty = self.next(JsonErrorType::EofWhileParsingList)? == b']';
        self.index += usize::from(is_empty);
        Ok(!is_empty)
    }

    /// Passes over what stands behind an element; whether another one comes next.
    pub(super) fn next_element(&mut self) -> Result<bool, Malformed> {
        match self.next(JsonErrorType::EofWhileParsingList)? {
            b',' => {
                self.index += 1;
                match self.value()? {
                    b']' => Err(self.malformed(JsonErrorType::TrailingComma)),
                    _ => Ok(true),
                }
            }
            b']' => {
                self.index += 1;
                Ok(false)
            }
            _ => Err(self.malformed(JsonErrorType::ExpectedListCommaOrEnd)),
        }
    }

    /// Passes over the brace that opens a table; whether a key comes next.
    pub(super) fn first_key(&mut self) -> Result<bool, Malformed> {
        self.index += 1;
        match self.next(JsonErrorType::EofWhileParsingObject)? {
            b'"' => Ok(true),
            b'}' => {
                self.index += 1;
                Ok(false)
            }
            _ => Err(self.malformed(JsonErrorType::KeyMustBeAString)),
        }
    }

    /// Passes over what stands behind an entry; whether another key comes next.
    pub(super) fn next_key(&mut self) -> Result<bool, Malformed> {
        match self.next(JsonErrorType::EofWhileParsingObject)? {
            b',' => {
                self.index += 1;
                match self.value()? {
                    b'"' => Ok(true),
                    b'}' => Err(self.malformed(JsonErrorType::TrailingComma)),
                    _ => Err(self.malformed(JsonErrorType::KeyMustBeAString)),
                }
            }
            b'}' => {
                self.index += 1;
                Ok(false)
            }
            _ => Err(self.malformed(JsonErrorType::ExpectedObjectCommaOrEnd)),
        }
    }

    /// Passes over the colon behind a key.
    pub(super) fn colon(&mut self) -> Result<(), Malformed> {
        match self.next(JsonErrorType::EofWhileParsingObject)? {
            b':' => {
                self.index += 1;
                Ok(())
            }
            _ => Err(self.malformed(JsonErrorType::ExpectedColon)),
        }
    }

    /// Makes sure that nothing but blanks comes next.
    pub(super) fn end(&mut self) -> Result<(), Malformed> {
        match self.next(JsonErrorType::EofWhileParsingValue) {
            Ok(_) => Err(self.malformed(JsonErrorType::TrailingCharacters)),
            Err(_) => Ok(()),
        }
    }

    /// Passes over the text that begins here, if all of it stands as it is; it is what is between the quotation marks.
    pub(super) fn plain_text(&mut self) -> Option<&'text str> {
        let start = self.index + 1;
        let end = start + length_as_it_is(self.text.as_bytes().get(start..)?);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.index = end + 1;
        self.text.get(start..end)
    }

    /// Passes over a word, if it comes next.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let rest = self.text.as_bytes().get(self.index..);
        let is_next = rest.is_some_and(|rest| rest.starts_with(word.as_bytes()));
        if is_next {
            self.index += word.len();
        }
        is_next
    }

    /// Reads what comes next as jiter does.
    pub(super) fn read<T>(
        &mut self,
        read: impl FnOnce(&mut Jiter<'text>) -> JiterResult<T>,
    ) -> Result<T, Malformed> {
        let start = self.index;
        let mut json = Jiter::new(self.text.as_bytes().get(start..).unwrap_or_default());
        match read(&mut json) {
            Ok(found) => {
                self.index = start + json.current_index();
                Ok(found)
            }
            Err(JiterError { error_type, index }) => Err(Malformed {
                kind: match error_type {
                    JiterErrorType::JsonError(kind) => kind,
                    JiterErrorType::WrongType { .. } => JsonErrorType::ExpectedSomeValue,
                },
                index: start + index,
            }),
        }
    }

    #[cold]
    fn malformed(&self, kind: JsonErrorType) -> Malformed {
        Malformed { kind, index: self.index }
    }
}

/// How many bytes come before the first quotation mark, backslash or control character.
fn length_as_it_is(bytes: &[u8]) -> usize {
    let mut length = 0;
    let mut rest = bytes;
    while let Some((eight, behind)) = rest.split_first_chunk() {
        let found = marks(u64::from_le_bytes(*eight));
        if found != 0 {
            return length + (found.trailing_zeros() / u8::BITS) as usize;
        }
        length += eight.len();
        rest = behind;
    }
    let is_as_it_is = |byte: &&u8| !matches!(byte, b'"' | b'\\' | 0..b' ');
    length + rest.iter().take_while(is_as_it_is).count()
}

/// Of eight bytes, the first in the lowest place: the lowest bit that is set is the highest of the first byte that is a
/// quotation mark, a backslash or a control character. Borrows make bits above it mean nothing.
fn marks(bytes: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = ONES << 7;
    let are_below = |bytes: u64, limit: u8| bytes.wrapping_sub(ONES * u64::from(limit)) & !bytes;
    let are = |byte: u8| are_below(bytes ^ (ONES * u64::from(byte)), 1);
    (are_below(bytes, b' ') | are(b'"') | are(b'\\')) & HIGHEST
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::length_as_it_is;

    proptest! {
        #[test]
        fn a_text_ends_where_it_would_byte_by_byte(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let is_mark = |byte: &u8| *byte < 32 || *byte == b'"' || *byte == b'\\';
            let expected = bytes.iter().position(is_mark).unwrap_or(bytes.len());
            prop_assert_eq!(length_as_it_is(&bytes), expected);
        }
    }
}
