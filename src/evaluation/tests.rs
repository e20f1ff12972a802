//! Tests of evaluation.

mod checks;
mod choices;
mod citations;
mod completions;
mod counters;
mod fixture;
mod grammar;
mod grammar_value;
mod messages;
mod naive;
mod naive_arithmetic;
mod naive_value;
mod operators;
mod outcomes;
mod parameters;
mod pool;
mod properties;
mod shown;
mod time;
mod working_days;
mod world;
