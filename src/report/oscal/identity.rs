//! UUIDs of version 5: what is the same thing has the same one in every run.

use uuid::Uuid;

use super::NAMESPACE;
use crate::findings::Fingerprint;
use crate::report::uri::uri;

/// A kind of thing that is named after a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Finding,
    Observation,
    Remediation,
    Risk,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Finding => "finding",
            Self::Observation => "observation",
            Self::Remediation => "remediation",
            Self::Risk => "risk",
        }
    }
}

/// The thing of that kind that belongs to a finding.
pub(super) fn of_finding(kind: Kind, fingerprint: Fingerprint) -> Uuid {
    within(ours(), kind.name(), &fingerprint.to_string())
}

/// The result of the manifest of that name.
pub(super) fn of_manifest(name: &str) -> Uuid {
    let name = uri(name).map_or_else(|| name.to_owned(), |(uri, _)| uri);
    within(ours(), "manifest", &name)
}

/// A resource behind a document.
pub(super) fn of_resource(name: &str) -> Uuid {
    within(ours(), "resource", name)
}

/// Something of that kind and name that belongs to `owner` alone.
pub(super) fn within(owner: Uuid, kind: &str, name: &str) -> Uuid {
    // No kind holds a colon, so no two pairs are one text.
    Uuid::new_v5(&owner, [kind, ":", name].concat().as_bytes())
}

/// What a document is told from others by: all that it holds, part by part. OSCAL wants another one for each change.
#[derive(Debug)]
pub(super) struct Contents(Uuid);

impl Default for Contents {
    fn default() -> Self {
        Self(ours())
    }
}

impl Contents {
    /// Takes in the next part of the document.
    pub(super) fn add(&mut self, part: &[u8]) {
        self.0 = Uuid::new_v5(&self.0, part);
    }

    /// The UUID of a document that holds no more than that.
    pub(super) fn uuid(&self) -> Uuid {
        self.0
    }
}

/// Where all of these begin.
fn ours() -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, NAMESPACE.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{Contents, of_manifest, of_resource, within};

    #[test]
    fn the_same_name_is_the_same_uuid_and_no_other_is() {
        assert_eq!(of_manifest("./shop/product.toml"), of_manifest("shop/product.toml"));
        assert_ne!(of_manifest("-"), of_manifest("product.toml"));
        assert_ne!(of_manifest("catalog"), of_resource("catalog"));
        let owner = of_manifest("product.toml");
        assert_ne!(within(owner, "element", "a"), within(of_manifest("other.toml"), "element", "a"));
        assert_eq!(owner.get_version_num(), 5);
    }

    #[test]
    fn a_document_is_told_by_all_its_parts() {
        let of = |parts: &[&str]| {
            let mut contents = Contents::default();
            for part in parts {
                contents.add(part.as_bytes());
            }
            contents.uuid()
        };
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
        assert_ne!(of(&["a", "b"]), of(&["b", "a"]));
        assert_ne!(of(&["a", "b"]), of(&["ab"]));
    }
}
