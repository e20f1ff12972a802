//! What a text holds: one manifest, in TOML, JSON or YAML, or one on each line.

use std::io::{self, BufRead, Cursor, Read};
use std::path::Path;

use serde::de::IgnoredAny;

use crate::cli::arguments::InputFormat;
use crate::cli::input::{self, LARGEST};
use crate::manifest::Notation;

/// What a text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One manifest.
    One(Notation),
    /// A manifest in JSON on each line.
    Lines,
}

impl From<InputFormat> for Kind {
    fn from(format: InputFormat) -> Self {
        match format {
            InputFormat::Toml => Self::One(Notation::Toml),
            InputFormat::Json => Self::One(Notation::Json),
            InputFormat::Yaml => Self::One(Notation::Yaml),
            InputFormat::Ndjson => Self::Lines,
        }
    }
}

impl Kind {
    /// One manifest in the first of all notations.
    pub(crate) const TOML: Self = Self::One(Notation::Toml);

    /// What the name of a file says; nothing where it has no extension, or another one.
    pub(crate) fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "toml" => Some(Self::One(Notation::Toml)),
            "json" => Some(Self::One(Notation::Json)),
            "yaml" | "yml" => Some(Self::One(Notation::Yaml)),
            "ndjson" | "jsonl" => Some(Self::Lines),
            _ => None,
        }
    }

    /// What the beginning of a text says: its first line that holds something, comments apart, and the next one.
    fn of_beginning(first: &str, next: Option<&str>) -> Self {
        let (first, next) = (first.trim(), next.map(str::trim));
        if next.is_some_and(|next| begins_anew(first, next)) {
            return Self::Lines;
        }
        let after_bracket = first.strip_prefix('[').map(|rest| rest.trim_start_matches('[').trim_start());
        let begins_list = after_bracket.is_some_and(|rest| rest.is_empty() || rest.starts_with(['{', ']']));
        if first.starts_with('{') || begins_list {
            return Self::One(Notation::Json);
        }
        let is_yaml = first.starts_with("---") || first.starts_with('%') || ends_a_key(first);
        Self::One(if is_yaml { Notation::Yaml } else { Notation::Toml })
    }

    /// What a stream holds by its beginning, and the whole stream.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn of_stream(
        mut reader: Box<dyn BufRead + Send>,
    ) -> io::Result<(Self, Box<dyn BufRead + Send>)> {
        let mut read = Vec::new();
        let mut lines: Vec<String> = Vec::new();
        while lines.len() < 2 {
            let start = read.len();
            let limit = LARGEST.saturating_sub(start as u64);
            if reader.by_ref().take(limit).read_until(b'\n', &mut read)? == 0 {
                break;
            }
            let line = String::from_utf8_lossy(read.get(start..).unwrap_or_default());
            if is_significant(&line) {
                lines.push(line.into_owned());
            }
        }
        let kind = lines
            .first()
            .map_or(Self::TOML, |first| Self::of_beginning(first, lines.get(1).map(String::as_str)));
        Ok((kind, Box::new(Cursor::new(read).chain(reader))))
    }

    /// What a file holds of which the name says nothing; TOML where it can't be read.
    pub(crate) fn of_content(path: &Path) -> Self {
        let found = input::open(path).ok().and_then(|reader| Self::of_stream(reader).ok());
        found.map_or(Self::TOML, |(kind, _)| kind)
    }
}

/// Whether a line holds something other than a comment.
pub(crate) fn is_significant(line: &str) -> bool {
    let content = line.trim_start_matches('\u{feff}').trim();
    !content.is_empty() && !content.starts_with('#')
}

/// Whether two lines are manifests in JSON of their own, of which one may be broken.
fn begins_anew(first: &str, next: &str) -> bool {
    let is_whole = |line: &str| line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok();
    let expects_more = first.ends_with(['{', '[', ',', ':']);
    let begin_alike = first.starts_with('{') && next.starts_with('{');
    is_whole(first) || (!expects_more && (begin_alike || is_whole(next)))
}

/// Whether a key with a colon behind it stands at the beginning of a line.
fn ends_a_key(line: &str) -> bool {
    let key = line
        .find(|one: char| !(one.is_alphanumeric() || matches!(one, '-' | '_' | '"' | '\'')))
        .unwrap_or(line.len());
    let rest = line.get(key..).unwrap_or_default().trim_start();
    key > 0
        && rest.strip_prefix(':').is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};
    use std::path::Path;

    use super::Kind;
    use crate::manifest::Notation;

    #[test]
    fn the_name_says_what_a_file_holds() {
        let of = |name: &str| Kind::of_name(Path::new(name));
        assert_eq!(of("a/product.toml"), Some(Kind::One(Notation::Toml)));
        assert_eq!(of("product.JSON"), Some(Kind::One(Notation::Json)));
        assert_eq!(of("product.yml"), of("product.yaml"));
        assert_eq!(of("products.jsonl"), Some(Kind::Lines));
        assert_eq!(of("product"), None);
        assert_eq!(of("product.txt"), None);
    }

    /// What a stream of this text holds; all of it is still there.
    fn of(text: &str) -> Kind {
        let (kind, mut reader) = Kind::of_stream(Box::new(Cursor::new(text.to_owned()))).expect("no error");
        let mut whole = String::new();
        reader.read_to_string(&mut whole).expect("a text");
        assert_eq!(whole, text);
        kind
    }

    #[test]
    fn the_beginning_says_what_a_text_holds() {
        for text in [
            "",
            "# a\n\n[operator]\nciio = true",
            "[[dataset]]",
            "operator.ciio = true",
            "a = \"b: c\"",
            "\"a b\" = 1",
        ] {
            assert_eq!(of(text), Kind::One(Notation::Toml), "{text}");
        }
        for text in [
            "{",
            "{\"operator\": {}}",
            "\n {\"operator\": {}}\n\n",
            "{\n{\n",
            "{\"a\":\n{",
            "[{}]",
            "[\n{",
            "{}}\n}",
        ] {
            assert_eq!(of(text), Kind::One(Notation::Json), "{text}");
        }
        for text in ["---\na: 1", "%YAML 1.2", "# a\noperator:\n  ciio: true", "'a': 1", "operator: {a: 1}"] {
            assert_eq!(of(text), Kind::One(Notation::Yaml), "{text}");
        }
        for text in [
            "{}\n{}",
            "{\"a\": 1}\n\n{\"b\"",
            "\n{\"a\": {}}\r\n{",
            "{\"a\": {\"b\n{\"a\": {}}",
            "{\"a\": 1}}\n{\"a\": 1}",
            "{\"a\": 1}\nnothing\n",
            "nothing\n{\"a\": 1}\n",
            "[1]\n{\"a\": 1}\n",
        ] {
            assert_eq!(of(text), Kind::Lines, "{text}");
        }
    }
}
