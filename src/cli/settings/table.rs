//! The table of settings: every key, what it holds, and what stands where nobody says anything.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use crate::cli::arguments::{Color, Format, FormatTarget, InputFormat, Lang};
use crate::cli::evidence::Evidence;
use crate::cli::fail_on::FailOn;
use crate::cli::rules::{Embedded, RuleSet};
use crate::cli::{clock, locale};
use crate::quantity::Date;
use crate::report::{ByteOrderMark, Detail};
use crate::settings::{Account, Given, Layers, Origin, Stated};

/// The tables of a file that are waivers.
const WAIVER: &str = "waiver";
/// What a waiver is known by.
const RULE: &str = "rule";

/// Declares the settings: the field, the key (the variable of the environment follows from it), the type, the default.
macro_rules! settings {
    ($($(#[doc = $doc:literal])* $field:ident $key:literal: $type:ty = $default:expr;)*) => {
        /// The settings of a run.
        #[derive(Debug)]
        pub(crate) struct Settings {
            $($(#[doc = $doc])* pub(crate) $field: $type,)*
            /// How they came to be.
            pub(crate) account: Account,
        }

        /// What the command line says of them.
        #[derive(Debug, Default)]
        pub(super) struct Flags {
            $($(#[doc = $doc])* pub(super) $field: Option<Given<$type>>,)*
            /// The option that leaves the waivers of the file out.
            pub(super) no_waivers: Option<&'static str>,
        }

        impl Settings {
            /// Resolves each of them.
            pub(super) fn resolve(flags: Flags, mut layers: Layers<'_>) -> Self {
                $(let $field = layers.resolve($key, flags.$field, || $default);)*
                layers.resolve_tables(WAIVER, RULE, flags.no_waivers);
                Self { $($field,)* account: layers.finish() }
            }
        }
    };
}

settings! {
    /// The packs whose rules are applied; all where none is named.
    packs "packs": Vec<Stated<String>> = Vec::new();
    /// Folders of further rule files.
    rules "rules": Vec<Stated<PathBuf>> = Vec::new();
    /// Whether the embedded packs are among the rules.
    embedded "embedded": Embedded = Embedded::Included;
    /// The as-of date.
    as_of "as-of": Date = clock::today();
    /// What standard input, and files of which the name does not tell, are written in; `None` where their beginning decides.
    input_format "input-format": Option<InputFormat> = None;
    /// What makes the exit status 1.
    fail_on "fail-on": FailOn = FailOn::default();
    /// Whether what is satisfied must be supported by documents.
    require_evidence "require-evidence": Evidence = Evidence::Optional;
    /// The baseline of what is known.
    baseline "baseline": Option<Stated<PathBuf>> = None;
    /// Files of waivers.
    waivers "waivers": Vec<Stated<PathBuf>> = Vec::new();
    /// The reports and where they go.
    format "format": Vec<FormatTarget> = vec![FormatTarget { format: Format::Terminal, file: None }];
    /// How much they tell.
    detail "detail": Detail = Detail::Normal;
    /// Whether CSV begins with a byte order mark.
    bom "bom": ByteOrderMark = ByteOrderMark::Present;
    /// The language of texts.
    lang "lang": Lang = locale::language().into();
    /// When to colour.
    color "color": Color = Color::Auto;
    /// How many manifests are checked at once; `None` for as many as the machine has cores.
    jobs "jobs": Option<NonZeroUsize> = None;
}

impl Settings {
    /// Where the rules of a run come from.
    pub(crate) fn rule_set(&self) -> RuleSet<'_> {
        RuleSet { folders: &self.rules, embedded: self.embedded, sources: &self.account.sources }
    }

    /// The names of the packs.
    pub(crate) fn pack_names(&self) -> Vec<String> {
        self.packs.iter().map(|pack| pack.value.clone()).collect()
    }

    /// Whether the file of settings has waivers that count.
    pub(crate) fn has_waivers(&self) -> bool {
        matches!(self.account.origin(WAIVER), Some(Origin::File(_)))
    }
}
