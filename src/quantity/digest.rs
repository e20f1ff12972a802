//! SHA-256 digests, by which a file is known again.

use std::fmt;

/// The SHA-256 of some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digest([u8; LENGTH]);

/// The bytes of a digest.
const LENGTH: usize = 32;

impl Digest {
    /// The digest of these bytes.
    pub fn new(bytes: [u8; LENGTH]) -> Self {
        Self(bytes)
    }

    /// Reads 64 hexadecimal digits, of any case.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u32> = text.chars().map(|digit| digit.to_digit(16)).collect::<Option<_>>()?;
        if digits.len() != 2 * LENGTH {
            return None;
        }
        let mut bytes = [0; LENGTH];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = u8::try_from(pair.iter().fold(0, |byte, digit| byte * 16 + digit)).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn digests_are_64_hexadecimal_digits_of_any_case() {
        let text = "0123456789abcdef".repeat(4);
        let digest = Digest::parse(&text).expect("a digest");
        assert_eq!(digest.to_string(), text);
        assert_eq!(Digest::parse(&text.to_uppercase()), Some(digest));
        for wrong in
            ["", "0", &"0".repeat(63), &format!("{text}0"), &text.replace('f', "g"), &text.replace('f', "é")]
        {
            assert_eq!(Digest::parse(wrong), None, "{wrong}");
        }
    }
}
