//! What the exit status means.

use std::process;

/// The exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum ExitCode {
    /// Nothing at or above what `--fail-on` names.
    #[default]
    Clean = 0,
    /// Findings at or above it.
    Findings = 1,
    /// No conclusion: bad usage, bad rules, a bad manifest, a limit hit, or no rule that applies.
    NoConclusion = 2,
}

impl From<ExitCode> for process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(code as u8)
    }
}
