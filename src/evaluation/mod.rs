//! From what is known of a product to what is known of each rule, on one day.
//!
//! Evaluation is pure: it reads the program, the facts and the as-of date, and nothing else.

mod applied;
mod arithmetic;
mod citing;
mod comparison;
mod counters;
mod day_counter;
mod elements;
mod evaluator;
mod expression;
mod frame;
mod given;
mod grounds;
mod judgement;
mod names;
mod naming;
mod observed;
mod parameter;
mod parts;
mod positions;
mod proof;
mod residual;
mod scope;
mod sign;
mod term;
mod witness;

pub use counters::CounterRead;
pub use evaluator::Evaluator;
pub use grounds::Ground;
pub use judgement::{Judgement, Outcome};
pub use names::Missing;
pub use observed::{Observed, Seen};
pub use parameter::possible_cases;
pub use positions::Positions;
pub use proof::Proof;

#[cfg(test)]
mod tests;
