//! The action for workflows of GitHub.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Script, check_inputs, example, path, rust_version, text, validate, yaml};
use crate::session::Session;

const ACTION: &str = "action.yml";

fn action() -> Value {
    yaml::documents(&text(ACTION)).remove(0)
}

fn steps() -> Vec<Value> {
    action()["runs"]["steps"].as_array().unwrap().clone()
}

/// The step of that id.
fn step(id: &str) -> Value {
    steps().into_iter().find(|step| step["id"] == id).unwrap_or_else(|| panic!("there is no step {id}"))
}

/// The names after `prefix` in the expressions of the action.
fn names(prefix: &str) -> BTreeSet<String> {
    let text = text(ACTION);
    let after = text.match_indices(prefix).map(|(at, _)| &text[at + prefix.len()..]);
    let is_of_name = |one: &char| one.is_alphanumeric() || matches!(one, '-' | '_');
    after.map(|rest| rest.chars().take_while(is_of_name).collect()).collect()
}

#[test]
fn it_follows_the_published_schema() {
    validate(&action(), "tests/schemas/github-action.json");
}

#[test]
fn each_input_is_read_and_each_step_that_is_named_is_there() {
    let inputs: BTreeSet<String> = action()["inputs"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(names("inputs."), inputs);
    for id in names("steps.") {
        step(&id);
    }
}

#[test]
fn the_scripts_hold_no_expressions() {
    for step in steps() {
        let script = step["run"].as_str().unwrap_or_default();
        assert!(!script.contains("${{"), "what an input holds would be run: {script}");
    }
}

#[test]
fn the_documents_give_inputs_that_are_there() {
    let workflow = example("jobs");
    let steps = workflow["jobs"]["check"]["steps"].as_array().unwrap();
    let is_ours = |step: &&Value| step["uses"].as_str().is_some_and(|uses| uses.contains("/hegui@"));
    check_inputs(&steps.iter().find(is_ours).unwrap()["with"], &action()["inputs"]);
}

#[test]
fn it_builds_with_the_rust_that_the_program_needs() {
    let version = rust_version();
    let build = steps().into_iter().find(|step| step["name"] == "Build").unwrap();
    let script = build["run"].as_str().unwrap();
    assert!(script.contains(&format!("toolchain install {version} ")), "{script}");
    assert!(script.contains(&format!("cargo +{version} install ")), "{script}");
}

#[cfg(unix)]
mod scripts {
    use std::os::unix::fs::symlink;
    use std::process::Output;

    use super::{Script, Session, Value, path, step};

    /// A workflow's runner with hegui built, and two manifests in its workspace.
    fn runner() -> Session {
        let session = Session::in_empty_folder()
            .with_copy("samples/critical-bank-breaches/manifest.toml", "bank.toml")
            .with_copy("samples/web-shop/manifest.toml", "our products/shop.toml")
            .with("runner/hegui/bin/readme", "what the action has built")
            .with("output", "")
            .with("summary", "");
        let built = session.path_of("runner/hegui/bin/hegui");
        symlink(env!("CARGO_BIN_EXE_hegui"), built).unwrap();
        session
    }

    /// Runs the script of a step as GitHub does.
    fn run(session: &Session, id: &str, inputs: &[(&str, &str)]) -> Output {
        let step = step(id);
        let place = |name: &str| session.path_of(name).display().to_string();
        let (runner, output, summary) = (place("runner"), place("output"), place("summary"));
        let action = path(".").display().to_string();
        let mut variables = vec![
            ("RUNNER_TEMP", runner.as_str()),
            ("GITHUB_OUTPUT", output.as_str()),
            ("GITHUB_STEP_SUMMARY", summary.as_str()),
            ("GITHUB_ACTION_PATH", action.as_str()),
        ];
        let environment = step["env"].as_object().cloned().unwrap_or_default();
        let declared = super::action()["inputs"].clone();
        let read: Vec<(String, String)> = environment
            .into_iter()
            .map(|(variable, expression)| {
                let expression = expression.as_str().unwrap().to_owned();
                let name = expression.trim_start_matches("${{ inputs.").trim_end_matches(" }}").to_owned();
                let given = inputs.iter().find(|(one, _)| *one == name).map(|(_, value)| *value);
                let default = declared[&name]["default"].as_str();
                (variable, given.or(default).unwrap_or_else(|| panic!("{name} must be given")).to_owned())
            })
            .collect();
        variables.extend(read.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        Script {
            shell: "bash",
            arguments: &["--noprofile", "--norc", "-eo", "pipefail"],
            text: step["run"].as_str().unwrap(),
            folder: &session.path_of("."),
            variables: &variables,
        }
        .run()
    }

    fn stdout(output: &Output) -> &str {
        std::str::from_utf8(&output.stdout).unwrap()
    }

    #[test]
    fn breaches_are_annotations_and_fail_the_step() {
        let session = runner();
        let output = run(&session, "check", &[("manifests", "bank.toml\nour products/shop.toml\n")]);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(stdout(&output).contains("::error file=bank.toml,"), "{output:?}");
        assert!(stdout(&output).contains("file=our products/shop.toml,"), "{output:?}");
        assert!(session.text_of("summary").contains("bank.toml"));
        assert_eq!(session.text_of("output"), "status=1\n");
    }

    #[test]
    fn the_inputs_become_arguments() {
        let session = runner();
        let inputs = [
            ("manifests", "bank.toml"),
            ("format", "terminal\njson=report.json"),
            ("pack", "csl\npipl"),
            ("fail-on", "never"),
            ("args", "--as-of\n2026-11-23\n\n--lang=zh\n"),
        ];
        let output = run(&session, "check", &inputs);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let direct = session.run(
            "check --as-of 2026-11-23 --lang zh --fail-on never --pack csl --pack pipl bank.toml \
             --format terminal --format json=direct.json",
        );
        assert_eq!(stdout(&output), direct.exits(0).stdout);
        assert_eq!(session.text_of("report.json"), session.text_of("direct.json"));
        assert_eq!(session.text_of("output"), "status=0\n");
    }

    #[test]
    fn code_scanning_gets_a_file_where_there_is_one() {
        let session = runner();
        let inputs = [("manifests", "bank.toml"), ("upload-sarif", "true")];
        assert_eq!(run(&session, "check", &inputs).status.code(), Some(1));
        let sarif = session.path_of("runner/hegui.sarif");
        assert_eq!(session.text_of("output"), format!("status=1\nsarif={}\n", sarif.display()));
        let document: Value = serde_json::from_str(&session.text_of("runner/hegui.sarif")).unwrap();
        assert_eq!(document["version"], "2.1.0");

        let session = runner();
        let inputs = [("manifests", "bank.toml"), ("upload-sarif", "true"), ("args", "--no-such-option")];
        assert_eq!(run(&session, "check", &inputs).status.code(), Some(2));
        assert_eq!(session.text_of("output"), "status=2\n");
    }

    #[test]
    fn an_input_is_never_run() {
        let session = runner();
        let inputs = [("manifests", "$(touch ran).toml"), ("pack", "`touch ran`"), ("args", "; touch ran")];
        assert_eq!(run(&session, "check", &inputs).status.code(), Some(2));
        assert!(!session.path_of("ran").exists());
    }

    #[test]
    fn the_sources_have_a_name() {
        let session = runner();
        let output = run(&session, "sources", &[]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let said = session.text_of("output");
        let hash = said.trim_end().strip_prefix("hash=").unwrap();
        assert!(hash.len() >= 40 && hash.chars().all(|one| one.is_ascii_hexdigit()), "{said}");
    }
}
