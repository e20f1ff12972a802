//! The supplier of a component, and the country in which it has its address.

use super::Stated;
use super::scanner::{Read, Scanner};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::quantity::Country;

/// Who supplies a component.
#[derive(Default)]
pub(super) struct Supplier {
    /// Its name.
    pub(super) name: Option<Stated<Box<str>>>,
    /// The country of its address.
    pub(super) country: Option<Stated<Country>>,
}

/// An address as it is written.
#[derive(Default)]
struct Address {
    country: Option<Stated<Box<str>>>,
    /// A part of the country, and a place in it.
    within: [Option<Stated<Box<str>>>; 2],
}

impl Supplier {
    /// Reads a supplier.
    pub(super) fn read(scanner: &mut Scanner<'_>) -> Read<Self> {
        let mut found = Self::default();
        scanner.object("supplier", |scanner, key| {
            match key {
                "name" => found.name = scanner.text(key)?,
                "address" => found.country = Address::read(scanner)?.country(scanner),
                _ => scanner.skip()?,
            }
            Ok(())
        })?;
        Ok(found)
    }
}

impl Address {
    fn read(scanner: &mut Scanner<'_>) -> Read<Self> {
        let mut found = Self::default();
        let [region, locality] = &mut found.within;
        scanner.object("address", |scanner, key| {
            match key {
                "country" => found.country = scanner.text(key)?,
                "region" => *region = scanner.text(key)?,
                "locality" => *locality = scanner.text(key)?,
                _ => scanner.skip()?,
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// The country that is meant, by its code or its name. A text that means none is told of and leaves it unknown.
    ///
    /// What an address in China has as its region or locality counts where that has a code of its own.
    fn country(self, scanner: &mut Scanner<'_>) -> Option<Stated<Country>> {
        let Stated { value: text, place } = self.country?;
        let Some(country) = Country::named(&text) else {
            scanner.keep(
                Diagnostic::warning(
                    Code::SBOM_UNKNOWN_COUNTRY,
                    localized!("no country is called `{text}`", "没有名为 `{text}` 的国家或地区"),
                    place,
                    localized!("the supplier's country stays unknown", "供应商所在地仍为未知"),
                )
                .help(localized!(
                    "write its code of ISO 3166-1, such as `CN`",
                    "请写 ISO 3166-1 的两位代码，例如 `CN`"
                )),
            );
            return None;
        };
        let mut within = self.within.into_iter().flatten();
        let region = within.find_map(|text| {
            country.region_with_code(&text.value).map(|region| Stated { value: region, place: text.place })
        });
        Some(region.unwrap_or(Stated { value: country, place }))
    }
}
