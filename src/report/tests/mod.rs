//! Every format over the one fixture.

mod json;
mod proof;
mod terminal;
