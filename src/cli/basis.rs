//! What all checks of a run rest on: the rules that are applied, and the waivers that hold for every manifest.

use super::arguments::{CheckOptions, Shared};
use super::output::Output;
use super::reports;
use super::rules::Rules;
use super::waivers::Waivers;

/// Rules and waivers.
pub(crate) struct Basis {
    /// The rules that are applied.
    pub(crate) rules: Rules,
    /// The waivers that count.
    pub(crate) waivers: Waivers,
}

impl Basis {
    /// Reads what the arguments name; `None` where something of it is not sound, which is said.
    pub(crate) fn read(options: &CheckOptions, shared: &Shared, output: &mut Output) -> Option<Self> {
        let mut rules = Rules::load_or_complain(shared.rule_set(), output)?;
        if reports::show_rules(options) {
            rules.read_sources();
        }
        let waivers = Waivers::new(options.waived.waiving(), &rules.program);
        let waivers = waivers.read(&options.waived.waivers, output)?;
        rules.keep_packs(&options.packs, output).then_some(Self { rules, waivers })
    }
}
