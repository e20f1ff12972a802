//! `hegui schema`: the JSON Schema of the manifest, for editors.

use crate::cli::exit_code::ExitCode;
use crate::cli::output::Output;
use crate::cli::rules::Rules;
use crate::cli::settings::Settings;
use crate::manifest;

pub(crate) fn run(settings: &Settings, output: &mut Output) -> ExitCode {
    let Some(rules) = Rules::load_or_complain(settings.rule_set(), output) else {
        return ExitCode::NoConclusion;
    };
    output.print(&format!("{:#}\n", manifest::schema(&rules.program)));
    ExitCode::Clean
}
