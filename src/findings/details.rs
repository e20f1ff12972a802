//! What is worked out of a finding beside its outcome.

use super::breach::Breach;
use super::evidence::Evidence;
use super::note::Note;
use crate::evaluation::Missing;
use crate::facts::FactName;
use crate::program::ProvisionId;

/// The particulars of one finding. Most findings are settled and have none, and a run over very many manifests asks for
/// none, so a finding holds them apart.
#[derive(Debug, Clone, Default)]
pub struct Details {
    /// The facts that would decide it; none unless it is undetermined.
    pub missing: Missing,
    /// The provisions in force that its rule cites and that do not concern what it is about.
    pub unconcerned: Vec<ProvisionId>,
    /// What was assumed.
    pub notes: Vec<Note>,
    /// What is wrong and what to do; only for a breach, also for one that a waiver covers.
    pub breach: Option<Breach>,
    /// The documents that support the facts which decided it.
    pub evidence: Vec<Evidence>,
    /// The facts that meet the requirement and that no sound document supports; only where evidence is required of
    /// them, so that it is undetermined for want of it.
    pub unsupported: Vec<FactName>,
}

impl Details {
    /// There are none.
    pub const NONE: &'static Self = &Self {
        missing: Missing { names: Vec::new(), has_more: false },
        unconcerned: Vec::new(),
        notes: Vec::new(),
        breach: None,
        evidence: Vec::new(),
        unsupported: Vec::new(),
    };

    /// Whether nothing is said.
    pub fn is_none(&self) -> bool {
        let Self { missing, unconcerned, notes, breach, evidence, unsupported } = self;
        let is_settled = missing.names.is_empty() && breach.is_none() && unconcerned.is_empty();
        is_settled && notes.is_empty() && evidence.is_empty() && unsupported.is_empty()
    }
}
