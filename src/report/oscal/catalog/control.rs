//! The ids of controls: provisions as OSCAL can name them.

use std::collections::{BTreeMap, BTreeSet};

use super::premise::Premise;
use crate::program::{InstrumentId, Program, ProvisionId};

/// The id of every provision, all different.
#[derive(Debug)]
pub(in crate::report::oscal) struct ControlIds(BTreeMap<ProvisionId, String>);

impl ControlIds {
    /// The ids of a program's provisions.
    pub(in crate::report::oscal) fn of(program: &Program) -> Self {
        let mut used: BTreeSet<String> =
            Premise::ALL.iter().flat_map(|one| [one.control_id(), one.objective_id()]).collect();
        let mut ids = BTreeMap::new();
        for (index, instrument) in program.instruments.iter().enumerate() {
            let numbers = (0..).zip(&instrument.provisions);
            for (provision, _) in numbers {
                let provision = ProvisionId { instrument: InstrumentId::from_index(index), provision };
                let token = token(&program.provision_name(provision));
                // Two numbers that differ in their marks alone might become one.
                let more = (2..).map(|number: u32| format!("{token}___{number}"));
                let mut candidates = std::iter::once(token.clone()).chain(more);
                if let Some(free) = candidates.find(|candidate| !used.contains(candidate)) {
                    used.insert(free.clone());
                    ids.insert(provision, free);
                }
            }
        }
        Self(ids)
    }

    /// The id of a provision.
    pub(in crate::report::oscal) fn get(&self, provision: ProvisionId) -> Option<&str> {
        self.0.get(&provision).map(String::as_str)
    }

    /// The ids of provisions.
    pub(in crate::report::oscal) fn all<'i>(
        &'i self,
        provisions: &'i [ProvisionId],
    ) -> impl Iterator<Item = &'i str> {
        provisions.iter().filter_map(|provision| self.get(*provision))
    }
}

/// `LAW-2020/22.1(3)~2` as `LAW-2020_22.1_3__2`: a token of OSCAL has letters, digits, and three marks.
fn token(name: &str) -> String {
    name.replace(')', "").replace(['/', '('], "_").replace('~', "__")
}

#[cfg(test)]
mod tests {
    use super::token;

    #[test]
    fn ids_read_like_citations() {
        assert_eq!(token("LAW-2020/21(3)"), "LAW-2020_21_3");
        assert_eq!(token("LAW-2020/22.1~3"), "LAW-2020_22.1__3");
        assert_eq!(token("LAW-2020/3-8"), "LAW-2020_3-8");
    }
}
