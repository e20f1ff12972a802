//! What comes out otherwise, and why.

mod fixture;
mod manifests;
mod rules;
