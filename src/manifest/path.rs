//! Facts as users name them: `dataset."customer profiles".personal`.

use std::fmt;
use std::str::FromStr;

/// The path to a fact, quoted as TOML quotes dotted keys.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct DottedPath {
    segments: Vec<String>,
}

/// A text is no path: a segment is empty, a quotation mark is not closed, or something stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DottedPathError;

impl fmt::Display for DottedPathError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("expected names between dots, with quotation marks around those that hold spaces")
    }
}

impl std::error::Error for DottedPathError {}

impl DottedPath {
    /// The path through these names: tables, keys of elements, and at last the fact.
    pub fn new(segments: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { segments: segments.into_iter().map(Into::into).collect() }
    }

    /// The names on the way, without quotation marks.
    pub fn segments(&self) -> &[String] {
        &self.segments
    }

    /// The path one step further.
    #[must_use]
    pub fn join(mut self, segment: impl Into<String>) -> Self {
        self.segments.push(segment.into());
        self
    }
}

fn is_bare(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_' || character == '-'
}

impl fmt::Display for DottedPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, segment) in self.segments.iter().enumerate() {
            if index > 0 {
                formatter.write_str(".")?;
            }
            if !segment.is_empty() && segment.chars().all(is_bare) {
                formatter.write_str(segment)?;
            } else {
                let escaped = segment.replace('\\', "\\\\").replace('"', "\\\"");
                write!(formatter, "\"{escaped}\"")?;
            }
        }
        Ok(())
    }
}

impl FromStr for DottedPath {
    type Err = DottedPathError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut segments = Vec::new();
        let mut rest = text.chars().peekable();
        loop {
            let quoted = rest.next_if_eq(&'"').is_some();
            let mut segment = String::new();
            if quoted {
                loop {
                    match rest.next().ok_or(DottedPathError)? {
                        '"' => break,
                        '\\' => segment.push(rest.next().ok_or(DottedPathError)?),
                        other => segment.push(other),
                    }
                }
            } else {
                while let Some(character) = rest.next_if(|&character| is_bare(character)) {
                    segment.push(character);
                }
                if segment.is_empty() {
                    return Err(DottedPathError);
                }
            }
            segments.push(segment);
            match rest.next() {
                None => return Ok(Self { segments }),
                Some('.') => {}
                Some(_) => return Err(DottedPathError),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DottedPath;
    use proptest::prelude::*;

    #[test]
    fn names_are_quoted_only_where_toml_wants_it() {
        let path = DottedPath::new(["dataset", "customer profiles", "stores", "a\"b\\c", "country"]);
        let written = path.to_string();
        assert_eq!(written, r#"dataset."customer profiles".stores."a\"b\\c".country"#);
        assert_eq!(written.parse(), Ok(path));
        assert_eq!("operator.ciio".parse(), Ok(DottedPath::new(["operator"]).join("ciio")));
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for text in ["", ".", "a.", "a..b", "a b", "\"a", "\"a\"b", "a.\"b\\"] {
            assert!(text.parse::<DottedPath>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_path_survives_the_round_trip(segments in prop::collection::vec(".{0,12}", 1..5)) {
            let path = DottedPath::new(segments);
            prop_assert_eq!(path.to_string().parse(), Ok(path));
        }
    }
}
