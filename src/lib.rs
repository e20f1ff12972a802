//! hegui checks what a product's manifest states against what Chinese cyber rules require.

pub mod baseline;
pub mod cli;
pub mod comparison;
pub mod diagnostic;
pub mod evaluation;
pub mod evidence;
pub mod facts;
pub mod findings;
pub mod format;
pub mod items;
pub mod lint;
pub mod localized;
pub mod manifest;
pub mod packs;
pub mod program;
pub mod quantity;
pub mod report;
pub mod rule_tests;
pub mod sbom;
pub mod semantics;
pub mod settings;
pub mod source;
pub mod syntax;
pub mod timeline;
pub mod waivers;
