//! Names of manifests that hold wherever a baseline is taken with them.

use std::path::{Component, Path};

/// The way from a folder to a file, with `/` between its parts on every system.
///
/// Goes in: the folder and the file, both as absolute paths without `.` and `..`. Where nothing leads from one to the
/// other, as between drives, the file's own path comes out.
pub fn relative(folder: &Path, file: &Path) -> String {
    let (from, to): (Vec<_>, Vec<_>) = (folder.components().collect(), file.components().collect());
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return file.display().to_string().replace(std::path::MAIN_SEPARATOR, "/");
    }
    let up = from.iter().skip(shared).map(|_| "..".to_owned());
    let down = to.iter().skip(shared).map(|part| part_name(*part));
    up.chain(down).collect::<Vec<_>>().join("/")
}

fn part_name(part: Component<'_>) -> String {
    part.as_os_str().to_string_lossy().into_owned()
}

#[cfg(all(test, unix))]
mod tests {
    use super::relative;
    use std::path::Path;

    #[test]
    fn names_lead_from_the_folder_to_the_file() {
        let name = |folder, file| relative(Path::new(folder), Path::new(file));
        assert_eq!(name("/a/b", "/a/b/c/product.toml"), "c/product.toml");
        assert_eq!(name("/a/b", "/a/x/product.toml"), "../x/product.toml");
        assert_eq!(name("/", "/产品.ndjson:3"), "产品.ndjson:3");
        assert_eq!(name("/a", "/ab/c"), "../ab/c");
    }
}
