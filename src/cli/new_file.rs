//! Writes a file whole or not at all.
#![expect(clippy::disallowed_methods, reason = "files are written here, for the whole program")]

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempPath};

/// A file that is being written: beside its place, until it is whole.
#[derive(Debug)]
pub(crate) struct NewFile {
    file: BufWriter<File>,
    /// Where it is written, and where it belongs; `None` for what has no place to be moved to, such as a pipe.
    paths: Option<(TempPath, PathBuf)>,
}

impl NewFile {
    /// Begins a file at `path`. What stands there stays until the new one is whole, which then has its permissions.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        // A link keeps leading to where it leads.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let old = fs::metadata(&path).ok();
        if old.as_ref().is_some_and(|old| !old.is_file() && !old.is_dir()) {
            let file = fs::OpenOptions::new().write(true).open(&path)?;
            return Ok(Self { file: BufWriter::new(file), paths: None });
        }
        let (file, beside) = beside(&path)?.into_parts();
        if let Some(old) = old.filter(fs::Metadata::is_file) {
            file.set_permissions(old.permissions())?;
        }
        Ok(Self { file: BufWriter::new(file), paths: Some((beside, path)) })
    }

    /// Puts the file in its place, now that it is whole.
    ///
    /// # Errors
    /// What the system says; then nothing is left of it.
    pub(crate) fn keep(mut self) -> io::Result<()> {
        self.file.flush()?;
        match self.paths.take() {
            Some((beside, path)) => beside.persist(path).map_err(|error| error.error),
            None => Ok(()),
        }
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

/// A file beside `path` under a name that no other run has; it goes with its name unless it is put in its place.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let mut prefix = OsString::from(".");
    prefix.push(path.file_name().unwrap_or_default());
    prefix.push(".");
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut reason = None;
    let made = Builder::new().prefix(&prefix).suffix(".part").make_in(folder, |path| {
        let file = fs::OpenOptions::new().write(true).create_new(true).open(path);
        file.inspect_err(|error| reason = error.raw_os_error())
    });
    // Which file beside it can't be made tells a reader nothing.
    made.map_err(|error| reason.map_or(error, io::Error::from_raw_os_error))
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
