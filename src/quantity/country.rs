//! Countries and regions by their ISO 3166-1 alpha-2 codes.

use std::fmt;

use serde::Serialize;

/// A code of ISO 3166-1 alpha-2. `CN` means the mainland: `HK`, `MO` and `TW` are codes of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Country(pub(crate) [u8; 2]);

impl Country {
    /// The country of an assigned code in capitals; `None` for any other text.
    pub fn parse(code: &str) -> Option<Self> {
        let letters: [u8; 2] = code.as_bytes().try_into().ok()?;
        rust_iso3166::from_alpha2(code).map(|_| Self(letters))
    }

    /// Every assigned code, in alphabetical order.
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> =
            rust_iso3166::ALL.iter().filter_map(|entry| Self::parse(entry.alpha2)).collect();
        all.sort_unstable();
        all
    }

    /// The code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

impl fmt::Display for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}
