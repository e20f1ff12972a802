//! The hooks for pre-commit.

use serde_json::Value;

use super::{check_command, example, rust_version, text, yaml};

/// The hooks that are defined.
fn hooks() -> Vec<Value> {
    let documents = yaml::documents(&text(".pre-commit-hooks.yaml"));
    assert_eq!(documents.len(), 1);
    documents[0].as_array().unwrap().clone()
}

#[test]
fn each_hook_is_a_command_that_is_there() {
    for hook in hooks() {
        let entry = hook["entry"].as_str().unwrap();
        let arguments = hook["args"].as_array().unwrap();
        let words = entry.split(' ').chain(arguments.iter().map(|word| word.as_str().unwrap()));
        check_command(words.chain(["manifest.toml", "shop/product.toml"]));
    }
}

#[test]
fn the_documents_use_a_hook_that_is_there() {
    let example = example("repos");
    for used in example["repos"][0]["hooks"].as_array().unwrap() {
        let hooks = hooks();
        let hook = hooks.iter().find(|hook| hook["id"] == used["id"]).expect("a hook that is defined");
        let entry = hook["entry"].as_str().unwrap();
        let arguments = used["args"].as_array().unwrap();
        let words = entry.split(' ').chain(arguments.iter().map(|word| word.as_str().unwrap()));
        check_command(words.chain(["products/shop.toml"]));
    }
}

#[test]
fn each_hook_has_what_pre_commit_asks_for() {
    let hooks = hooks();
    let column = |key: &str| hooks.iter().map(|hook| hook[key].as_str().unwrap()).collect::<Vec<_>>();
    assert_eq!(column("id"), ["hegui", "hegui-system"]);
    assert_eq!(column("language"), ["rust", "system"]);
    for hook in &hooks {
        let keys: Vec<&String> = hook.as_object().unwrap().keys().collect();
        let known = ["args", "description", "entry", "files", "id", "language", "name", "require_serial"];
        assert_eq!(keys, known);
    }
}

#[test]
fn the_documents_say_which_rust_builds_the_hook() {
    assert!(text("docs/pipelines.md").contains(&format!("Rust {}", rust_version())));
}
