//! `hegui lint`: what is legal in a rule file but wrong.

use crate::cli::exit_code::ExitCode;
use crate::cli::output::Output;
use crate::cli::rules::Rules;
use crate::cli::settings::Settings;
use crate::lint::lint_sources;
use crate::source::Sources;

pub(crate) fn run(settings: &Settings, output: &mut Output) -> ExitCode {
    let Some(mut rules) = Rules::load_or_complain(settings.rule_set(), output) else {
        return ExitCode::NoConclusion;
    };
    rules.read_sources();
    let none = Sources::default();
    let sources = rules.sources_read().unwrap_or(&none);
    let found = lint_sources(sources);
    if found.is_empty() {
        return ExitCode::Clean;
    }
    output.diagnose(&found, sources);
    ExitCode::Findings
}
