//! A command that goes on while files change and its output is read.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Instant;

use super::{LONGEST, Session, split, wait};

/// A command that has not ended; it is killed where its test fails.
pub struct Running {
    arguments: String,
    child: Child,
    stdout: Lines,
    stderr: Lines,
}

/// Lines as they come.
struct Lines {
    received: Receiver<String>,
    /// Those that were looked at.
    text: String,
}

impl Session {
    /// Starts `hegui` with these arguments, as `run` takes them.
    pub fn start(&self, arguments: &str) -> Running {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hegui"));
        command.args(split(arguments)).current_dir(&self.folder);
        command.env_clear().env("LANG", self.locale).env("NO_COLOR", "1");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let stdout = Lines::of(child.stdout.take().unwrap());
        let stderr = Lines::of(child.stderr.take().unwrap());
        Running { arguments: arguments.to_owned(), child, stdout, stderr }
    }
}

impl Lines {
    fn of(from: impl Read + Send + 'static) -> Self {
        let (send, received) = channel();
        thread::spawn(move || {
            for line in BufReader::new(from).lines() {
                if send.send(line.unwrap()).is_err() {
                    break;
                }
            }
        });
        Self { received, text: String::new() }
    }

    /// What comes from here up to a line that holds `text`.
    #[track_caller]
    fn until(&mut self, text: &str) -> String {
        let begin = Instant::now();
        let mut found = String::new();
        while !found.lines().last().is_some_and(|line| line.contains(text)) {
            let left = LONGEST.saturating_sub(begin.elapsed());
            let line = self.received.recv_timeout(left);
            let line = line.unwrap_or_else(|_| panic!("`{text}` does not come:\n{}{found}", self.text));
            found.extend([line.as_str(), "\n"]);
        }
        self.text += &found;
        found
    }
}

impl Running {
    /// What it writes on standard output up to a line that holds `text`.
    #[track_caller]
    pub fn writes(&mut self, text: &str) -> String {
        self.stdout.until(text)
    }

    /// What it writes on standard error up to a line that holds `text`.
    #[track_caller]
    pub fn says(&mut self, text: &str) -> String {
        self.stderr.until(text)
    }

    /// Ends it as Ctrl-C does; its exit status, and what it wrote on standard output since it was looked at.
    pub fn interrupt(mut self) -> (Option<i32>, String) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let status = wait(&mut self.child, &self.arguments);
        (status, self.stdout.received.iter().map(|line| line + "\n").collect())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
