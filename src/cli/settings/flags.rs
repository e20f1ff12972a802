//! What the command line says of settings, command by command.

use std::path::{Path, PathBuf};

pub(super) use super::table::Flags;

use crate::cli::arguments::{Arguments, AsOf, Checking, Command, Inputs, Packs, Shared};
use crate::cli::evidence::Evidence;
use crate::cli::input;
use crate::cli::rules::Embedded;
use crate::report::{ByteOrderMark, Detail};
use crate::settings::{Given, Stated};
use crate::source::Sources;

impl Flags {
    /// What these arguments say; what is named there gets a place among `sources`.
    pub(super) fn of(arguments: &Arguments, sources: &mut Sources) -> Self {
        let mut flags = Self::default();
        flags.add_shared(&arguments.shared, sources);
        match &arguments.command {
            Command::Check(options) => {
                flags.format = several("--format", options.format.clone());
                flags.add_checking(&options.checking, sources);
            }
            Command::Config(options) => flags.add_checking(&options.checking, sources),
            Command::Why(options) => flags.add_reading(&options.inputs, &options.when),
            Command::Timeline(options) => {
                flags.add_reading(&options.inputs, &options.when);
                flags.add_packs(&options.packs, sources);
                flags.detail =
                    options.verbose.then_some(Given { value: Detail::Verbose, option: "--verbose" });
            }
            Command::Diff(options) => {
                flags.add_reading(&options.inputs, &options.when);
                flags.add_packs(&options.packs, sources);
            }
            Command::Test(options) => flags.packs = named("--pack", &options.pack, sources),
            Command::Explain(_)
            | Command::Law(_)
            | Command::Fmt(_)
            | Command::Lint
            | Command::Schema
            | Command::Completions(_)
            | Command::Man(_) => {}
        }
        flags
    }

    fn add_shared(&mut self, options: &Shared, sources: &mut Sources) {
        self.lang = one("--lang", options.lang);
        self.color = one("--color", options.color);
        self.rules = paths("--rules", &options.rules, sources);
        self.embedded =
            options.no_embedded.then_some(Given { value: Embedded::LeftOut, option: "--no-embedded" });
    }

    fn add_reading(&mut self, inputs: &Inputs, when: &AsOf) {
        self.input_format = one("--input-format", inputs.input_format.map(Some));
        self.as_of = one("--as-of", when.as_of);
    }

    fn add_packs(&mut self, packs: &Packs, sources: &mut Sources) {
        self.packs = named("--pack", &packs.pack, sources);
    }

    fn add_checking(&mut self, options: &Checking, sources: &mut Sources) {
        self.add_reading(&options.inputs, &options.when);
        self.add_packs(&options.packs, sources);
        self.bom = options.no_bom.then_some(Given { value: ByteOrderMark::Absent, option: "--no-bom" });
        self.jobs = one("--jobs", options.jobs.map(Some));
        self.fail_on = one("--fail-on", options.fail_on.clone());
        self.detail = match (options.quiet, options.verbose) {
            (true, _) => Some(Given { value: Detail::Quiet, option: "--quiet" }),
            (false, true) => Some(Given { value: Detail::Verbose, option: "--verbose" }),
            (false, false) => None,
        };
        let stated = |path: &PathBuf| Stated { value: path.clone(), place: input::argument(path, sources) };
        self.baseline = one("--baseline", options.baseline.as_ref().map(stated).map(Some));
        let required = Given { value: Evidence::Required, option: "--require-evidence" };
        self.require_evidence = options.evidence.require_evidence.then_some(required);
        self.waivers = paths("--waivers", &options.waived.waivers, sources);
        if options.waived.no_waivers {
            self.no_waivers = Some("--no-waivers");
            self.waivers = Some(Given { value: Vec::new(), option: "--no-waivers" });
        }
    }
}

/// An option that may be given once.
fn one<T>(option: &'static str, value: Option<T>) -> Option<Given<T>> {
    value.map(|value| Given { value, option })
}

/// An option that may be given more than once.
fn several<T>(option: &'static str, value: Vec<T>) -> Option<Given<Vec<T>>> {
    (!value.is_empty()).then_some(Given { value, option })
}

fn paths(
    option: &'static str,
    paths: &[PathBuf],
    sources: &mut Sources,
) -> Option<Given<Vec<Stated<PathBuf>>>> {
    let stated = |path: &PathBuf| Stated { value: path.clone(), place: input::argument(path, sources) };
    several(option, paths.iter().map(stated).collect())
}

fn named(
    option: &'static str,
    names: &[String],
    sources: &mut Sources,
) -> Option<Given<Vec<Stated<String>>>> {
    let mut place = |name: &str| input::argument(Path::new(name), sources);
    several(option, names.iter().map(|name| Stated { value: name.clone(), place: place(name) }).collect())
}
