//! `hegui man`: manual pages, one for the whole program and one for each command.

use std::fs;
use std::io;
use std::path::Path;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::cli::arguments::ManOptions;
use crate::cli::exit_code::ExitCode;
use crate::cli::new_file;
use crate::cli::output::Output;
use crate::localized;

/// What the exit statuses say, on every page.
const EXIT_STATUSES: [(&str, &str); 3] = [
    ("0", "Done, and nothing to report: of check, no finding that --fail-on names."),
    ("1", "Something to report: such findings, a case that failed, a warning, a difference."),
    (
        "2",
        "No conclusion: bad usage, rules or a manifest with errors, a file that can't be read or written, a limit hit, or nothing that was looked at.",
    ),
];

pub(crate) fn run(options: &ManOptions, output: &mut Output) -> ExitCode {
    let mut command = crate::cli::command().disable_help_subcommand(true);
    command.build();
    let Some(folder) = &options.folder else {
        output.print(&page(&command).unwrap_or_default());
        return ExitCode::Clean;
    };
    match write_all(&command, folder) {
        Ok(()) => ExitCode::Clean,
        Err(error) => {
            let name = folder.display();
            output.say(&localized!("{name} can't be written: {error}", "{name} 无法写入：{error}"));
            ExitCode::NoConclusion
        }
    }
}

/// Writes a page for the program and for each command into a folder, which is made where there is none.
fn write_all(command: &Command, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for command in std::iter::once(command).chain(command.get_subcommands()) {
        let name = command.get_display_name().unwrap_or(command.get_name());
        new_file::write(&folder.join(format!("{name}.1")), &page(command)?)?;
    }
    Ok(())
}

/// The page of a command.
fn page(command: &Command) -> io::Result<String> {
    let version = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
    let mut page = Vec::new();
    Man::new(command.clone()).source(version).manual("hegui").render(&mut page)?;
    exit_statuses().to_writer(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn exit_statuses() -> Roff {
    let mut section = Roff::new();
    section.control("SH", ["EXIT STATUS"]);
    for (status, meaning) in EXIT_STATUSES {
        section.control("TP", []);
        section.text([roman(status)]);
        section.text([roman(meaning)]);
    }
    section
}
