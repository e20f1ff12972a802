//! How far long work has come: on a terminal, and nowhere else.

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

/// Work that takes longer than this is long.
const LONG: Duration = Duration::from_millis(1_500);
/// What is not there after this long does not come.
const LONGEST: Duration = Duration::from_mins(1);
/// What removes a line from a terminal.
const CLEAR: &str = "\u{1b}[2K";

/// A terminal, and what was written on it.
struct Terminal {
    end: File,
    text: Arc<Mutex<String>>,
}

impl Terminal {
    fn new() -> Self {
        let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&terminal).unwrap();
        unlockpt(&terminal).unwrap();
        tcsetwinsize(&terminal, Winsize { ws_row: 24, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let name = ptsname(&terminal, Vec::new()).unwrap().into_string().unwrap();
        let end = File::options().read(true).write(true).open(name).unwrap();
        let text = Arc::new(Mutex::new(String::new()));
        let (mut reader, written) = (File::from(terminal), Arc::clone(&text));
        // It ends with the last process that has the terminal.
        thread::spawn(move || {
            let mut bytes = [0; 4_096];
            while let Ok(count) = reader.read(&mut bytes) {
                written.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..count]));
            }
        });
        Self { end, text }
    }

    fn stdio(&self) -> Stdio {
        self.end.try_clone().unwrap().into()
    }

    fn text(&self) -> String {
        self.text.lock().unwrap().clone()
    }

    /// All that was written, now that nobody writes any more.
    fn whole_text(&self) -> String {
        const END: &str = "(the end)";
        (&self.end).write_all(END.as_bytes()).unwrap();
        let begin = Instant::now();
        loop {
            if let Some(text) = self.text().strip_suffix(END) {
                return text.to_owned();
            }
            assert!(begin.elapsed() < LONGEST, "what was written does not arrive");
            thread::yield_now();
        }
    }
}

/// Checks products from a stream until `is_enough`; what comes on standard output.
fn check(options: &str, stdout: Stdio, stderr: Stdio, is_enough: impl Fn(Duration) -> bool) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hegui"));
    command
        .args("check - --input-format ndjson --as-of 2026-11-23 --pack csl".split(' '))
        .args(options.split_whitespace());
    command
        .env_clear()
        .env("LANG", "en_US.UTF-8")
        .env("TERM", "xterm")
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    let mut child = command.stdin(Stdio::piped()).stdout(stdout).stderr(stderr).spawn().unwrap();
    let output = child.stdout.take();
    let reader = thread::spawn(move || {
        let mut text = String::new();
        if let Some(mut output) = output {
            output.read_to_string(&mut text).unwrap();
        }
        text
    });
    let mut stdin = child.stdin.take().unwrap();
    // A chunk of the stream is checked when it is there as a whole.
    let line = format!("{{\"manifest\": {{\"version\": 1}}}}{}\n", " ".repeat(70_000));
    let begin = Instant::now();
    while !is_enough(begin.elapsed()) {
        stdin.write_all(line.as_bytes()).unwrap();
        assert!(begin.elapsed() < LONGEST, "no progress is shown");
    }
    drop(stdin);
    child.wait().unwrap();
    reader.join().unwrap()
}

#[test]
fn a_terminal_shows_it_and_is_clear_at_the_end() {
    let terminal = Terminal::new();
    let report = check("--format ndjson", Stdio::piped(), terminal.stdio(), |_| {
        terminal.text().contains("products, ")
    });
    let text = terminal.whole_text();
    assert!(text.ends_with(CLEAR) || text.trim_end_matches(['\r', '\n']).ends_with(CLEAR), "{text:?}");
    assert!(!report.contains("products, "));
    assert!(report.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
}

#[test]
fn reports_on_the_same_terminal_stay_whole() {
    let terminal = Terminal::new();
    check("", terminal.stdio(), terminal.stdio(), |_| terminal.text().contains("products, "));
    let text = terminal.whole_text();
    // Where a line of progress stands, it is removed before anything else is written.
    for line in text.split("products, ").skip(1) {
        let rest = line.split_once("/s").unwrap().1;
        assert!(rest.trim_start_matches(['\r', ' ']).starts_with('\u{1b}'), "{rest:?}");
    }
}

#[test]
fn nothing_is_shown_without_a_terminal_or_to_those_who_want_quiet() {
    let terminal = Terminal::new();
    check("--quiet", Stdio::piped(), terminal.stdio(), |passed| passed > LONG);
    let text = terminal.whole_text();
    assert!(!text.contains("products, "), "{text}");
    let file = tempfile::NamedTempFile::new().unwrap();
    check("", Stdio::piped(), file.reopen().unwrap().into(), |passed| passed > LONG);
    let text = std::fs::read_to_string(file.path()).unwrap();
    assert!(!text.contains("products, ") && !text.contains(CLEAR), "{text}");
}
