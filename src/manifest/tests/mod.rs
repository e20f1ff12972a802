//! Manifests read against a small vocabulary.

mod errors;
mod facts;
mod fixture;
mod properties;
mod schema;
