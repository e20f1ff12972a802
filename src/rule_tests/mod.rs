//! Rule tests: base manifests, the facts that differ, a date, and the outcomes expected.
//!
//! A case changes a parsed base, and the manifest reader reads the result as it would read a user's: what a test
//! proves holds for users.

mod case;
mod check;
mod count;
mod coverage;
mod edit;
mod expectation;
mod ground;
mod mistakes;
mod mutation;
mod owner;
mod places;
mod quote;
mod reader;
mod results;
mod runner;
mod suite;
mod time;

#[cfg(test)]
mod tests;

pub use count::count;
pub use coverage::{Coverage, Covered, Gap, Lack, coverage};
pub use ground::Ground;
pub use mutation::{
    Change, EquivalentMutant, Mutation, PackScore, StaleEntry, Survivor, WhyStale, is_equivalents, mutate,
};
pub use owner::Owner;
pub use results::{Aspect, CaseResult, Failure, Mismatch, Results, RuleCases};
pub use runner::{run, run_and_keep};
pub use suite::Suite;
pub use time::{Side, UncoveredChange, changes};
