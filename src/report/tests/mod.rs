//! Every format over the one fixture.

mod json;
mod terminal;
