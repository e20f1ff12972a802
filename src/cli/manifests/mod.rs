//! Manifests: what they are written in, and where they come from.

mod folders;
mod job;
mod kind;
mod lines;
mod named;
mod read;
mod walk;

pub(crate) use folders::existing_folder;
pub(crate) use job::Job;
pub(crate) use named::Inputs;
pub(crate) use read::{Read, read_bytes, read_one};
