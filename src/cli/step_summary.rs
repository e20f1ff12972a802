//! The summary of a step of a GitHub workflow: a file named by the environment, to which each step appends.
#![expect(clippy::disallowed_methods, reason = "the convention is an environment variable")]

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The most bytes of a step's summary; GitHub shows nothing of a longer one.
const MOST_BYTES: usize = 1024 * 1024;
/// What is kept free for what other commands of the step write.
const RESERVE: usize = 64 * 1024;

/// Stands at the end where not everything had room, as long as there is room for it.
const FULL: &str = "\nThe summary is full; the other reports have the rest. 摘要已满，其余内容见其他报告。\n";

/// The summary so far.
#[derive(Debug)]
pub(crate) struct StepSummary {
    path: PathBuf,
    /// How many bytes the file has already.
    held: usize,
    text: Vec<u8>,
    is_full: bool,
}

impl StepSummary {
    /// The summary of the step that runs, where there is one.
    pub(crate) fn of_this_step() -> Option<Self> {
        let path = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty())?;
        let held =
            std::fs::metadata(&path).map_or(0, |file| usize::try_from(file.len()).unwrap_or(usize::MAX));
        Some(Self { path: path.into(), held, text: Vec::new(), is_full: false })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// How long the file would be with what was gathered, and with this behind it.
    fn length_with(&self, bytes: &[u8]) -> usize {
        self.held.saturating_add(self.text.len()).saturating_add(bytes.len())
    }

    /// Appends what was gathered, or nothing.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn append(mut self) -> io::Result<()> {
        if self.is_full && self.length_with(FULL.as_bytes()) <= MOST_BYTES {
            self.text.extend_from_slice(FULL.as_bytes());
        }
        let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        let length = file.metadata()?.len();
        let written = file.write_all(&self.text).and_then(|()| file.flush());
        if written.is_err() {
            let _ = file.set_len(length);
        }
        written
    }
}

impl Write for StepSummary {
    /// Takes one manifest's part, as long as there is room for it: half a part would be no Markdown.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.is_full |= self.length_with(bytes) > MOST_BYTES - RESERVE;
        if !self.is_full {
            self.text.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
