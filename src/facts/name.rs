//! The name of a fact as users write it: `operator.ciio`, `dataset."customer profiles".stores.primary.country`.

use std::fmt;

/// The path from the top of a manifest to a fact; an element of a list is named by its key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FactName {
    parts: Vec<Box<str>>,
}

impl FactName {
    /// The name of a table or list at the top.
    pub fn root(name: &str) -> Self {
        Self { parts: vec![name.into()] }
    }

    /// The name of what lies one step further.
    #[must_use]
    pub fn join(&self, part: &str) -> Self {
        let mut parts = Vec::with_capacity(self.parts.len() + 1);
        parts.extend_from_slice(&self.parts);
        parts.push(part.into());
        Self { parts }
    }

    /// The parts, from the top.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(AsRef::as_ref)
    }

    /// The last part.
    pub fn last(&self) -> &str {
        self.parts.last().map_or("", AsRef::as_ref)
    }
}

impl fmt::Display for FactName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.parts.iter().enumerate() {
            if index > 0 {
                formatter.write_str(".")?;
            }
            let bare = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
            if !part.is_empty() && part.chars().all(bare) {
                formatter.write_str(part)?;
            } else {
                write!(formatter, "\"{}\"", part.replace('\\', "\\\\").replace('"', "\\\""))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::FactName;

    #[test]
    fn a_part_that_toml_would_quote_is_quoted() {
        let name = FactName::root("dataset").join("customer profiles").join("stores").join("主库");
        assert_eq!(name.to_string(), "dataset.\"customer profiles\".stores.\"主库\"");
    }
}
