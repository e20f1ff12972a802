//! `hegui config`: each setting with its value and where that comes from.

use crate::cli::arguments::{BasicFormat, ConfigOptions};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Output;
use crate::cli::settings::Settings;
use crate::report;

pub(crate) fn run(options: &ConfigOptions, settings: &Settings, output: &mut Output) -> ExitCode {
    output.print(&match options.format {
        BasicFormat::Terminal => report::settings(&settings.account, output.layout()),
        BasicFormat::Json => report::settings_json(&settings.account),
    });
    ExitCode::Clean
}
