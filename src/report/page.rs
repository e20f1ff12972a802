//! A text that is written line by line, wrapped to the width of the report.

use textwrap::core::display_width;
use unicode_width::UnicodeWidthStr;

use super::layout::{ColorChoice, Layout, Role};
use super::tie::{tied, untied};
use super::visible::{visible, visible_in_colour};
use crate::localized::Localized;

/// The columns of the labels to the left of entries.
const LABEL_COLUMNS: usize = 10;

/// The report so far.
pub(super) struct Page {
    /// How it is laid out.
    pub(super) layout: Layout,
    text: String,
}

impl Page {
    /// An empty page.
    pub(super) fn new(layout: Layout) -> Self {
        Self { layout, text: String::new() }
    }

    /// The finished text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Text that is laid out already, such as a snippet.
    pub(super) fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A line that is not wrapped.
    pub(super) fn line(&mut self, text: &str) {
        let text = text.trim_end();
        self.text.push_str(&match self.layout.color {
            ColorChoice::Never => visible(text),
            ColorChoice::Always => visible_in_colour(text),
        });
        self.text.push('\n');
    }

    /// An empty line, unless the page is empty.
    pub(super) fn blank(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// A heading on a line of its own.
    pub(super) fn heading(&mut self, text: &Localized) {
        let text = self.layout.language.phrase(text);
        let text = self.layout.paint(Role::Heading, &text);
        self.line(&text);
    }

    /// Wrapped lines: the first begins with `first`, all others with `rest`.
    pub(super) fn paragraph(&mut self, first: &str, rest: &str, text: &str) {
        for (index, line) in text.lines().enumerate() {
            let initial = if index == 0 { first } else { rest };
            if display_width(initial) + display_width(line) <= self.layout.width {
                self.line(&format!("{initial}{line}"));
                continue;
            }
            let options = textwrap::Options::new(self.layout.width.max(20))
                .initial_indent(initial)
                .subsequent_indent(rest)
                // A name with hyphens stays whole.
                .word_splitter(textwrap::WordSplitter::NoHyphenation)
                .break_words(true);
            for wrapped in textwrap::wrap(&tied(line), options) {
                self.line(&untied(&wrapped));
            }
        }
    }

    /// Sentences under an indent, each language on its own lines.
    pub(super) fn sentences(&mut self, indent: &str, text: &Localized) {
        let text = self.layout.language.sentences(text);
        for line in text.lines() {
            self.paragraph(indent, &format!("{indent}{}", hanging(line)), line);
        }
    }

    /// A label and, to the right of it, its lines; once in each language.
    pub(super) fn entry(&mut self, label: &Localized, lines: &[Localized]) {
        let same = lines.iter().all(|line| line.en == line.zh);
        let most = if same { 1 } else { usize::MAX };
        for &language in self.layout.language.languages().iter().take(most) {
            let label = label.get(language);
            let space = " ".repeat(LABEL_COLUMNS.saturating_sub(label.width()));
            let first = format!("  {}{space} ", self.layout.paint(Role::Label, label));
            let rest = " ".repeat(LABEL_COLUMNS + 3);
            for (index, line) in lines.iter().enumerate() {
                let line = line.get(language);
                let indent = " ".repeat(line.len() - line.trim_start().len());
                let hanging = hanging(line.trim_start());
                let start = if index == 0 { first.as_str() } else { rest.as_str() };
                self.paragraph(
                    &format!("{start}{indent}"),
                    &format!("{rest}{indent}{hanging}"),
                    line.trim_start(),
                );
            }
        }
    }
}

/// What further lines of an item of a list begin with.
fn hanging(line: &str) -> &'static str {
    if line.starts_with("- ") { "  " } else { "" }
}

#[cfg(test)]
mod tests {
    use super::Page;
    use crate::report::{CharacterSet, ColorChoice, Layout, ReportLanguage};

    fn wrapped(text: &str, width: usize) -> String {
        let (language, characters) = (ReportLanguage::Zh, CharacterSet::Unicode);
        let mut page = Page::new(Layout { language, width, characters, color: ColorChoice::Never });
        page.paragraph("", "", text);
        page.finish()
    }

    #[test]
    fn a_number_stays_with_the_word_that_measures_it() {
        let text =
            "自当年1月1日起累计向境外提供个人信息达到1,150,000人，需要申报数据出境安全评估，涉及 3 项结论";
        for width in 20..60 {
            let lines = wrapped(text, width);
            assert_eq!(lines.replace(['\n', ' '], ""), text.replace(' ', ""), "{width}");
            for tied in ["1,150,000人", "3 项", "1月", "1日"] {
                assert!(lines.contains(tied), "{width}: {lines}");
            }
        }
    }
}
