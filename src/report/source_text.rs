//! Source texts as miette reads them: several files behind one range of offsets, columns in characters.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::source::SourceFile;

/// Files one behind the other; an offset says which one is meant.
#[derive(Debug, Default)]
pub(super) struct SourceText<'a> {
    files: Vec<Part<'a>>,
}

#[derive(Debug)]
struct Part<'a> {
    file: &'a SourceFile,
    base: usize,
}

impl<'a> SourceText<'a> {
    /// The offset at which a file begins; the file is added where it is new.
    pub(super) fn base_of(&mut self, file: &'a SourceFile) -> usize {
        if let Some(part) = self.files.iter().find(|part| std::ptr::eq(part.file, file)) {
            return part.base;
        }
        // The gap keeps an empty span at the end of one file out of the next.
        let base = self.files.last().map_or(0, |last| last.base + last.file.text.len() + 2);
        self.files.push(Part { file, base });
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
        let text = part.file.text.as_str();
        let start = span.offset() - part.base;
        let end = start + span.len();
        if end > text.len() {
            return Err(outside());
        }
        let head = text.get(..text.floor_char_boundary(start)).ok_or_else(outside)?;
        let tail = text.get(text.floor_char_boundary(end)..).ok_or_else(outside)?;
        let first = if before == 0 { head.len() } else { line_start(head, before) };
        let last = text.len() - tail.len() + line_end(tail, after);
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
    use super::SourceText;
    use crate::source::SourceFile;
    use miette::{SourceCode, SourceSpan};

    #[test]
    fn columns_count_characters_and_files_keep_their_lines() {
        let first = SourceFile { name: "一.toml".to_owned(), text: "a\n名称 = 1\n".to_owned() };
        let second = SourceFile { name: "b.toml".to_owned(), text: "x\ny = 2".to_owned() };
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
