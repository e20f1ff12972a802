//! The file of settings: the one that is named, or the nearest.

use std::path::{Path, PathBuf};

use super::environment;
use super::nearest::{NAME, nearest};
use crate::cli::arguments::{Arguments, Command};
use crate::cli::input::{self, Problem};
use crate::localized;
use crate::settings::{self, Account, SettingsFile};
use crate::source::{COMMAND_LINE, FileId, Span};

/// The variable of the environment that names one.
const VARIABLE: &str = "HEGUI_CONFIG";

/// The text of a file of settings, as far as it can be read.
pub(super) struct Text {
    id: FileId,
    content: String,
    folder: PathBuf,
}

impl Text {
    /// What stands in it.
    pub(super) fn parse(&self) -> SettingsFile<'_> {
        let table = settings::table(&self.content);
        SettingsFile { id: self.id, table, folder: self.folder.clone() }
    }
}

/// Reads the file of settings that a run goes by; `None` where there is none, or where it can't be read, which joins the
/// account.
pub(super) fn read(arguments: &Arguments, account: &mut Account) -> Option<Text> {
    if arguments.shared.no_config || !reads_settings(&arguments.command) {
        return None;
    }
    if let Some(path) = &arguments.shared.config {
        return read_at(path, COMMAND_LINE, account);
    }
    if let Some(path) = environment::variable(VARIABLE) {
        return read_at(Path::new(&path), VARIABLE, account);
    }
    let path = nearest(&manifests(&arguments.command))?;
    read_at(&path, NAME, account)
}

/// Whether a command goes by a file of settings: what a shell or a packager calls does not.
fn reads_settings(command: &Command) -> bool {
    !matches!(command, Command::Completions(_) | Command::Man(_))
}

/// The manifests that the command line names.
fn manifests(command: &Command) -> Vec<&Path> {
    match command {
        Command::Check(options) => options.manifests.iter().map(PathBuf::as_path).collect(),
        Command::Config(options) => options.manifests.iter().map(PathBuf::as_path).collect(),
        Command::Why(options) => vec![&options.manifest],
        Command::Timeline(options) => vec![&options.manifest],
        Command::Diff(options) => {
            std::iter::once(&options.manifest).chain(&options.other).map(PathBuf::as_path).collect()
        }
        Command::Explain(_)
        | Command::Law(_)
        | Command::Test(_)
        | Command::Fmt(_)
        | Command::Lint
        | Command::Schema
        | Command::Completions(_)
        | Command::Man(_) => Vec::new(),
    }
}

/// Reads a file that is named in the text `named_in`.
fn read_at(path: &Path, named_in: &str, account: &mut Account) -> Option<Text> {
    let name = path.display().to_string();
    let read = input::read_bytes(path).map_err(|problem| {
        let place = Span::new(account.sources.add(named_in, name.as_str()), 0, name.len());
        let found = problem.at(place);
        Box::new(match problem {
            Problem::TooLarge(_) => found.help(localized!("settings need a few lines", "配置只需几行")),
            _ => found,
        })
    });
    match read.and_then(|bytes| input::decode(&name, bytes, &mut account.sources)) {
        Ok(text) => {
            let id = account.sources.add(name, text.as_str());
            account.file = Some(id);
            let readable = settings::readable(id, &text);
            account.diagnostics.extend(readable.mistakes);
            let folder = path.parent().map(Path::to_owned).unwrap_or_default();
            readable.text.map(|content| Text { id, content: content.into_owned(), folder })
        }
        Err(found) => {
            account.diagnostics.push(*found);
            None
        }
    }
}
