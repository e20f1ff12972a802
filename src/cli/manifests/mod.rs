//! Manifests: what they are written in, and where they come from.

mod kind;
mod lines;
mod read;

pub(crate) use read::read_one;
