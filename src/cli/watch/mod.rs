//! `check --watch`: a report, and then, whenever something changes, what flipped.

mod bursts;
mod folders;
mod memory;
mod news;
mod texts;
mod watcher;

use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

use super::arguments::{CheckOptions, Format};
use super::basis::Basis;
use super::exit_code::ExitCode;
use super::input;
use super::output::Output;
use super::settings::Settings;
use crate::localized;
use crate::localized::Localized;
use bursts::{Burst, Bursts, Signal};
use folders::{Folders, New};
use watcher::Watcher;

/// For how long nothing may happen before something is looked at: editors and tools write files in several steps.
const QUIET: Duration = Duration::from_millis(100);
/// After this long it is looked at even so.
const LONGEST: Duration = Duration::from_secs(2);

/// Checks what the arguments name, and again whenever it changes, until the user ends it.
///
/// Comes out: what the exit status is for what was found last.
pub(crate) fn run(options: &CheckOptions, settings: &Settings, output: &mut Output) -> ExitCode {
    if let Some(problem) = refusal(options, settings) {
        output.say(&problem);
        return ExitCode::NoConclusion;
    }
    let Some(basis) = Basis::read(options, settings, output) else { return ExitCode::NoConclusion };
    let (signals, received) = channel();
    let stop = signals.clone();
    let handled = ctrlc::set_handler(move || {
        // Where nobody listens any more, it has ended already.
        let _ = stop.send(Signal::Stop);
    });
    if let Err(error) = handled {
        output.say(&localized!("Ctrl-C can't be waited for: {error}", "无法等待 Ctrl-C：{error}"));
        return ExitCode::NoConclusion;
    }
    let mut folders = match Folders::new(signals) {
        Ok(folders) => folders,
        Err(error) => {
            output.say(&localized!("changes can't be watched: {error}", "无法监视更改：{error}"));
            return ExitCode::NoConclusion;
        }
    };
    let mut watcher = Watcher::new(options, settings, basis, output);
    // What happens while the first report is written is looked at after it.
    folders.watch(watcher.folders(), output);
    if folders.is_any_unwatched() {
        return ExitCode::NoConclusion;
    }
    watcher.first(output);
    if folders.watch(watcher.folders(), output) == New::Some {
        settle(&mut folders, &mut watcher, output);
    }
    output.say(&localized!("watching for changes; Ctrl-C ends it", "正在监视更改；按 Ctrl-C 结束"));
    follow(Bursts::of(received, QUIET, LONGEST), &mut folders, &mut watcher, output);
    watcher.code()
}

/// Looks at what has changed after each burst of signals.
fn follow(
    bursts: impl Iterator<Item = Burst>,
    folders: &mut Folders,
    watcher: &mut Watcher<'_>,
    output: &mut Output,
) {
    for burst in bursts {
        folders.forget(&burst.moved);
        folders.watch(watcher.folders(), output);
        settle(folders, watcher, output);
    }
}

/// Looks at what has changed until there is no folder that was not watched meanwhile.
fn settle(folders: &mut Folders, watcher: &mut Watcher<'_>, output: &mut Output) {
    loop {
        watcher.again(output);
        if folders.watch(watcher.folders(), output) == New::None {
            break;
        }
    }
}

/// Why these arguments can't be watched.
fn refusal(options: &CheckOptions, settings: &Settings) -> Option<Localized> {
    if options.manifests.iter().any(|path| input::is_stdin(path)) {
        return Some(localized!(
            "standard input can't be watched: name files, folders or patterns",
            "无法监视标准输入：请指定文件、目录或模式"
        ));
    }
    let is_for_people = settings.format.iter().all(|target| target.format == Format::Terminal);
    let file = settings.format.iter().find_map(|target| target.file.as_deref()).map(Path::display);
    if let (true, None) = (is_for_people, file) {
        return None;
    }
    Some(localized!(
        "`--watch` writes for a terminal alone: leave `--format` out, and write other reports without `--watch`",
        "`--watch` 只能输出到终端：请勿与 `--format` 同用；其他报告请在不带 `--watch` 时生成"
    ))
}
