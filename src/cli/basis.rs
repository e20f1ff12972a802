//! What all checks of a run rest on: the rules that are applied, and the waivers that hold for every manifest.

use super::arguments::CheckOptions;
use super::output::Output;
use super::reports;
use super::rules::Rules;
use super::settings::Settings;
use super::waivers::Waivers;

/// Rules and waivers.
pub(crate) struct Basis {
    /// The rules that are applied.
    pub(crate) rules: Rules,
    /// The waivers that count.
    pub(crate) waivers: Waivers,
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
        let waivers = waivers.read(settings, output)?;
        rules.keep_packs(settings, output).then_some(Self { rules, waivers })
    }
}
