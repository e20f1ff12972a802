//! Rule tests: base manifests, the facts that differ, a date, and the outcomes expected.
//!
//! A case changes a parsed base, and the manifest reader reads the result as it would read a user's: what a test
//! proves holds for users.

mod case;
mod check;
mod count;
mod edit;
mod expectation;
mod mistakes;
mod reader;
mod results;
mod runner;
mod time;
mod uses;

#[cfg(test)]
mod tests;

pub use count::count;
pub use results::{Aspect, CaseResult, Failure, Mismatch, Results, RuleCases};
pub use runner::run;
pub use time::{Side, UncoveredChange, changes};
