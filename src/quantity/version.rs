//! Versions of software and protocols.

use std::fmt;

use serde::Serialize;

/// Up to four whole numbers between dots; a missing one counts as zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Version(pub(crate) [u32; 4]);

impl Version {
    /// Reads `1.2.3`, with or without a leading `v`; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = [0; 4];
        let mut parts = text.strip_prefix('v').unwrap_or(text).split('.');
        for (slot, part) in numbers.iter_mut().zip(parts.by_ref()) {
            *slot = part.parse().ok()?;
        }
        parts.next().is_none().then_some(Self(numbers))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch, build] = self.0;
        write!(formatter, "{major}.{minor}")?;
        if patch != 0 || build != 0 {
            write!(formatter, ".{patch}")?;
        }
        if build != 0 {
            write!(formatter, ".{build}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn versions_order_by_number_and_not_by_letter() {
        assert!(Version::parse("1.10") > Version::parse("1.9.3"));
        assert_eq!(Version::parse("v1.2"), Version::parse("1.2.0"));
        assert_eq!(Version::parse("latest"), None);
    }
}
