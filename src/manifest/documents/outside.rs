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

/// What is wrong with the path at that place, which does not.
pub fn not_below(path: &Path, place: Span) -> Diagnostic {
    let depth = path.components().try_fold(0_usize, |depth, part| match part {
        Component::Normal(_) => Some(depth + 1),
        Component::CurDir => Some(depth),
        Component::ParentDir => depth.checked_sub(1),
        Component::RootDir | Component::Prefix(_) => None,
    });
    let goes_back = path.components().any(|part| part == Component::ParentDir);
    let found = match depth {
        None => return outside(place),
        Some(_) if path.as_os_str().is_empty() => localized!("the path is empty", "路径为空"),
        Some(_) if goes_back => localized!("`..` stands in the path", "路径中有 `..`"),
        Some(_) => localized!("the path is that of the manifest's folder", "路径指的是清单所在目录本身"),
    };
    let expected =
        localized!("expected a path to a file below the manifest's folder", "应为清单所在目录之下文件的路径");
    refused(found, place, expected)
}

/// That the path at that place leads elsewhere.
pub fn outside(place: Span) -> Diagnostic {
    refused(
        localized!("the path leads out of the manifest's folder", "路径超出清单所在目录"),
        place,
        localized!("expected a path to a file below that folder", "应为该目录之下文件的路径"),
    )
}

fn refused(found: Localized, place: Span, expected: Localized) -> Diagnostic {
    Diagnostic::error(Code::MANIFEST_DOCUMENT_OUTSIDE, found, place, expected).help(Localized::new(
        "put the document beside the manifest, and name it by its path from there",
        "请将文档放在清单旁，并写明由清单起算的相对路径",
    ))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{not_below, stays_below};
    use crate::source::Span;

    #[test]
    fn what_is_wrong_with_a_path_is_said() {
        for (path, found) in [
            ("", "the path is empty"),
            (".", "the path is that of the manifest's folder"),
            ("sub/../doc.txt", "`..` stands in the path"),
            ("sub/..", "`..` stands in the path"),
            ("../doc.txt", "the path leads out of the manifest's folder"),
            ("sub/../../doc.txt", "the path leads out of the manifest's folder"),
            ("/doc.txt", "the path leads out of the manifest's folder"),
        ] {
            assert!(!stays_below(Path::new(path)), "{path}");
            assert_eq!(not_below(Path::new(path), Span::default()).message.en, found, "{path}");
        }
    }
}
