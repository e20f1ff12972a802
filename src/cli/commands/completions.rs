//! `hegui completions`: the script with which a shell completes commands and options.

use crate::cli::arguments::CompletionsOptions;
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Output;

pub(crate) fn run(options: &CompletionsOptions, output: &mut Output) -> ExitCode {
    let mut command = crate::cli::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, name, &mut script);
    output.print(&String::from_utf8_lossy(&script));
    ExitCode::Clean
}
