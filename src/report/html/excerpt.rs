//! Lines of the manifest, with what matters in them marked.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use maud::{Markup, html};

use super::sheet::Sheet;
use crate::report::source_text::{MOST_BESIDE, drawable};
use crate::source::{FileId, SourceFile, Span};

/// The most lines of one place that are shown.
const MOST_LINES: usize = 4;
/// The largest text that the page lists as a whole, in bytes: one that people have written.
const MOST_LISTED: usize = 200_000;

/// A text, line by line; what would not be seen in it is a mark.
pub(super) struct Lines<'a> {
    pub(super) file: FileId,
    pub(super) name: &'a str,
    text: Cow<'a, str>,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub(super) fn of(file: FileId, source: &'a SourceFile) -> Self {
        let text = drawable(source);
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = [0].into_iter().chain(ends).filter(|&start| start < text.len().max(1)).collect();
        Self { file, name: &source.name, text, starts }
    }

    /// Whether the page lists the whole text.
    pub(super) fn is_listed(&self) -> bool {
        self.text.len() <= MOST_LISTED
    }

    /// All lines with their numbers, counted from 1.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().zip(1..).map(|(line, number)| (number, line))
    }

    /// Where a line lies, counted from 0, without its end.
    fn range(&self, line: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(line)?;
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        Some(start..end.max(start))
    }

    /// The line on which an offset lies, counted from 0.
    fn line_at(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// A line with what lies in these ranges marked; of a very long one, what stands beside them.
    fn marked(&self, line: Range<usize>, marks: &[Range<usize>]) -> Markup {
        let within = |mark: &Range<usize>| mark.start.max(line.start)..mark.end.min(line.end);
        let marks: Vec<Range<usize>> = marks.iter().map(within).filter(|mark| !mark.is_empty()).collect();
        let first = marks.first().map_or(line.start, |mark| mark.start);
        let last = marks.last().map_or(line.start, |mark| mark.end);
        let begin = self.text.floor_char_boundary(first.saturating_sub(MOST_BESIDE).max(line.start));
        let end = self.text.floor_char_boundary((last + MOST_BESIDE).min(line.end));
        let slice = |range: Range<usize>| self.text.get(range).unwrap_or_default();
        // Before each mark stands what comes behind the last one.
        let ends = [begin].into_iter().chain(marks.iter().map(|mark| mark.end));
        html! {
            @if begin > line.start { "…" }
            @for (from, mark) in ends.zip(&marks) {
                (slice(from..mark.start)) mark { (slice(mark.clone())) }
            }
            (slice(last.max(begin)..end))
            @if end < line.end { "…" }
        }
    }
}

/// The lines around places, with that many lines before and after each.
pub(super) fn excerpt(sheet: &Sheet<'_, '_>, places: &[Span], context: usize) -> Markup {
    let files: BTreeSet<FileId> = places.iter().map(|span| span.file).collect();
    html! {
        @for lines in files.into_iter().filter_map(|file| sheet.lines(file)) {
            (of_file(sheet, lines, places, context))
        }
    }
}

fn of_file(sheet: &Sheet<'_, '_>, lines: &Lines<'_>, places: &[Span], context: usize) -> Markup {
    let here: Vec<Range<usize>> = places
        .iter()
        .filter(|span| span.file == lines.file)
        .map(|span| span.start as usize..(span.end as usize).min(lines.text.len()))
        .collect();
    let marks = together(&here);
    let mut shown = BTreeSet::new();
    for mark in &here {
        let first = lines.line_at(mark.start);
        let last = lines.line_at(mark.end.saturating_sub(1).max(mark.start)).min(first + MOST_LINES - 1);
        shown.extend(first.saturating_sub(context)..=last + context);
    }
    let shown: Vec<(usize, Range<usize>)> =
        shown.into_iter().filter_map(|line| Some((line, lines.range(line)?))).collect();
    html! {
        figure.excerpt {
            figcaption { (lines.name) }
            pre tabindex="0" {
                @for block in shown.chunk_by(|one, next| one.0 + 1 == next.0) {
                    span.block {
                        @for (line, range) in block {
                            span.line {
                                (number(sheet, lines, line + 1)) (lines.marked(range.clone(), &marks)) "\n"
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The number of a line, leading to it where the page lists the text.
fn number(sheet: &Sheet<'_, '_>, lines: &Lines<'_>, line: usize) -> Markup {
    html! {
        @if lines.is_listed() {
            a.number href={ "#" (sheet.line_id(lines, line)) } { (line) }
        } @else {
            span.number { (line) }
        }
    }
}

/// Ranges in order, those that touch as one.
fn together(ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sorted = ranges.to_vec();
    sorted.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in sorted {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::{Lines, together};
    use crate::source::{FileId, Role, SourceFile};

    fn lines(text: &str) -> SourceFile {
        SourceFile::new("a", text, Role::Input)
    }

    #[test]
    fn ranges_that_touch_are_one() {
        assert_eq!(together(&[5..7, 1..3, 2..4, 7..9]), [1..4, 5..9]);
    }

    #[test]
    fn a_mark_stays_within_its_line() {
        let file = lines("a = 1\nb = [\n 2,\n]\n");
        let lines = Lines::of(FileId::default(), &file);
        let many: Vec<_> = std::iter::once(10..17).collect();
        assert_eq!(lines.all().count(), 4);
        assert_eq!(lines.marked(lines.range(1).unwrap(), &many).0, "b = <mark>[</mark>");
        assert_eq!(lines.marked(lines.range(2).unwrap(), &many).0, "<mark> 2,</mark>");
        assert_eq!(lines.line_at(17), 3);
    }

    #[test]
    fn of_a_very_long_line_a_part_is_shown() {
        let file = lines(&format!("{}<>{}", "示".repeat(9_000), "b".repeat(9_000)));
        let lines = Lines::of(FileId::default(), &file);
        let middle: Vec<_> = std::iter::once(27_000..27_002).collect();
        let shown = lines.marked(lines.range(0).unwrap(), &middle).0;
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        assert!(shown.contains("<mark>&lt;&gt;</mark>") && shown.len() < 1_000, "{shown}");
    }
}
