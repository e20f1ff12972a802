//! A stream of manifests, one on each line, in chunks of lines: never more of it is held than a few chunks.

use std::io::{self, BufRead, Read};

use memchr::memchr_iter;

use crate::cli::input::LARGEST;

/// How long a chunk is, in bytes, but for the rest of its last line.
const CHUNK: u64 = 256 * 1024;

/// Some lines that follow one another.
#[derive(Debug)]
pub(crate) struct Chunk {
    /// The number of the first line, counted from 1.
    first: u64,
    bytes: Vec<u8>,
}

impl Chunk {
    /// The lines that hold something, with their numbers.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let ends = memchr_iter(b'\n', &self.bytes).chain([self.bytes.len()]);
        let lines = ends.scan(0, |start, end| {
            let line = self.bytes.get(*start..end).unwrap_or_default();
            *start = end + 1;
            Some(line.trim_ascii())
        });
        (self.first..).zip(lines).filter(|(_, line)| !line.is_empty())
    }
}

/// The chunks of a stream. Of a line that is longer than any manifest only so much is kept that it shows.
#[derive(Debug)]
pub(crate) struct Chunks<R> {
    reader: R,
    next: u64,
    /// Whether the rest of a line that is too long comes next.
    is_within_line: bool,
}

impl<R: BufRead> Chunks<R> {
    /// The chunks of what `reader` gives.
    pub(crate) fn of(reader: R) -> Self {
        Self { reader, next: 1, is_within_line: false }
    }

    fn chunk(&mut self) -> io::Result<Option<Chunk>> {
        if self.is_within_line {
            self.reader.skip_until(b'\n')?;
            self.is_within_line = false;
        }
        let mut bytes = Vec::with_capacity(usize::try_from(CHUNK).unwrap_or_default());
        self.reader.by_ref().take(CHUNK).read_to_end(&mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if !bytes.ends_with(b"\n") {
            let rest = self.reader.by_ref().take(LARGEST + 1).read_until(b'\n', &mut bytes)?;
            self.is_within_line = rest as u64 > LARGEST && !bytes.ends_with(b"\n");
        }
        let first = self.next;
        let ended = memchr_iter(b'\n', &bytes).count();
        self.next += ended as u64 + u64::from(self.is_within_line);
        Ok(Some(Chunk { first, bytes }))
    }
}

impl<R: BufRead> Iterator for Chunks<R> {
    type Item = io::Result<Chunk>;

    fn next(&mut self) -> Option<Self::Item> {
        self.chunk().transpose()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::{CHUNK, Chunks, LARGEST};

    fn lines(text: &str) -> Vec<(u64, usize)> {
        let chunks = Chunks::of(Cursor::new(text)).map(|chunk| chunk.expect("a chunk"));
        chunks
            .flat_map(|chunk| chunk.lines().map(|(number, line)| (number, line.len())).collect::<Vec<_>>())
            .collect()
    }

    #[test]
    fn lines_keep_their_numbers_and_blank_ones_count() {
        assert_eq!(lines(""), []);
        assert_eq!(lines("\n \r\n"), []);
        assert_eq!(lines("ab\n\n c \r\nd"), [(1, 2), (3, 1), (4, 1)]);
    }

    #[test]
    fn a_line_is_never_cut_at_the_end_of_a_chunk() {
        let length = usize::try_from(CHUNK).expect("small");
        for lengths in [[length - 1, 5, 5], [length, 5, 5], [length + 1, 5, 5], [5, length, 3 * length]] {
            let text = lengths.map(|length| "x".repeat(length)).join("\n");
            assert_eq!(lines(&text), [(1, lengths[0]), (2, lengths[1]), (3, lengths[2])]);
        }
    }

    #[test]
    fn a_line_without_end_is_held_in_part_and_the_next_one_is_whole() {
        let length = usize::try_from(2 * LARGEST + CHUNK).expect("small");
        let text = format!("a\n{}\nb\n", "x".repeat(length));
        let found = lines(&text);
        assert_eq!((found[0], found[2]), ((1, 1), (3, 1)));
        assert!(
            found[1].0 == 2 && found[1].1 > usize::try_from(LARGEST).expect("small") && found[1].1 < length
        );
    }
}
