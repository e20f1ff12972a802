//! Tests of evaluation.

mod checks;
mod choices;
mod completions;
mod fixture;
mod grammar;
mod grammar_value;
mod naive;
mod naive_value;
mod pool;
mod properties;
mod shown;
mod world;
