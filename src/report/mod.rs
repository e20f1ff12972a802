//! Renders what was found for people and programs.

mod cases;

pub use cases::cases;
