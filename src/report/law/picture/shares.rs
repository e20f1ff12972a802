//! How far an instrument is encoded: how many of its provisions have what.

use std::collections::BTreeMap;

use crate::program::{Provision, ProvisionState};
use crate::report::law::Uses;

/// What a provision has. Of several, the first one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Share {
    /// A rule cites it.
    Rule,
    /// No rule, but a term or a parameter rests on it.
    Definition,
    /// It says what a breach costs.
    Penalty,
    /// A reason why nothing can decide it.
    NotCheckable,
    /// Nothing yet.
    Open,
}

impl Share {
    /// All of them, in the order in which they are drawn.
    pub(super) const ALL: &'static [Self] =
        &[Self::Rule, Self::Definition, Self::Penalty, Self::NotCheckable, Self::Open];

    fn of(provision: &Provision, uses: &Uses<'_>) -> Self {
        match provision.state {
            ProvisionState::Checkable if !uses.rules.is_empty() => Self::Rule,
            ProvisionState::Checkable if uses.is_encoded() => Self::Definition,
            ProvisionState::Checkable => Self::Open,
            ProvisionState::NotCheckable(_) => Self::NotCheckable,
            ProvisionState::Penalty(_) => Self::Penalty,
        }
    }

    /// The class of the style sheet.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Definition => "definition",
            Self::Penalty => "penalty",
            Self::NotCheckable => "not-checkable",
            Self::Open => "open",
        }
    }
}

/// How many provisions have what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shares {
    counts: BTreeMap<Share, usize>,
}

impl Shares {
    /// Counts one provision.
    pub(super) fn count(&mut self, provision: &Provision, uses: &Uses<'_>) {
        *self.counts.entry(Share::of(provision, uses)).or_default() += 1;
    }

    /// The shares of several instruments together.
    pub(super) fn sum<'shares>(all: impl Iterator<Item = &'shares Self>) -> Self {
        let mut sum = Self::default();
        for (share, count) in all.flat_map(|one| &one.counts) {
            *sum.counts.entry(*share).or_default() += count;
        }
        sum
    }

    /// How many have this.
    pub(super) fn get(&self, share: Share) -> usize {
        self.counts.get(&share).copied().unwrap_or_default()
    }

    /// How many provisions there are.
    pub(super) fn total(&self) -> usize {
        self.counts.values().sum()
    }
}
