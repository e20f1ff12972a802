//! Reads the baseline that a run is compared with, and begins the one that it writes.

use std::fs;
use std::path::{Path, PathBuf};

use super::written::{Holds, complain};
use super::{Base, Known, Written, folder_of};
use crate::baseline::{self, Baseline, Fate};
use crate::cli::arguments::FormatTarget;
use crate::cli::input::{self, LARGEST_BASELINE};
use crate::cli::output::Output;
use crate::cli::settings::Settings;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::program::Program;
use crate::source::{Sources, Span};

/// What is known before a run by all rules of `program`, and what the run writes at `write_baseline`, beside its reports.
/// The text of a baseline joins `sources`. `None` where something is in the way, which is said.
pub(crate) fn open(
    settings: &Settings,
    write_baseline: Option<&Path>,
    program: &Program,
    sources: &mut Sources,
    output: &mut Output,
) -> Option<(Known, Option<Written>)> {
    let baseline = settings.baseline.as_ref().map(|stated| stated.value.as_path());
    let base = match baseline {
        Some(path) => {
            let fate = if write_baseline.is_some() { Fate::Go } else { Fate::Stay };
            Some(read(path, fate, program, sources, output)?)
        }
        None => None,
    };
    let Some(path) = write_baseline else {
        return Some((base.map_or(Known::Unasked, |base| Known::Listed(Box::new(base))), None));
    };
    let folder = match folder_of(path).canonicalize() {
        Ok(folder) => folder,
        Err(error) => {
            complain(path, &error, output);
            return None;
        }
    };
    if let Some(obstacle) = obstacle(path, &folder, baseline.zip(base.as_ref())) {
        obstacle.tell(path, output);
        return None;
    }
    if is_report(path, &settings.format) {
        let path = path.display();
        output.say(&localized!("{path} is to hold a report and a baseline", "{path} 被指定用于报告和基线"));
        return None;
    }
    let (known, written) = match base {
        Some(base) => {
            let left = base.baseline.clone();
            (Known::Listed(Box::new(base)), Written::create(path, left, Holds::WhatIsLeft))
        }
        None => {
            let nothing = Baseline::default();
            (Known::Everything(folder), Written::create(path, nothing, Holds::WhatIsAccepted))
        }
    };
    match written {
        Ok(written) => Some((known, Some(written))),
        Err(error) => {
            complain(path, &error, output);
            None
        }
    }
}

fn read(
    path: &Path,
    fate: Fate,
    program: &Program,
    sources: &mut Sources,
    output: &mut Output,
) -> Option<Base> {
    let name = path.display().to_string();
    let folder = folder_of(path).canonicalize().unwrap_or_default();
    let text = input::open(path)
        .and_then(|file| input::read_up_to(LARGEST_BASELINE, file))
        .map_err(|problem| Box::new(problem.diagnostic(path, sources)))
        .and_then(|bytes| input::decode(&name, bytes, sources));
    let found = match text {
        Ok(text) => {
            let file = sources.next_id();
            let reading = baseline::read(file, &text);
            sources.add_record(name, text);
            if reading.diagnostics.is_empty() {
                let rules = program.rules.iter().map(|rule| program.texts.symbol(rule.name).into());
                let left_out = rules.collect();
                return Some(Base { baseline: reading.baseline, folder, fate, left_out });
            }
            reading.diagnostics
        }
        Err(found) => vec![*found],
    };
    output.diagnose(&found, sources);
    None
}

/// What is in the way of a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Obstacle {
    /// There is something already that it would take the place of.
    Exists,
    /// It would name manifests from another folder than the one of which it is what is left.
    Elsewhere,
}

/// What is in the way of a baseline at `path`, in `folder`, where it is to be what is left of `base`.
fn obstacle(path: &Path, folder: &Path, base: Option<(&Path, &Base)>) -> Option<Obstacle> {
    let place = |path: &Path| -> Option<PathBuf> { path.canonicalize().ok() };
    let is_base = base.is_some_and(|(base, _)| place(base).is_some() && place(base) == place(path));
    if !is_base && fs::symlink_metadata(path).is_ok() {
        return Some(Obstacle::Exists);
    }
    base.filter(|(_, base)| base.folder != folder).map(|_| Obstacle::Elsewhere)
}

impl Obstacle {
    fn tell(self, path: &Path, output: &mut Output) {
        let mut sources = Sources::default();
        let place = input::argument(path, &mut sources);
        output.diagnose(&[self.diagnostic(place)], &sources);
    }

    fn diagnostic(self, place: Span) -> Diagnostic {
        match self {
            Self::Exists => Diagnostic::error(
                Code::BASELINE_EXISTS,
                localized!("there is a file already", "该文件已存在"),
                place,
                localized!("expected a new file", "应为新文件"),
            )
            .help(localized!(
                "name it with `--baseline` too to let it shrink, or delete it to accept what is found now",
                "同时用 `--baseline` 指定该文件，使其只减不增；或将其删除，重新接受当前的结论"
            )),
            Self::Elsewhere => Diagnostic::error(
                Code::BASELINE_ELSEWHERE,
                localized!(
                    "this lies in another folder than the baseline of which it is what is left",
                    "该文件与其所依据的基线不在同一目录"
                ),
                place,
                localized!("expected a file beside that baseline", "应为该基线旁的文件"),
            )
            .help(localized!(
                "a baseline names manifests from its own folder: write it there",
                "基线中的清单名称以其所在目录为起点，请写在该目录"
            )),
        }
    }
}

/// Whether a report goes there too.
fn is_report(path: &Path, reports: &[FormatTarget]) -> bool {
    let place = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let files = reports.iter().filter_map(|target| target.file.as_deref());
    files.map(place).any(|file| file == place(path))
}
