//! Writes a file whole or not at all.
#![expect(clippy::disallowed_methods, reason = "files are written here, for the whole program")]

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file that is being written: beside its place, until it is whole.
#[derive(Debug)]
pub(crate) struct NewFile {
    file: BufWriter<File>,
    /// Where it is written, and where it belongs; `None` for what has no place to be moved to, such as a pipe.
    paths: Option<(PathBuf, PathBuf)>,
}

impl NewFile {
    /// Begins a file at `path`. What stands there stays until the new one is whole.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        // A link keeps leading to where it leads.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let is_special = fs::metadata(&path).is_ok_and(|there| !there.is_file() && !there.is_dir());
        if is_special {
            let file = fs::OpenOptions::new().write(true).open(&path)?;
            return Ok(Self { file: BufWriter::new(file), paths: None });
        }
        let mut beside = path.as_os_str().to_owned();
        beside.push(".part");
        let beside = PathBuf::from(beside);
        let file = BufWriter::new(File::create(&beside)?);
        Ok(Self { file, paths: Some((beside, path)) })
    }

    /// Puts the file in its place, now that it is whole.
    ///
    /// # Errors
    /// What the system says; then nothing is left of it.
    pub(crate) fn keep(mut self) -> io::Result<()> {
        self.file.flush()?;
        if let Some((beside, path)) = &self.paths {
            fs::rename(beside, path)?;
            self.paths = None;
        }
        Ok(())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if let Some((beside, _)) = &self.paths {
            let _ = fs::remove_file(beside);
        }
    }
}

/// Writes a text into a file.
///
/// # Errors
/// What the system says; then the file is as it was.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = NewFile::create(path)?;
    file.write_all(text.as_bytes())?;
    file.keep()
}
