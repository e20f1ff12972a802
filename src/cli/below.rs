//! Whether what a text names lies below the folder of that text: one from elsewhere can't make the program read or write
//! what its author has no business with.

use std::io;
use std::path::{Component, Path};

/// Whether a path, as it is written, leads to something below where it starts.
pub(super) fn stays_below(path: &Path) -> bool {
    path.components().any(|part| matches!(part, Component::Normal(_)))
        && path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

/// Whether links lead from the folder to something outside of it.
///
/// # Errors
/// What the system says, where one of them is not there.
pub(super) fn leads_outside(folder: &Path, path: &Path) -> io::Result<bool> {
    let real = |path: &Path| if path.as_os_str().is_empty() { Path::new(".") } else { path }.canonicalize();
    Ok(!real(path)?.starts_with(real(folder)?))
}
