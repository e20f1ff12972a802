//! The only place that prints.

use std::io::{self, IsTerminal, Write};

use indicatif::ProgressBar;

use super::arguments::{Color, Lang};
use super::exit_code::ExitCode;
use super::progress::{Amount, Progress};
use super::settings::Settings;
use crate::diagnostic::Diagnostic;
use crate::localized;
use crate::localized::Localized;
use crate::report::{self, CharacterSet, ColorChoice, Layout, ReportLanguage};
use crate::source::Sources;

/// Standard output and standard error, with how to write on them.
#[derive(Debug)]
pub(crate) struct Output {
    layout: Layout,
    error_layout: Layout,
    stdout: Stream<io::Stdout>,
    stderr: Stream<io::Stderr>,
    /// Why something that was printed has not arrived.
    failure: Option<io::Error>,
}

/// A stream that may share its terminal with what shows how far work has come.
#[derive(Debug)]
pub(crate) struct Stream<W> {
    to: W,
    /// What is cleared before something is written, and drawn again behind it.
    bar: Option<ProgressBar>,
}

impl<W: IsTerminal> Stream<W> {
    fn new(to: W) -> Self {
        Self { to, bar: None }
    }

    fn share_with(&mut self, bar: Option<ProgressBar>) {
        self.bar = bar.filter(|_| self.to.is_terminal());
    }
}

impl<W: Write> Write for Stream<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &self.bar {
            Some(bar) => bar.suspend(|| self.to.write(bytes)),
            None => self.to.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &self.bar {
            Some(bar) => bar.suspend(|| self.to.flush()),
            None => self.to.flush(),
        }
    }
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
            stdout: Stream::new(stdout),
            stderr: Stream::new(stderr),
            failure: None,
        }
    }

    /// Begins work of which a terminal shows how far it has come; where there is none, nothing is shown.
    pub(crate) fn progress(&mut self, amount: Amount, things: &Localized) -> Progress {
        if !self.stderr.to.is_terminal() {
            return Progress::default();
        }
        let progress = Progress::begin(amount, things, self.error_layout.language);
        self.stdout.share_with(progress.bar());
        self.stderr.share_with(progress.bar());
        progress
    }

    /// How to write on standard output.
    pub(crate) fn layout(&self) -> Layout {
        self.layout
    }

    /// How to write on standard error.
    pub(crate) fn error_layout(&self) -> Layout {
        self.error_layout
    }

    /// Writes a report. That it can't be written is said at the end.
    pub(crate) fn print(&mut self, text: &str) {
        let printed = self.stdout.write_all(text.as_bytes()).and_then(|()| self.stdout.flush());
        if let Err(error) = printed {
            self.failure.get_or_insert(error);
        }
    }

    /// Ends a run: the exit status, which is another one where something that was printed has not arrived. A reader that
    /// has gone away, such as `head`, is no error of ours.
    pub(crate) fn end(mut self, code: ExitCode) -> ExitCode {
        let Some(error) = self.failure.take().filter(|error| error.kind() != io::ErrorKind::BrokenPipe)
        else {
            return code;
        };
        self.say(&localized!("standard output can't be written: {error}", "标准输出 无法写入：{error}"));
        ExitCode::NoConclusion
    }

    /// Standard output itself, for reports that grow while they are written.
    pub(crate) fn stdout(&mut self) -> &mut impl Write {
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
