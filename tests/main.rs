//! The program as its users meet it: one binary of tests for the whole command line.
#![expect(clippy::disallowed_methods, reason = "tests read and write files and start the program")]

mod bad_input;
mod cli;
mod docs;
mod generated;
mod samples;
mod session;
mod tidy;
