//! Broken input of every kind: a diagnostic with its place and exit status 2, in time, and never a panic.

mod files;
mod generated;

use std::time::Duration;

use crate::session::Run;

/// A debug build on a busy machine must be done by then; about a hundredth of it is usual.
const LONGEST: Duration = Duration::from_secs(10);

/// Fails unless the run refused its input in time, naming the file, the place in it and the kind of mistake.
#[track_caller]
fn assert_refused(run: Run, file: &str) -> Run {
    let run = run.exits(2);
    assert!(run.took < LONGEST, "it took {:?}\n{}", run.took, run.transcript());
    println!("{:6.3} s {file}", run.took.as_secs_f64());
    let (has_code, has_place) = (codes(&run.stderr).next().is_some(), has_place(&run.stderr, file));
    assert!(has_code && has_place, "{}", run.transcript());
    run
}

/// The codes of the diagnostics in a text: each stands on a line of its own.
pub fn codes(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| hegui::diagnostic::Code::ALL.iter().any(|code| code.id == *line))
}

/// Whether a place such as `[file:3:14]` stands in the text.
fn has_place(text: &str, file: &str) -> bool {
    let is_number = |part: Option<&str>| part.is_some_and(|part| part.parse::<usize>().is_ok());
    text.lines().filter_map(|line| line.split_once('[')?.1.strip_suffix(']')).any(|place| {
        let mut parts = place.rsplitn(3, ':');
        is_number(parts.next()) && is_number(parts.next()) && parts.next() == Some(file)
    })
}
