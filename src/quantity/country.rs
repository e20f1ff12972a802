//! Countries and regions by their ISO 3166-1 alpha-2 codes.

use std::fmt;

use serde::Serialize;

/// A code of ISO 3166-1 alpha-2. `CN` means the mainland: `HK`, `MO` and `TW` are codes of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Country(pub(crate) [u8; 2]);

/// Codes that people write, which the standard reserves, and the assigned ones that they mean.
const RESERVED_CODES: &[(&str, &str)] = &[("UK", "GB"), ("EL", "GR")];

/// Regions that addresses in China name and that have a code of their own, with what they are called there.
const REGIONS_OF_CHINA: [(&str, &[&str]); 3] = [
    ("HK", &["hong kong", "hongkong", "香港"]),
    ("MO", &["macao", "macau", "澳门", "澳門"]),
    ("TW", &["taiwan", "台湾", "臺灣"]),
];

impl Country {
    /// The country of an assigned code in capitals; `None` for any other text.
    pub fn parse(code: &str) -> Option<Self> {
        let letters: [u8; 2] = code.as_bytes().try_into().ok()?;
        rust_iso3166::from_alpha2(code).map(|_| Self(letters))
    }

    /// The country that a text means: by its code, with two or three letters, or by its name in the standard; in capitals
    /// or not. `None` where it means none.
    pub fn named(text: &str) -> Option<Self> {
        let text = text.trim();
        let code = text.to_ascii_uppercase();
        let reserved = RESERVED_CODES.iter().find(|(reserved, _)| *reserved == code).map(|(_, meant)| *meant);
        let named = |entry: &&rust_iso3166::CountryCode| {
            entry.alpha2 == code || entry.alpha3 == code || entry.name.eq_ignore_ascii_case(text)
        };
        let meant = reserved.or_else(|| rust_iso3166::ALL.iter().find(named).map(|entry| entry.alpha2));
        meant.and_then(Self::parse)
    }

    /// The region with a code of its own that a part of an address in this country names: Hong Kong in China.
    pub fn region_with_code(self, part_of_address: &str) -> Option<Self> {
        let part = part_of_address.trim().to_lowercase();
        let code_in_part = part.strip_prefix("cn-").unwrap_or(&part);
        let is_named = |(code, names): &&(&str, &[&str])| {
            code_in_part.eq_ignore_ascii_case(code) || names.iter().any(|name| part.contains(name))
        };
        let mut regions = REGIONS_OF_CHINA.iter().filter(|_| self.code() == "CN");
        regions.find(is_named).and_then(|(code, _)| Self::parse(code))
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

#[cfg(test)]
mod tests {
    use super::Country;

    fn named(text: &str) -> String {
        Country::named(text).map_or_else(|| "none".to_owned(), |country| country.to_string())
    }

    #[test]
    fn a_country_is_known_by_code_and_by_name() {
        let found: Vec<String> =
            ["DE", "de", " DEU ", "Germany", "uk", "HK", "Deutschland", "", "XX"].map(named).into();
        assert_eq!(found, ["DE", "DE", "DE", "DE", "GB", "HK", "none", "none", "none"]);
    }

    #[test]
    fn a_region_with_a_code_of_its_own_is_not_the_mainland() {
        let mainland = Country::parse("CN").expect("a code");
        let region = |text| mainland.region_with_code(text).map(|region| region.to_string());
        for (text, code) in [("Hong Kong SAR", "HK"), ("CN-MO", "MO"), ("台湾", "TW"), ("hk", "HK")] {
            assert_eq!(region(text).as_deref(), Some(code), "{text}");
        }
        assert_eq!((region("Guangdong"), region("上海")), (None, None));
        let germany = Country::parse("DE").expect("a code");
        assert_eq!(germany.region_with_code("HK"), None);
    }
}
