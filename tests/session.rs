//! A user's session: a folder, an environment, and commands whose output is looked at.

#[cfg(unix)]
mod running;

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A command that takes longer than this hangs.
const LONGEST: Duration = Duration::from_mins(5);

/// Where commands are run and with which locale.
pub struct Session {
    folder: PathBuf,
    /// Removed with the session.
    temporary: Option<tempfile::TempDir>,
    locale: &'static str,
    variables: Vec<(&'static str, OsString)>,
    input: Vec<u8>,
}

impl Session {
    /// In the root of this repository; nothing is written there.
    pub fn in_repository() -> Self {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        Self { folder, temporary: None, locale: "en_US.UTF-8", variables: Vec::new(), input: Vec::new() }
    }

    /// In an empty folder. Files of settings that stand above it on this machine do not reach it.
    pub fn in_empty_folder() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        std::fs::write(temporary.path().join("hegui.toml"), "").unwrap();
        let folder = temporary.path().join("session");
        std::fs::create_dir(&folder).unwrap();
        Self { folder, temporary: Some(temporary), ..Self::in_repository() }
    }

    /// With a file of this text in the folder.
    pub fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        assert!(self.temporary.is_some(), "files are written in temporary folders only");
        let path = self.folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// With a file of the repository copied under another name.
    pub fn with_copy(self, original: &str, name: &str) -> Self {
        let text = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(original)).unwrap();
        self.with(name, text)
    }

    /// With a Chinese locale.
    pub fn in_chinese(self) -> Self {
        Self { locale: "zh_CN.UTF-8", ..self }
    }

    /// With a variable of the environment that names a file of the folder.
    pub fn with_variable(self, name: &'static str, file: &str) -> Self {
        let file = self.folder.join(file);
        self.with_value(name, file)
    }

    /// With a variable of the environment.
    pub fn with_value(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// With this on standard input.
    pub fn with_input(self, text: impl Into<Vec<u8>>) -> Self {
        Self { input: text.into(), ..self }
    }

    /// Writes a file of the folder while a command runs.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// The text of a file in the folder.
    pub fn text_of(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.join(name)).unwrap()
    }

    /// The place of a file in the folder.
    pub fn path_of(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Runs `hegui` with these arguments, split at blanks; `'…'` keeps blanks together.
    pub fn run(&self, arguments: &str) -> Run {
        self.run_in("", arguments)
    }

    /// The same from a folder of the session.
    pub fn run_in(&self, folder: &str, arguments: &str) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hegui"));
        command.args(split(arguments)).current_dir(self.folder.join(folder));
        command.env_clear().env("LANG", self.locale).env("NO_COLOR", "1");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let begin = Instant::now();
        let mut child = command.spawn().unwrap();

        let (input, mut stdin) = (self.input.clone(), child.stdin.take().unwrap());
        // A program that does not read its input closes the pipe, which is no mistake.
        let writer = thread::spawn(move || drop(stdin.write_all(&input)));
        let stdout = read_all(child.stdout.take().unwrap());
        let stderr = read_all(child.stderr.take().unwrap());
        let status = wait(&mut child, arguments);
        let took = begin.elapsed();
        writer.join().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
        Run {
            command: arguments.to_owned(),
            stdout: text(stdout.join().unwrap()),
            stderr: text(stderr.join().unwrap()),
            status,
            took,
        }
    }
}

fn split(arguments: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in arguments.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

fn read_all(mut from: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).unwrap();
        bytes
    })
}

fn wait(child: &mut Child, arguments: &str) -> Option<i32> {
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        if begin.elapsed() > LONGEST {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("`hegui {arguments}` hangs");
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// A command that has ended.
pub struct Run {
    command: String,
    /// What it wrote on standard output.
    pub stdout: String,
    /// What it wrote on standard error.
    pub stderr: String,
    /// Its exit status; none where a signal ended it.
    pub status: Option<i32>,
    /// How long it took.
    pub took: Duration,
}

impl Run {
    /// Fails where the exit status is another one, or where the program panicked.
    #[track_caller]
    pub fn exits(self, status: i32) -> Self {
        assert!(!self.stderr.contains("panicked"), "{}", self.transcript());
        assert_eq!(self.status, Some(status), "{}", self.transcript());
        self
    }

    /// Fails where something stands on standard error.
    #[track_caller]
    pub fn quietly(self) -> Self {
        assert_eq!(self.stderr, "", "{}", self.transcript());
        self
    }

    /// Compares the transcript with the snapshot of this name; a folder may stand before it.
    #[track_caller]
    pub fn matches(self, name: &str) -> Self {
        snapshot(name, &self.transcript());
        self
    }

    /// Standard output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap()
    }

    /// The command line, both streams and the exit status.
    pub fn transcript(&self) -> String {
        let mut text = format!("$ hegui {}\n{}", self.command, self.stdout);
        if !self.stderr.is_empty() {
            text.push_str("---- standard error\n");
            text.push_str(&self.stderr);
        }
        match self.status {
            Some(status) => text + &format!("---- exit status {status}"),
            None => text + "---- ended by a signal",
        }
    }
}

/// Compares a text with `tests/snapshots/<name>.snap`.
#[track_caller]
pub fn snapshot(name: &str, text: &str) {
    let (folder, name) = name.rsplit_once('/').unwrap_or((".", name));
    insta::with_settings!({
        snapshot_path => format!("snapshots/{folder}"), prepend_module_to_snapshot => false, omit_expression => true,
        // Cases come and go; what is said of a rule stays.
        filters => vec![(r"\b\d+ cases?\b", "[n] cases"), (r"\d+ 个用例", "[n] 个用例")]
    }, { insta::assert_snapshot!(name, text) });
}
