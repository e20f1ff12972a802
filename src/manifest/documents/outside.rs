//! Documents lie in the folder of the manifest: one from elsewhere can't make the program look at what its author has no
//! business with.

use std::path::{Component, Path};

use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::source::Span;

/// Whether a path, as it is written, leads to something below where it starts.
pub fn stays_below(path: &Path) -> bool {
    path.components().any(|part| matches!(part, Component::Normal(_)))
        && path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

/// That the path at that place does not.
pub fn outside(place: Span) -> Diagnostic {
    Diagnostic::error(
        Code::MANIFEST_DOCUMENT_OUTSIDE,
        localized!("the path leads out of the manifest's folder", "路径超出清单所在目录"),
        place,
        localized!("expected a path to a file below that folder", "应为该目录之下文件的路径"),
    )
    .help(Localized::new(
        "put the document beside the manifest, and name it by its path from there",
        "请将文档放在清单旁，并写明由清单起算的相对路径",
    ))
}
