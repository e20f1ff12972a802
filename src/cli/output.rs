//! The only place that prints.

use std::io::{self, IsTerminal, Write};

use super::arguments::{Color, Lang, Shared};
use super::locale;
use crate::localized::Language;
use crate::report::{Languages, Style};

/// Standard output and standard error, with how to write on them.
#[derive(Debug)]
pub(crate) struct Output {
    style: Style,
    error_style: Style,
}

/// Columns where no terminal says how wide it is.
const DEFAULT_WIDTH: usize = 100;
/// More columns than this make lines hard to read.
const WIDEST: usize = 120;

impl Output {
    /// Sets up both streams as the arguments and the terminal ask.
    pub(crate) fn new(shared: &Shared) -> Self {
        let languages = match (shared.lang, locale::language()) {
            (Some(Lang::Both), _) => Languages::Both,
            (Some(Lang::En), _) | (None, Language::En) => Languages::En,
            (Some(Lang::Zh), _) | (None, Language::Zh) => Languages::Zh,
        };
        let width = terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0));
        let style = |terminal: bool| Style {
            languages,
            width: width.clamp(40, WIDEST),
            color: match shared.color {
                Color::Always => true,
                Color::Never => false,
                Color::Auto => terminal && !no_color(),
            },
        };
        Self { style: style(io::stdout().is_terminal()), error_style: style(io::stderr().is_terminal()) }
    }

    /// How to write on standard output.
    pub(crate) fn style(&self) -> Style {
        self.style
    }

    /// How to write on standard error.
    pub(crate) fn error_style(&self) -> Style {
        self.error_style
    }

    /// Writes a report. A reader that has gone away, such as `head`, is no error of ours.
    pub(crate) fn print(&mut self, text: &str) {
        let _ = io::stdout().lock().write_all(text.as_bytes());
    }

    /// Writes what a person should see beside the report.
    pub(crate) fn complain(&mut self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

#[expect(clippy::disallowed_methods, reason = "the convention is an environment variable")]
fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
