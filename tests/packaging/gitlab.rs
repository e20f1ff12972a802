//! The template for pipelines of GitLab.

use serde_json::Value;

use super::{Script, check_inputs, example, text, validate, yaml};
use crate::session::Session;

const TEMPLATE: &str = "packaging/gitlab.yml";

/// The template: its header, and the text of the pipeline behind it.
fn template() -> (Value, String) {
    let text = text(TEMPLATE);
    let (header, pipeline) = text.split_once("\n---\n").unwrap();
    let documents = yaml::documents(header);
    assert_eq!(documents.len(), 1);
    (documents[0].clone(), pipeline.to_owned())
}

/// The pipeline for these inputs; what is not given has its default.
fn pipeline(inputs: &[(&str, &str)]) -> Value {
    let (header, mut text) = template();
    for (name, declared) in header["spec"]["inputs"].as_object().unwrap() {
        let given = inputs.iter().find(|(one, _)| one == name).map(|(_, value)| *value);
        let value = given.or(declared["default"].as_str());
        let value = value.unwrap_or_else(|| panic!("{name} must be given"));
        let place = format!("$[[ inputs.{name} ]]");
        assert!(text.contains(&place), "nothing reads the input {name}");
        text = text.replace(&place, &Value::from(value).to_string());
    }
    assert!(!text.contains("$[["), "an input is not declared: {text}");
    yaml::documents(&text).remove(0)
}

/// The job of the pipeline.
#[cfg(unix)]
fn job(inputs: &[(&str, &str)]) -> Value {
    pipeline(inputs)["hegui"].clone()
}

#[test]
fn it_follows_the_published_schema() {
    const SCHEMA: &str = "tests/schemas/gitlab-ci.json";
    validate(&template().0, SCHEMA);
    validate(&pipeline(&[("image", "registry.example/hegui"), ("manifests", "product.toml")]), SCHEMA);
}

#[test]
fn the_documents_give_inputs_that_are_there() {
    let include = &example("include")["include"][0];
    assert_eq!(include["file"], TEMPLATE);
    check_inputs(&include["inputs"], &template().0["spec"]["inputs"]);
}

#[test]
#[cfg(unix)]
fn the_job_checks_and_writes_its_reports() {
    let session = Session::in_empty_folder()
        .with_copy("samples/critical-bank-breaches/manifest.toml", "a-bank.toml")
        .with_copy("samples/web-shop/manifest.toml", "a-shop.toml");
    let (status, said) = run(&session, &[("manifests", "a-bank.toml a-shop.toml")]);
    assert_eq!(status, Some(1), "{said}");
    let job = job(&[("image", ""), ("manifests", "")]);
    let reports = &job["artifacts"]["reports"];
    let quality: Value =
        serde_json::from_str(&session.text_of(reports["codequality"].as_str().unwrap())).unwrap();
    assert!(quality.as_array().is_some_and(|findings| !findings.is_empty()));
    assert!(session.text_of(reports["junit"].as_str().unwrap()).starts_with("<?xml"));
}

#[test]
#[cfg(unix)]
fn the_inputs_become_arguments() {
    let session =
        Session::in_empty_folder().with_copy("samples/critical-bank-breaches/manifest.toml", "bank.toml");
    let inputs = [
        ("manifests", "bank.toml"),
        ("pack", "csl pipl"),
        ("fail-on", "never"),
        ("args", "--as-of 2026-11-23 --lang zh"),
    ];
    let (status, said) = run(&session, &inputs);
    assert_eq!(status, Some(0), "{said}");
    let direct =
        session.run("check --as-of 2026-11-23 --lang zh --fail-on never --pack csl --pack pipl bank.toml");
    assert_eq!(said, direct.exits(0).stdout);
    assert_eq!(run(&session, &[("manifests", "nowhere.toml")]).0, Some(2));
    assert_eq!(run(&session, &[("manifests", "")]).0, Some(2));
}

/// Runs the job as GitLab does; its exit status, and what it printed.
#[cfg(unix)]
fn run(session: &Session, inputs: &[(&str, &str)]) -> (Option<i32>, String) {
    let job = job(&[inputs, &[("image", "registry.example/hegui")]].concat());
    let script: Vec<&str> =
        job["script"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    let variables: Vec<(&str, &str)> = job["variables"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
        .collect();
    let output = Script {
        shell: "sh",
        arguments: &["-e"],
        text: &script.join("\n"),
        folder: &session.path_of("."),
        variables: &variables,
    }
    .run();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}
