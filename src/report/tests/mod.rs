//! Every format over the one fixture.

mod diagnostics;
mod explain;
mod fingerprint;
mod json;
mod law;
mod proof;
mod sarif;
mod terminal;
