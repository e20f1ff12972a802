//! The command line: arguments, files, the clock and the terminal. Everything below it is pure.

mod arguments;
mod baseline;
mod basis;
mod below;
mod cases;
mod clock;
mod commands;
mod delivery;
mod documents;
mod evidence;
mod examination;
mod exit_code;
mod fail_on;
mod folders;
mod input;
mod locale;
mod manifests;
mod new_file;
mod output;
mod pipeline;
mod product;
mod progress;
mod reports;
mod rules;
mod settings;
mod step_summary;
mod waivers;
mod watch;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use arguments::{Arguments, Command};
use output::Output;
use settings::Settings;

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return arguments::usage(&error, locale::asked()).into(),
    };
    let settings = Settings::of(&arguments);
    let mut output = Output::new(&settings);
    if !settings.account.diagnostics.is_empty() {
        output.diagnose(&settings.account.diagnostics, &settings.account.sources);
        return exit_code::ExitCode::NoConclusion.into();
    }
    let code = match &arguments.command {
        Command::Check(options) => commands::check::run(options, &settings, &mut output),
        Command::Explain(options) => commands::explain::run(options, &settings, &mut output),
        Command::Why(options) => commands::why::run(options, &settings, &mut output),
        Command::Timeline(options) => commands::timeline::run(options, &settings, &mut output),
        Command::Diff(options) => commands::diff::run(options, &settings, &mut output),
        Command::Law(options) => commands::law::run(options, &settings, &mut output),
        Command::Test(options) => commands::test::run(options, &settings, &mut output),
        Command::Fmt(options) => commands::fmt::run(options, &mut output),
        Command::Lint => commands::lint::run(&settings, &mut output),
        Command::Schema => commands::schema::run(&settings, &mut output),
        Command::Config(options) => commands::config::run(options, &settings, &mut output),
        Command::Completions(options) => commands::completions::run(options, &mut output),
        Command::Man(options) => commands::man::run(options, &mut output),
    };
    output.end(code).into()
}

/// The definition of the command line, from which `docs/cli.md` is generated.
pub fn command() -> clap::Command {
    Arguments::command()
}
