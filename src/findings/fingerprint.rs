//! What tells one finding from all others, run after run.

use std::fmt;

use sha2::{Digest, Sha256};

use super::finding::{Finding, Outcome};
use super::observation::Observation;
use crate::program::Program;

/// The identity of a finding: it stays when lines move, elements change their order, values change or articles get
/// other numbers, and no two findings of a run share it.
///
/// It rests on the manifest's name, the rule, the keys of the elements and, for a breach, that it is one and the facts
/// that decided: a breach that has other reasons than the one that is known is another breach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; LENGTH]);

/// The bytes that are kept of the hash: 128 bits leave no room for accidents.
const LENGTH: usize = 16;
/// What is hashed, and how: another way of it is another number.
const SCHEME: &str = "hegui finding 2";
/// What stands before the facts of a breach: there may be none that decided.
const BREACH: &str = "breach";
/// The same as the scheme of findings, of observations.
const OBSERVATION_SCHEME: &str = "hegui observation 1";

impl Fingerprint {
    /// The fingerprint of a finding about the manifest of that name; the particulars of a breach must be worked out.
    pub fn of(program: &Program, manifest: &str, finding: &Finding) -> Self {
        let rule = program.rule(finding.rule).map_or("", |rule| program.texts.symbol(rule.name));
        let mut hash = Sha256::new();
        add(&mut hash, &[SCHEME, &manifest_name(manifest), rule]);
        let keys: Vec<&str> = finding.element.iter().map(AsRef::as_ref).collect();
        add(&mut hash, &keys);
        add(&mut hash, &reasons(finding));
        Self::kept(hash)
    }

    /// Reads what [`Display`](fmt::Display) writes; `None` where it is something else.
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let mut digits = text.bytes();
        let mut kept = [0; LENGTH];
        for byte in &mut kept {
            *byte = digit(digits.next()?)? << 4 | digit(digits.next()?)?;
        }
        digits.next().is_none().then_some(Self(kept))
    }

    /// The fingerprint of an observation; `file` is the name of the text that it stands in.
    pub fn of_observation(file: &str, observation: &Observation) -> Self {
        let text = |one: &Option<Box<str>>| one.as_deref().unwrap_or_default().to_owned();
        let (rule, element) = (text(&observation.rule), text(&observation.element));
        let mut hash = Sha256::new();
        add(&mut hash, &[OBSERVATION_SCHEME, &manifest_name(file), observation.kind.name()]);
        add(&mut hash, &[rule.as_str(), &element, &observation.subject]);
        Self::kept(hash)
    }

    /// The fingerprint of the one thing that is found of a manifest that can't be read.
    pub fn of_unreadable(manifest: &str) -> Self {
        let mut hash = Sha256::new();
        add(&mut hash, &[SCHEME, &manifest_name(manifest)]);
        Self::kept(hash)
    }

    fn kept(hash: Sha256) -> Self {
        let mut kept = [0; LENGTH];
        for (kept, byte) in kept.iter_mut().zip(hash.finalize()) {
            *kept = byte;
        }
        Self(kept)
    }
}

/// Of a breach, that it is one, and the names of the facts that decided, each once and in order; of another finding,
/// nothing.
fn reasons(finding: &Finding) -> Vec<String> {
    if finding.own_outcome() != Outcome::Breached {
        return Vec::new();
    }
    let places = finding.details().breach.iter().flat_map(|breach| &breach.places);
    let mut facts: Vec<String> = places.map(|place| place.name.to_string()).collect();
    facts.sort();
    facts.dedup();
    facts.insert(0, BREACH.to_owned());
    facts
}

/// Adds a list of texts so that no other list gives the same bytes: how many there are, and how long each is.
fn add(hash: &mut Sha256, texts: &[impl AsRef<str>]) {
    hash.update((texts.len() as u64).to_le_bytes());
    for text in texts {
        let text = text.as_ref();
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    }
}

/// The manifest's name as it is on every system: `./` before it says nothing.
fn manifest_name(name: &str) -> String {
    let name = name.replace(std::path::MAIN_SEPARATOR, "/");
    name.strip_prefix("./").map_or_else(|| name.clone(), str::to_owned)
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::{Fingerprint, add, manifest_name};

    #[test]
    fn no_two_lists_are_the_same_bytes() {
        let hash = |lists: &[&[&str]]| {
            let mut hash = Sha256::new();
            for list in lists {
                add(&mut hash, list);
            }
            hash.finalize()
        };
        let lists: [&[&[&str]]; 5] =
            [&[&["ab"]], &[&["a", "b"]], &[&["a"], &["b"]], &[&["", "ab"]], &[&["ab"], &[]]];
        for (index, list) in lists.iter().enumerate() {
            assert!(lists.iter().skip(index + 1).all(|other| hash(list) != hash(other)), "{list:?}");
        }
    }

    #[test]
    fn what_is_written_can_be_read() {
        let written = Fingerprint::of_unreadable("product.toml");
        assert_eq!(Fingerprint::parse(&written.to_string()), Some(written));
        let digits = "0123456789abcdef0123456789abcdef";
        assert!(Fingerprint::parse(digits).is_some());
        for wrong in [
            "",
            "123456789abcdef0123456789abcdef",
            "0123456789ABCDEF0123456789abcdef",
            &[digits, "0"].concat(),
        ] {
            assert_eq!(Fingerprint::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_folder_one_is_in_is_not_part_of_the_name() {
        assert_eq!(manifest_name("./shop/product.toml"), "shop/product.toml");
        assert_eq!(manifest_name("-"), "-");
    }
}
