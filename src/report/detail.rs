//! How much a report tells.

use crate::findings::Outcome;

/// How much a report tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Detail {
    /// The breaches alone, and the counts.
    Quiet,
    /// Breaches, questions and counts.
    #[default]
    Normal,
    /// Also what is satisfied, exempt and not applicable, with reasons, and the rule behind each breach.
    Verbose,
}

impl Detail {
    /// Whether findings of that outcome are told one by one.
    pub(super) fn shows(self, outcome: Outcome) -> bool {
        match self {
            Self::Quiet => outcome == Outcome::Breached,
            Self::Normal => matches!(outcome, Outcome::Breached | Outcome::Undetermined | Outcome::Waived),
            Self::Verbose => true,
        }
    }
}
