//! The only place that prints.

use std::io::{self, IsTerminal, Write};

use super::arguments::{Color, Lang};
use super::settings::Settings;
use crate::diagnostic::Diagnostic;
use crate::localized::Localized;
use crate::report::{self, CharacterSet, ColorChoice, Layout, ReportLanguage};
use crate::source::Sources;

/// Standard output and standard error, with how to write on them.
#[derive(Debug)]
pub(crate) struct Output {
    layout: Layout,
    error_layout: Layout,
    stdout: io::Stdout,
    stderr: io::Stderr,
}

/// Columns where no terminal says how wide it is.
const DEFAULT_WIDTH: usize = 100;
/// More columns than this make lines hard to read.
const WIDEST: usize = 120;

impl Output {
    /// Sets up both streams as the settings and the terminal ask.
    pub(crate) fn new(settings: &Settings) -> Self {
        let language = match settings.lang {
            Lang::En => ReportLanguage::En,
            Lang::Zh => ReportLanguage::Zh,
            Lang::Both => ReportLanguage::Both,
        };
        let width = terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0));
        let layout = |terminal: bool| Layout {
            language,
            width: width.clamp(40, WIDEST),
            characters: CharacterSet::Unicode,
            color: match settings.color {
                Color::Always => ColorChoice::Always,
                Color::Auto if terminal && !no_color() => ColorChoice::Always,
                Color::Auto | Color::Never => ColorChoice::Never,
            },
        };
        let (stdout, stderr) = (io::stdout(), io::stderr());
        Self {
            layout: layout(stdout.is_terminal()),
            error_layout: layout(stderr.is_terminal()),
            stdout,
            stderr,
        }
    }

    /// How to write on standard output.
    pub(crate) fn layout(&self) -> Layout {
        self.layout
    }

    /// How to write on standard error.
    pub(crate) fn error_layout(&self) -> Layout {
        self.error_layout
    }

    /// Writes a report. A reader that has gone away, such as `head`, is no error of ours.
    pub(crate) fn print(&mut self, text: &str) {
        let _ = self.stdout.write_all(text.as_bytes());
    }

    /// Standard output itself, for reports that grow while they are written.
    pub(crate) fn stdout(&mut self) -> &mut io::Stdout {
        &mut self.stdout
    }

    /// Writes diagnostics to standard error.
    pub(crate) fn diagnose(&mut self, found: &[Diagnostic], sources: &Sources) {
        let text = report::diagnostics(found, sources, self.error_layout);
        self.complain(&text);
    }

    /// Writes a sentence to standard error, in the reader's language.
    pub(crate) fn say(&mut self, text: &Localized) {
        let sentence = format!("{}\n", self.error_layout.language.sentences(text));
        self.complain(&sentence);
    }

    /// Writes what a person should see beside the report.
    pub(crate) fn complain(&mut self, text: &str) {
        let _ = self.stderr.write_all(text.as_bytes());
    }
}

#[expect(clippy::disallowed_methods, reason = "the convention is an environment variable")]
fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
