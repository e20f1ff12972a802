//! Asks the cases that could notice a mutant whether they do.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::workshop::Mutant;
use crate::program::{Program, RuleId};
use crate::rule_tests::owner::Owner;
use crate::rule_tests::suite::{PreparedCase, Suite};

/// The cases that expect something of the rules that depend on an item.
pub(super) struct Audience<'c> {
    /// These rules.
    pub(super) rules: Vec<RuleId>,
    cases: Vec<&'c PreparedCase>,
}

impl<'c> Audience<'c> {
    /// The cases of a suite that expect something of `rules`, which are in order.
    pub(super) fn of(suite: &'c Suite, rules: Vec<RuleId>) -> Self {
        let meant = |case: &&PreparedCase| {
            case.expectations.iter().any(|expectation| rules.binary_search(&expectation.rule).is_ok())
        };
        let cases = suite.cases().iter().filter(meant).collect();
        Self { rules, cases }
    }

    fn notices(&self, program: &Program, mutant: &Mutant) -> bool {
        let mut cases = self.cases.iter().filter(|case| mutant.period.holds(case.as_of));
        cases.any(|case| case.notices(program, &self.rules))
    }
}

/// The positions of the mutants that some case notices; `each` is told their number whenever one was judged.
pub(super) fn noticed(
    program: &Program,
    audiences: &[(Owner, Audience<'_>)],
    mutants: &[Mutant],
    each: &(dyn Fn(usize) + Sync),
) -> BTreeSet<usize> {
    let next = AtomicUsize::new(0);
    let judge = || {
        let mut program = program.clone();
        let mut noticed = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(mutant) = mutants.get(at) else { return noticed };
            let Some((_, audience)) = audiences.iter().find(|(owner, _)| *owner == mutant.owner) else {
                continue;
            };
            let mut patch = mutant.patch.clone();
            patch.swap(&mut program);
            if audience.notices(&program, mutant) {
                noticed.push(at);
            }
            patch.swap(&mut program);
            each(mutants.len());
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(judge)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    })
}
