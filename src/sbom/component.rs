//! Components and cryptographic assets.

use super::scanner::{Broken, Read, Scanner};
use super::supplier::Supplier;
use super::{MOST_COMPONENTS, Stated};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::program::BillPart;

/// The type of components that are cryptographic assets.
const ASSET: &str = "cryptographic-asset";

/// A component as it is written, without those nested in it.
#[derive(Default)]
pub(super) struct Component {
    /// By what other parts of the document refer to it.
    pub(super) reference: Option<Stated<Box<str>>>,
    kind: Option<Stated<Box<str>>>,
    asset_kind: Option<Stated<Box<str>>>,
    /// What it belongs to, such as an organization.
    pub(super) group: Option<Stated<Box<str>>>,
    /// Its name.
    pub(super) name: Option<Stated<Box<str>>>,
    /// Its version.
    pub(super) version: Option<Stated<Box<str>>>,
    /// Who supplies it.
    pub(super) supplier: Supplier,
}

impl Component {
    /// Reads an array of components into `all`, each before those nested in it.
    pub(super) fn read_all(scanner: &mut Scanner<'_>, key: &str, all: &mut Vec<Self>) -> Read {
        scanner.array(key, |scanner| {
            let position = all.len();
            all.push(Self::default());
            if let Some(component) = Self::read(scanner, "component", all)?
                && let Some(place) = all.get_mut(position)
            {
                *place = component;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// Reads one component; those nested in it go to `all`.
    pub(super) fn read(scanner: &mut Scanner<'_>, key: &str, all: &mut Vec<Self>) -> Read<Option<Self>> {
        let mut found = Self::default();
        let mut absent = vec!["name", "type"];
        let place = scanner.object(key, |scanner, key| {
            absent.retain(|required| *required != key);
            match key {
                "bom-ref" => found.reference = scanner.text(key)?,
                "type" => found.kind = scanner.required_text(key)?,
                "group" => found.group = scanner.text(key)?,
                "name" => found.name = scanner.required_text(key)?,
                "version" => found.version = scanner.text(key)?,
                "supplier" => found.supplier = Supplier::read(scanner)?,
                "cryptoProperties" => found.read_crypto_properties(scanner)?,
                "components" => Self::read_all(scanner, key, all)?,
                _ => scanner.skip()?,
            }
            Ok(())
        })?;
        let Some(place) = place else { return Ok(None) };
        for word in absent {
            let message = localized!("a component has no `{word}`", "一个组件没有 `{word}`");
            let label = localized!("expected `{word}` in it", "其中应有 `{word}`");
            scanner.report(message, place.start_point(), label);
        }
        if all.len() > MOST_COMPONENTS {
            let problem = Diagnostic::error(
                Code::INPUT_TOO_LARGE,
                localized!(
                    "the bill of materials lists more than {MOST_COMPONENTS} components",
                    "物料清单所列组件超过 {MOST_COMPONENTS} 个"
                ),
                place.start_point(),
                localized!(
                    "expected at most {MOST_COMPONENTS} components",
                    "应不超过 {MOST_COMPONENTS} 个组件"
                ),
            );
            scanner.keep(problem);
            return Err(Broken);
        }
        Ok(Some(found))
    }

    fn read_crypto_properties(&mut self, scanner: &mut Scanner<'_>) -> Read {
        scanner.object("cryptoProperties", |scanner, key| {
            if key == "assetType" {
                self.asset_kind = scanner.text(key)?;
            } else {
                scanner.skip()?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// What it is; nothing for a cryptographic asset of which the document does not say it.
    pub(super) fn part(&self) -> Option<BillPart> {
        if self.kind.as_ref().is_none_or(|kind| kind.value.as_ref() != ASSET) {
            return Some(BillPart::Components);
        }
        match self.asset_kind.as_ref()?.value.as_ref() {
            "algorithm" => Some(BillPart::Algorithms),
            "protocol" => Some(BillPart::Protocols),
            "certificate" => Some(BillPart::Certificates),
            "related-crypto-material" => Some(BillPart::RelatedCryptoMaterial),
            _ => None,
        }
    }
}
