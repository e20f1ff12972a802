//! The beginnings of names, by which most names are told apart at once.

use serde::Serialize;

/// The first eight bytes of a name, filled up with zeros. Where two differ, they are ordered as their names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Prefix(pub(crate) u64);

impl Prefix {
    /// The prefix of a name.
    pub fn of(name: &str) -> Self {
        let bytes = name.as_bytes();
        Self(u64::from_be_bytes(bytes.first_chunk().copied().unwrap_or_else(|| {
            let mut filled = [0; 8];
            if let Some(beginning) = filled.get_mut(..bytes.len()) {
                beginning.copy_from_slice(bytes);
            }
            filled
        })))
    }
}

#[cfg(test)]
mod tests {
    use super::Prefix;

    #[test]
    fn prefixes_are_ordered_as_names_are() {
        let names = ["", "a", "ab", "abc", "abcdefg", "abcdefgh", "abcdefghi", "abd", "b", "数", "数据"];
        for (one, other) in names.iter().zip(names.iter().skip(1)) {
            assert!(Prefix::of(one) <= Prefix::of(other), "{one} and {other}");
        }
        assert_eq!(Prefix::of("abcdefgh"), Prefix::of("abcdefghi"));
        assert!(Prefix::of("ab") < Prefix::of("ab0"));
    }
}
