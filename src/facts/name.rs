//! The name of a fact as users write it: `operator.ciio`, `dataset."customer profiles".stores.primary.country`.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// The path from the top of a manifest to a fact; an element of a list is named by its key.
///
/// Undetermined findings name many facts, and many findings name the same ones, so a name is one shared text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactName {
    /// The parts, with [`SEPARATOR`] between them.
    path: Arc<str>,
}

/// Stands between the parts: a control character, which no key needs.
const SEPARATOR: char = '\u{1f}';

impl Default for FactName {
    fn default() -> Self {
        Self { path: Arc::from("") }
    }
}

/// A text is no fact's name: a part is empty, a quotation mark is not closed, or something stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactNameError;

impl fmt::Display for FactNameError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("expected names between dots, with quotation marks around those that hold spaces")
    }
}

impl std::error::Error for FactNameError {}

impl FactName {
    /// The name of what lies on the way through these parts: tables, keys of elements, and at last the fact.
    pub fn new(parts: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut path = String::new();
        for (index, part) in parts.into_iter().enumerate() {
            if index > 0 {
                path.push(SEPARATOR);
            }
            push(&mut path, part.as_ref());
        }
        Self { path: path.into() }
    }

    /// The name of a table or list at the top.
    pub fn root(name: &str) -> Self {
        Self { path: name.into() }
    }

    /// The name of what lies one step further.
    #[must_use]
    pub fn join(&self, part: &str) -> Self {
        let mut draft = self.draft();
        draft.push(part);
        draft.finish()
    }

    /// A draft of a name that goes on from this one.
    pub fn draft(&self) -> FactNameDraft {
        let mut path = String::with_capacity(DRAFT_LENGTH.max(self.path.len()));
        path.push_str(&self.path);
        FactNameDraft { path }
    }

    /// The parts, from the top.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.path.split(SEPARATOR)
    }

    /// Where its text lies in memory: copies of one name share it.
    pub fn address(&self) -> usize {
        Arc::as_ptr(&self.path).addr()
    }

    /// The last part.
    pub fn last(&self) -> &str {
        self.parts().last().unwrap_or_default()
    }
}

/// A name that grows step by step, before it is shared.
#[derive(Debug, Clone)]
pub struct FactNameDraft {
    path: String,
}

/// Bytes that most names need.
const DRAFT_LENGTH: usize = 64;

impl FactNameDraft {
    /// Starts with the name of a table or list at the top.
    pub fn root(name: &str) -> Self {
        let mut path = String::with_capacity(DRAFT_LENGTH);
        path.push_str(name);
        Self { path }
    }

    /// Goes one step further.
    pub fn push(&mut self, part: &str) {
        self.path.push(SEPARATOR);
        push(&mut self.path, part);
    }

    /// The finished name.
    pub fn finish(self) -> FactName {
        FactName { path: self.path.into() }
    }
}

/// Appends a part; a separator within it becomes the replacement character.
fn push(path: &mut String, part: &str) {
    if part.contains(SEPARATOR) {
        path.push_str(&part.replace(SEPARATOR, "\u{fffd}"));
    } else {
        path.push_str(part);
    }
}

fn is_bare(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_' || character == '-'
}

impl fmt::Display for FactName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.parts().enumerate() {
            if index > 0 {
                formatter.write_str(".")?;
            }
            if !part.is_empty() && part.chars().all(is_bare) {
                formatter.write_str(part)?;
            } else {
                write!(formatter, "\"{}\"", part.replace('\\', "\\\\").replace('"', "\\\""))?;
            }
        }
        Ok(())
    }
}

impl FromStr for FactName {
    type Err = FactNameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = Vec::new();
        let mut rest = text.chars().peekable();
        loop {
            let quoted = rest.next_if_eq(&'"').is_some();
            let mut part = String::new();
            if quoted {
                loop {
                    match rest.next().ok_or(FactNameError)? {
                        '"' => break,
                        '\\' => part.push(rest.next().ok_or(FactNameError)?),
                        other => part.push(other),
                    }
                }
            } else {
                while let Some(character) = rest.next_if(|&character| is_bare(character)) {
                    part.push(character);
                }
                if part.is_empty() {
                    return Err(FactNameError);
                }
            }
            parts.push(part);
            match rest.next() {
                None => return Ok(Self::new(parts)),
                Some('.') => {}
                Some(_) => return Err(FactNameError),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FactName;
    use proptest::prelude::*;

    #[test]
    fn names_are_quoted_only_where_toml_wants_it() {
        let path = FactName::new(["dataset", "customer profiles", "stores", "a\"b\\c", "country"]);
        let written = path.to_string();
        assert_eq!(written, r#"dataset."customer profiles".stores."a\"b\\c".country"#);
        assert_eq!(written.parse(), Ok(path));
        assert_eq!("operator.ciio".parse(), Ok(FactName::root("operator").join("ciio")));
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for text in ["", ".", "a.", "a..b", "a b", "\"a", "\"a\"b", "a.\"b\\"] {
            assert!(text.parse::<FactName>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_path_survives_the_round_trip(segments in prop::collection::vec("[^\u{1f}]{0,12}", 1..5)) {
            let path = FactName::new(segments);
            prop_assert_eq!(path.to_string().parse(), Ok(path));
        }
    }
}
