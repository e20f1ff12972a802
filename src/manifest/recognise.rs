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
    match notation.parse(FileId::default(), text, &Arena::new()).if_well_formed() {
        Some(root) => root.get(MANIFEST_RECORD).is_some_and(|node| matches!(node.value, Value::Table(_))),
        None => text.lines().any(|line| begins_manifest(notation, line)),
    }
}

/// Whether a line looks as if the table began there.
fn begins_manifest(notation: Notation, line: &str) -> bool {
    let (line, text) = (line.trim_end(), line.trim());
    match notation {
        Notation::Toml => {
            let header = text.strip_prefix('[').and_then(behind_name);
            header.is_some_and(|rest| rest.is_empty() || rest.starts_with([']', '.', '#']))
                || behind_name(text).is_some_and(|rest| rest.starts_with(['.', '=']))
        }
        Notation::Json => {
            let parts = text.split('"');
            parts
                .clone()
                .zip(parts.skip(1))
                .any(|(key, rest)| key == MANIFEST_RECORD && rest.trim_start().starts_with(':'))
        }
        // Farther in, it is the key of another table.
        Notation::Yaml => {
            !line.starts_with([' ', '\t']) && behind_name(line).is_some_and(|rest| rest.starts_with(':'))
        }
    }
}

/// What stands behind the table's name at the beginning of a text, which may be in quotation marks.
fn behind_name(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let quoted = ['"', '\'']
        .into_iter()
        .find_map(|mark| text.strip_prefix(mark)?.strip_prefix(MANIFEST_RECORD)?.strip_prefix(mark));
    quoted.or_else(|| text.strip_prefix(MANIFEST_RECORD)).map(str::trim_start)
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
            (Notation::Toml, "[manifest\nversion = 1\n"),
            (Notation::Toml, "  [ \"manifest\" ] # of a shop\nversion = yes\n"),
            (Notation::Yaml, "\"manifest\" :\n\tversion: 1\n"),
            (Notation::Json, "{ \"manifest\" : { \"version\": 1 "),
            (Notation::Yaml, "manifest:\n\tversion: 1\n"),
        ] {
            assert!(is_manifest(notation, text), "{text}");
        }
        for (notation, text) in [
            (Notation::Toml, "[package\nname = \"manifest\"\n"),
            (Notation::Toml, "[manifests\nname = 1\n"),
            (Notation::Json, "{ \"name\": \"manifest\", "),
            (Notation::Yaml, "a:\n\tmanifest: 1\n"),
        ] {
            assert!(!is_manifest(notation, text), "{text}");
        }
    }
}
