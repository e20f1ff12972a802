//! The program as its users meet it: one binary of tests for the whole command line.
#![expect(clippy::disallowed_methods, reason = "tests read and write files and start the program")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that finds something else than it expects has failed, also in the functions it calls"
)]

mod bad_input;
mod browser;
mod cli;
mod crossborder;
mod docs;
mod formats;
mod generated;
mod packaging;
mod samples;
mod session;
mod tidy;
