//! What all checks of a run rest on: the rules that are applied, the waivers that hold for every manifest, and what is
//! known already.

use super::arguments::CheckOptions;
use super::baseline::{self, Known, Written};
use super::output::Output;
use super::reports;
use super::rules::Rules;
use super::settings::Settings;
use super::waivers::Waivers;

/// Rules, waivers and the baseline.
pub(crate) struct Basis {
    /// The rules that are applied.
    pub(crate) rules: Rules,
    /// The waivers that count.
    pub(crate) waivers: Waivers,
    /// What is known before the run.
    pub(crate) known: Known,
    /// The baseline that the run writes.
    pub(crate) written: Option<Written>,
}

impl Basis {
    /// Reads what the settings name; `None` where something of it is not sound, which is said.
    pub(crate) fn read(options: &CheckOptions, settings: &Settings, output: &mut Output) -> Option<Self> {
        let mut rules = Rules::load_or_complain(settings.rule_set(), output)?;
        if !settings.require_evidence.can_be_had(&rules.program, output) {
            return None;
        }
        if reports::show_rules(settings) {
            rules.read_sources();
        }
        let waivers = Waivers::new(options.checking.waived.waiving(), &rules.program);
        let mut waivers = waivers.read(settings, output)?;
        let written = options.write_baseline.as_deref();
        let sources = waivers.sources_mut();
        let (mut known, written) = baseline::open(settings, written, &rules.program, sources, output)?;
        if !rules.keep_packs(settings, output) {
            return None;
        }
        known.keep_rules(&rules.program);
        Some(Self { rules, waivers, known, written })
    }
}
