//! Which rules, terms and parameters rest on a provision.

use std::collections::BTreeMap;

use crate::program::{Program, Provision, ProvisionId, ProvisionState, Replacement, Symbol};

/// How many test cases each rule has, by its name.
pub type CaseCounts = BTreeMap<String, usize>;

/// What rests on one provision.
#[derive(Debug, Clone, Default)]
pub(in crate::report) struct Uses<'p> {
    /// Rules that cite it, as a whole or for an exemption.
    pub(in crate::report) rules: Vec<&'p str>,
    /// Terms that cite it, as a whole or in a row.
    pub(in crate::report) terms: Vec<&'p str>,
    /// Parameters whose value it fixes.
    pub(in crate::report) parameters: Vec<&'p str>,
    /// Rules whose breach it punishes.
    pub(in crate::report) penalty_of: Vec<&'p str>,
}

impl Uses<'_> {
    /// Whether anything encodes it.
    pub(in crate::report) fn is_encoded(&self) -> bool {
        !(self.rules.is_empty() && self.terms.is_empty() && self.parameters.is_empty())
    }

    /// The test cases of its rules.
    pub(in crate::report) fn cases(&self, cases: &CaseCounts) -> usize {
        self.rules.iter().filter_map(|rule| cases.get(*rule)).sum()
    }
}

/// What rests on each provision.
#[derive(Debug, Default)]
pub(in crate::report) struct Coverage<'p> {
    uses: BTreeMap<ProvisionId, Uses<'p>>,
}

impl<'p> Coverage<'p> {
    /// Looks through all rules, terms and parameters.
    pub(in crate::report) fn of(program: &'p Program) -> Self {
        let mut coverage = Self::default();
        let name = |symbol: Symbol| program.texts.symbol(symbol);
        for rule in &program.rules {
            let exemptions = rule.exemptions.iter().flat_map(|exemption| &exemption.citations);
            for &id in rule.provisions().chain(exemptions) {
                coverage.add(id, name(rule.name), |uses| &mut uses.rules);
            }
            let stands = |one: &&Replacement| one.replaced.iter().any(|id| rule.penalties.contains(id));
            let standing = program.replacements.iter().filter(stands).map(|one| one.penalty);
            for id in rule.penalties.iter().copied().chain(standing) {
                coverage.add(id, name(rule.name), |uses| &mut uses.penalty_of);
            }
        }
        for term in &program.terms {
            for id in term.all_citations() {
                coverage.add(id, name(term.name), |uses| &mut uses.terms);
            }
        }
        for parameter in &program.parameters {
            for id in parameter.all_citations() {
                coverage.add(id, name(parameter.name), |uses| &mut uses.parameters);
            }
        }
        coverage
    }

    fn add(
        &mut self,
        id: ProvisionId,
        name: &'p str,
        place: for<'u> fn(&'u mut Uses<'p>) -> &'u mut Vec<&'p str>,
    ) {
        let names = place(self.uses.entry(id).or_default());
        if !names.contains(&name) {
            names.push(name);
        }
    }

    /// What rests on a provision.
    pub(in crate::report) fn uses(&self, id: ProvisionId) -> Uses<'p> {
        self.uses.get(&id).cloned().unwrap_or_default()
    }
}

/// How many provisions there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Rules can decide them.
    pub(super) checkable: usize,
    /// Of these, a rule, a term or a parameter does.
    pub(super) encoded: usize,
    /// No rule can.
    pub(super) not_checkable: usize,
    /// They say what a breach costs.
    pub(super) penalties: usize,
}

impl Tally {
    /// Counts one provision.
    pub(super) fn count(&mut self, provision: &Provision, uses: &Uses<'_>) {
        match provision.state {
            ProvisionState::Checkable => {
                self.checkable += 1;
                self.encoded += usize::from(uses.is_encoded());
            }
            ProvisionState::NotCheckable(_) => self.not_checkable += 1,
            ProvisionState::Penalty(_) => self.penalties += 1,
        }
    }
}
