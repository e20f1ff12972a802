//! The Containerfile: read by its lines.

use super::{check_command, path, rust_version, text};

/// An instruction: its name and the rest of its line.
struct Instruction {
    name: String,
    rest: String,
}

/// The instructions, with the lines that go on put together.
fn instructions() -> Vec<Instruction> {
    let text = text("packaging/Containerfile").replace("\\\n", " ");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let read = |line: &str| {
        let (name, rest) = line.split_once(' ').unwrap_or_else(|| panic!("`{line}` is no instruction"));
        Instruction { name: name.to_owned(), rest: rest.to_owned() }
    };
    lines.map(read).collect()
}

/// The stages, each with its base.
fn stages() -> Vec<(String, Vec<Instruction>)> {
    let mut stages: Vec<(String, Vec<Instruction>)> = Vec::new();
    for instruction in instructions() {
        match instruction.name.as_str() {
            "FROM" => stages.push((instruction.rest, Vec::new())),
            "COPY" | "ENTRYPOINT" | "ENV" | "RUN" | "USER" | "WORKDIR" => {
                stages.last_mut().expect("FROM stands first").1.push(instruction);
            }
            other => panic!("{other} is no instruction that is used here"),
        }
    }
    stages
}

/// What an instruction says in a stage; it stands there once.
fn only<'s>(stage: &'s [Instruction], name: &str) -> &'s str {
    let mut found = stage.iter().filter(|instruction| instruction.name == name);
    let rest = &found.next().unwrap_or_else(|| panic!("no {name}")).rest;
    assert!(found.next().is_none(), "{name} stands twice");
    rest
}

#[test]
fn the_image_is_empty_but_for_the_command_and_runs_it_as_nobody() {
    let stages = stages();
    let bases: Vec<&str> = stages.iter().map(|(base, _)| base.as_str()).collect();
    let build = format!("docker.io/library/rust:{} AS build", rust_version());
    assert_eq!(bases, [&build, "docker.io/library/alpine:3 AS shell", "scratch"]);
    for (base, stage) in &stages[1..] {
        let copied = only(stage, "COPY");
        let (source, target) = copied.strip_prefix("--from=build ").unwrap().split_once(' ').unwrap();
        assert_eq!(source, "/built/bin/hegui");
        let entry: Vec<String> = serde_json::from_str(only(stage, "ENTRYPOINT")).unwrap();
        let is_found = entry == [target] || target == format!("/usr/local/bin/{}", entry[0]);
        assert!(is_found, "{base}: {entry:?} is not {target}");
        let user: Vec<u32> = only(stage, "USER").split(':').map(|id| id.parse().unwrap()).collect();
        assert!(user.len() == 2 && !user.contains(&0), "{base}: {user:?}");
    }
}

#[test]
fn the_build_gets_what_the_program_is_made_of() {
    let stages = stages();
    let mut copied = Vec::new();
    for instruction in stages[0].1.iter().filter(|instruction| instruction.name == "COPY") {
        let mut words: Vec<&str> = instruction.rest.split(' ').collect();
        words.pop();
        copied.extend(words.iter().map(|word| word.trim_start_matches("./").to_owned()));
    }
    for name in &copied {
        assert!(path(name).exists(), "{name} is not there");
    }
    for needed in ["Cargo.toml", "Cargo.lock", "build.rs", "benches", "rules", "src"] {
        assert!(copied.iter().any(|name| name == needed), "{needed} is not copied");
    }
    let run = only(&stages[0].1, "RUN");
    assert!(run.contains("--root /built") && run.contains("-unknown-linux-musl"), "{run}");
}

#[test]
fn a_container_takes_the_arguments_of_the_command() {
    let documents = text("docs/install.md");
    let runs = documents.lines().filter(|line| line.starts_with("podman run "));
    let mut seen = 0;
    for line in runs {
        let (_, arguments) = line.split_once(" hegui ").expect("the image is called hegui");
        check_command(["hegui"].into_iter().chain(arguments.split(' ')));
        seen += 1;
    }
    assert!(seen > 0);
}
