//! What is new and what is known: how findings stand to a baseline.

/// Whether a baseline has a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Novelty {
    /// It does not: a gate looks at it.
    New,
    /// It does: a gate lets it pass.
    Known,
}

impl Novelty {
    /// Both with their names in reports.
    pub const ALL: &'static [(&'static str, Self)] = &[("new", Self::New), ("known", Self::Known)];

    /// The name in reports.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, novelty)| *novelty == self).map_or("", |(name, _)| name)
    }
}

/// How many findings of a manifest a baseline has, and how many it has that are there no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Novelties {
    /// Findings that a gate could catch and the baseline does not have.
    pub new: usize,
    /// Findings that the baseline has.
    pub known: usize,
    /// Entries of the baseline that no finding has any more.
    pub vanished: usize,
}
