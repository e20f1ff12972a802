//! Manifests read against a small vocabulary.

mod documents;
mod errors;
mod facts;
mod fixture;
mod json;
mod notations;
mod properties;
mod recovery;
mod schema;
mod yaml;
