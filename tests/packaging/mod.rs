//! Where hegui runs: hooks, actions, templates and images are well-formed, and name what is there.

mod container;
mod github;
mod gitlab;
mod pre_commit;
#[cfg(unix)]
mod spark;
mod yaml;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A file of the repository.
fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text of a file of the repository.
fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap()
}

/// The example of the documents that has this key at the top.
fn example(key: &str) -> Value {
    let text = text("docs/pipelines.md");
    let blocks = text.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let mut examples = blocks.flat_map(yaml::documents).filter(|example| example[key] != Value::Null);
    examples.next().unwrap_or_else(|| panic!("no example has `{key}`"))
}

/// Fails where inputs are not declared, or one that must be given is not.
#[track_caller]
fn check_inputs(given: &Value, declared: &Value) {
    let (given, declared) = (given.as_object().unwrap(), declared.as_object().unwrap());
    for (name, value) in given {
        assert!(declared.contains_key(name), "`{name}` is no input");
        assert!(value.is_string(), "`{name}` is given as {value}");
    }
    for (name, input) in declared {
        let is_given = given.contains_key(name) || input["default"].is_string();
        assert!(is_given, "`{name}` must be given");
        assert!(text("docs/pipelines.md").contains(&format!("| `{name}` |")), "`{name}` is not described");
    }
}

/// The version of Rust that the program needs.
fn rust_version() -> String {
    let manifest: toml::Table = text("Cargo.toml").parse().unwrap();
    manifest["package"]["rust-version"].as_str().unwrap().to_owned()
}

/// Fails where a document does not fit a published schema.
#[track_caller]
fn validate(document: &Value, schema: &str) {
    let schema: Value = serde_json::from_str(&text(schema)).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, [""; 0]);
}

/// Fails where words are no command that hegui understands.
#[track_caller]
fn check_command<'w>(words: impl IntoIterator<Item = &'w str>) {
    if let Err(error) = hegui::cli::command().try_get_matches_from(words) {
        panic!("{error}");
    }
}

/// A script of a pipeline, and where it runs.
struct Script<'s> {
    shell: &'s str,
    /// How the pipeline calls the shell.
    arguments: &'s [&'s str],
    text: &'s str,
    folder: &'s Path,
    variables: &'s [(&'s str, &'s str)],
}

impl Script<'_> {
    /// Runs it; the shell is in the path, and so is hegui.
    fn run(&self) -> Output {
        let hegui = Path::new(env!("CARGO_BIN_EXE_hegui")).parent().unwrap();
        let mut search = vec![hegui.to_owned()];
        search.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap()));
        let mut command = Command::new(self.shell);
        command.args(self.arguments).args(["-c", self.text]).current_dir(self.folder);
        command.env("PATH", std::env::join_paths(search).unwrap()).env("LANG", "C.UTF-8");
        command.env_remove("GITHUB_STEP_SUMMARY").envs(self.variables.iter().copied());
        command.output().unwrap()
    }
}
