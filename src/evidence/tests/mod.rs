//! What documents support, what they are worth, and what evidence that is required changes.

mod fixture;
mod required;
mod states;
mod supported;
