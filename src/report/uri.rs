//! Names of files as URIs.

use std::fmt::Write as _;

/// What a relative name is relative to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// The folder in which the program was run.
    WorkingFolder,
    /// Nothing: the name is absolute.
    Root,
}

/// A file's name as a URI; `None` for standard input, which has none.
pub(super) fn uri(name: &str) -> Option<(String, Base)> {
    if name == "-" {
        return None;
    }
    let path = name.replace(std::path::MAIN_SEPARATOR, "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // A text can always be written to.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    // `C:/folder` is absolute too; its colon has become `%3A`.
    if path.starts_with('/') {
        Some((format!("file://{encoded}"), Base::Root))
    } else if path.get(1..3) == Some(":/") {
        Some((format!("file:///{}", encoded.replacen("%3A", ":", 1)), Base::Root))
    } else {
        Some((encoded, Base::WorkingFolder))
    }
}

#[cfg(test)]
mod tests {
    use super::{Base, uri};

    #[test]
    fn names_become_uris() {
        let relative = |uri: &str| Some((uri.to_owned(), Base::WorkingFolder));
        assert_eq!(uri("./shop/product.toml"), relative("shop/product.toml"));
        assert_eq!(uri("商店 1.toml"), relative("%E5%95%86%E5%BA%97%201.toml"));
        assert_eq!(uri("a:b?#%.toml"), relative("a%3Ab%3F%23%25.toml"));
        assert_eq!(uri("/srv/a b"), Some(("file:///srv/a%20b".to_owned(), Base::Root)));
        assert_eq!(uri("C:/srv"), Some(("file:///C:/srv".to_owned(), Base::Root)));
        assert_eq!(uri("-"), None);
    }
}
