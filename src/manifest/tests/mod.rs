//! Manifests read against a small vocabulary.

mod documents;
mod errors;
mod facts;
mod fixture;
mod properties;
mod schema;
