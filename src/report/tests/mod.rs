//! Every format over the one fixture.

mod terminal;
