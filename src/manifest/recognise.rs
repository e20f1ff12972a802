//! Which texts are manifests, among others in the same notation.

use super::header::MANIFEST_RECORD;
use super::notation::Notation;
use super::tree::{Arena, Value};
use crate::source::FileId;

/// Whether a text says that it is a manifest: it has a table `manifest` at its top. Of a text that is not well-formed,
/// and of which nothing else can be said, the lines tell.
pub fn is_manifest(notation: Notation, text: &str) -> bool {
    if !text.contains(MANIFEST_RECORD) {
        return false;
    }
    match notation.parse(FileId::default(), text, &Arena::new()) {
        Ok(root) => root.get(MANIFEST_RECORD).is_some_and(|node| matches!(node.value, Value::Table(_))),
        Err(_) => text.lines().any(|line| begins_manifest(notation, line)),
    }
}

/// Whether a line looks as if the table began there.
fn begins_manifest(notation: Notation, line: &str) -> bool {
    let after = |text: &str, mark: &str| {
        let rest = text.strip_prefix(mark)?.strip_prefix(MANIFEST_RECORD);
        rest.map(|rest| rest.trim_start().to_owned())
    };
    let (line, text) = (line.trim_end(), line.trim());
    match notation {
        Notation::Toml => {
            after(text, "[").is_some_and(|rest| rest.starts_with([']', '.']))
                || after(line, "").is_some_and(|rest| rest.starts_with(['.', '=']))
        }
        Notation::Json => {
            let parts = text.split('"');
            parts
                .clone()
                .zip(parts.skip(1))
                .any(|(key, rest)| key == MANIFEST_RECORD && rest.trim_start().starts_with(':'))
        }
        Notation::Yaml => after(line, "").is_some_and(|rest| rest.starts_with(':')),
    }
}

#[cfg(test)]
mod tests {
    use super::{Notation, is_manifest};

    #[test]
    fn a_manifest_says_that_it_is_one() {
        for (notation, text) in [
            (Notation::Toml, "[manifest]\nversion = 1\n"),
            (Notation::Toml, "manifest.version = 1\n"),
            (Notation::Toml, "manifest = { version = 1 }\n"),
            (Notation::Json, "{ \"manifest\": { \"version\": 1 } }"),
            (Notation::Yaml, "manifest:\n  version: 1\n"),
            (Notation::Yaml, "{\"manifest\": {}}"),
        ] {
            assert!(is_manifest(notation, text), "{text}");
        }
        for (notation, text) in [
            (Notation::Toml, ""),
            (Notation::Toml, "# [manifest]\n[package]\nname = \"manifest\"\n"),
            (Notation::Toml, "[tool.manifest]\n"),
            (Notation::Json, "{ \"name\": \"manifest\" }"),
            (Notation::Json, "{ \"inner\": { \"manifest\": {} } }"),
            (Notation::Json, "{ \"manifest\": \"app.webmanifest\" }"),
            (Notation::Yaml, "inner:\n  manifest:\n    version: 1\n"),
        ] {
            assert!(!is_manifest(notation, text), "{text}");
        }
    }

    #[test]
    fn a_broken_manifest_is_one() {
        for (notation, text) in [
            (Notation::Toml, "[manifest]\nversion = 1\n[operator\n"),
            (Notation::Toml, "[manifest]\nversion = yes\n"),
            (Notation::Json, "{ \"manifest\" : { \"version\": 1 "),
            (Notation::Yaml, "manifest:\n\tversion: 1\n"),
        ] {
            assert!(is_manifest(notation, text), "{text}");
        }
        for (notation, text) in [
            (Notation::Toml, "[package\nname = \"manifest\"\n"),
            (Notation::Json, "{ \"name\": \"manifest\", "),
            (Notation::Yaml, "a:\n\tmanifest: 1\n"),
        ] {
            assert!(!is_manifest(notation, text), "{text}");
        }
    }
}
