//! Manifests read against a small vocabulary.
