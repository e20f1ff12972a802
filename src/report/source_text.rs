//! Source texts as miette reads them: several files behind one range of offsets, columns in characters.

use std::borrow::Cow;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::source::{SourceFile, is_unseen};

/// Files one behind the other; an offset says which one is meant.
#[derive(Debug, Default)]
pub(super) struct SourceText<'a> {
    files: Vec<Part<'a>>,
}

#[derive(Debug)]
struct Part<'a> {
    file: &'a SourceFile,
    /// The text as it is drawn, each byte at its place.
    text: Cow<'a, str>,
    base: usize,
}

impl<'a> SourceText<'a> {
    /// The offset at which a file begins; the file is added where it is new.
    pub(super) fn base_of(&mut self, file: &'a SourceFile) -> usize {
        if let Some(part) = self.files.iter().find(|part| std::ptr::eq(part.file, file)) {
            return part.base;
        }
        // The gap keeps an empty span at the end of one file out of the next.
        let base = self.files.last().map_or(0, |last| last.base + last.text.len() + 2);
        self.files.push(Part { file, text: drawable(file), base });
        base
    }
}

impl SourceCode for SourceText<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let outside = || MietteError::OutOfBounds;
        let part = self.files.iter().rev().find(|part| part.base <= span.offset()).ok_or_else(outside)?;
        let text = part.text.as_ref();
        let start = span.offset() - part.base;
        let end = start + span.len();
        if end > text.len() {
            return Err(outside());
        }
        let head = text.get(..text.floor_char_boundary(start)).ok_or_else(outside)?;
        let tail = text.get(text.floor_char_boundary(end)..).ok_or_else(outside)?;
        let first = if before == 0 { head.len() } else { shown_from(head, before) };
        let last = text.len() - tail.len() + shown_until(tail, after);
        let contents = text.get(first..last).ok_or_else(outside)?;
        let lines_before = text.get(..first).map_or(0, |above| above.matches('\n').count());
        let column = text.get(line_start(head, 0)..first).map_or(0, |left| left.chars().count());
        Ok(Box::new(MietteSpanContents::new_named(
            part.file.name.clone(),
            contents.as_bytes(),
            (part.base + first, contents.len()).into(),
            lines_before,
            column,
            contents.matches('\n').count(),
        )))
    }
}

/// The text of a file, of the same length but for a line end at its end, in which nothing moves the cursor: a control
/// character, or one that turns the direction of writing, becomes a mark; a carriage return becomes a blank.
pub(super) fn drawable(file: &SourceFile) -> Cow<'_, str> {
    let text = file.text.as_str();
    let mut drawn = match (file.has_unseen(), text.ends_with('\n')) {
        (false, true) => return Cow::Borrowed(text),
        (false, false) => text.to_owned(),
        (true, _) => seen(text),
    };
    if !drawn.ends_with('\n') {
        drawn.push('\n');
    }
    Cow::Owned(drawn)
}

fn seen(text: &str) -> String {
    let mut drawn = String::with_capacity(text.len() + 1);
    for character in text.chars() {
        match (is_unseen(character), character.len_utf8()) {
            (false, _) => drawn.push(character),
            (true, _) if character == '\r' => drawn.push(' '),
            (true, 3) => drawn.push(char::REPLACEMENT_CHARACTER),
            (true, length) => drawn.extend(std::iter::repeat_n('?', length)),
        }
    }
    drawn
}

/// The most bytes of a line that are shown on either side of a place.
pub(super) const MOST_BESIDE: usize = 400;

/// From where to show what stands before a place: the start of a line that many lines above, a later line where those
/// above are too long, or the middle of a line that is too long itself.
fn shown_from(head: &str, lines: usize) -> usize {
    let least = head.floor_char_boundary(head.len().saturating_sub(MOST_BESIDE));
    if line_start(head, 0) < least {
        return least;
    }
    let starts = (0..=lines).rev().map(|lines| line_start(head, lines));
    starts.into_iter().find(|start| *start >= least).unwrap_or(least)
}

/// Until where to show what stands behind a place, in the same way.
fn shown_until(tail: &str, lines: usize) -> usize {
    let most = tail.floor_char_boundary(MOST_BESIDE);
    if line_end(tail, 0) > most {
        return most;
    }
    let ends = (0..=lines).rev().map(|lines| line_end(tail, lines));
    ends.into_iter().find(|end| *end <= most).unwrap_or(most)
}

/// The start of the line at the end of `head`, or of one that many lines above.
fn line_start(head: &str, lines: usize) -> usize {
    head.rmatch_indices('\n').nth(lines).map_or(0, |(at, _)| at + 1)
}

/// The end of the line at the start of `tail`, or of one that many lines below.
fn line_end(tail: &str, lines: usize) -> usize {
    tail.match_indices('\n').nth(lines).map_or(tail.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::{SourceText, drawable};
    use crate::source::{Role, SourceFile};
    use miette::{SourceCode, SourceSpan};

    #[test]
    fn what_would_move_the_cursor_becomes_a_mark_of_the_same_length() {
        let drawn = |text: &str| drawable(&SourceFile::new("a", text, Role::Input)).into_owned();
        assert_eq!(drawn("a\r\n\u{1b}[31m\0"), "a \n?[31m?\n");
        assert_eq!(drawn("\u{feff}x\u{202e}y\u{85}\n"), "\u{fffd}x\u{fffd}y??\n");
        let plain = SourceFile::new("a", "名\t=\n", Role::Input);
        assert!(matches!(drawable(&plain), std::borrow::Cow::Borrowed(_)));
    }

    #[test]
    fn of_a_very_long_line_a_part_is_shown() {
        let file =
            SourceFile::new("a", format!("x\n{}§{}\ny", "示".repeat(9_000), "a".repeat(9_000)), Role::Input);
        let mut source = SourceText::default();
        source.base_of(&file);
        let shown = source.read_span(&SourceSpan::from((2 + 27_000, 2)), 1, 1).expect("in the file");
        assert!(shown.data().len() <= 2 * super::MOST_BESIDE + 8);
        assert_eq!((shown.line(), shown.column()), (1, 8_866));
    }

    #[test]
    fn columns_count_characters_and_files_keep_their_lines() {
        let first = SourceFile::new("一.toml", "a\n名称 = 1\n", Role::Input);
        let second = SourceFile::new("b.toml", "x\ny = 2", Role::Input);
        let mut source = SourceText::default();
        assert_eq!(source.base_of(&first), 0);
        let base = source.base_of(&second);
        let one = source.read_span(&SourceSpan::from((11, 1)), 0, 0).expect("in the first file");
        assert_eq!((one.name(), one.line(), one.column()), (Some("一.toml"), 1, 5));
        let two = source.read_span(&SourceSpan::from((base + 6, 1)), 0, 0).expect("in the second file");
        assert_eq!((two.name(), two.line(), two.column()), (Some("b.toml"), 1, 4));
        assert!(source.read_span(&SourceSpan::from((11, base)), 1, 1).is_err());
    }
}
