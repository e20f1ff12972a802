//! Manifests in TOML, JSON and YAML: every command reads each, and finds the same.

use serde_json::{Value, json};

use crate::samples::Sample;
use crate::session::Session;

/// A table in YAML, in blocks; texts stand in quotation marks as JSON has them.
fn yaml(value: &Value, indent: usize) -> String {
    let blanks = " ".repeat(indent);
    let lines: Vec<String> = match value {
        Value::Object(entries) => entries
            .iter()
            .map(|(key, value)| format!("\n{blanks}{}: {}", json!(key), yaml(value, indent + 2)))
            .collect(),
        Value::Array(elements) => {
            elements.iter().map(|value| format!("\n{blanks}- {}", yaml(value, indent + 2))).collect()
        }
        _ => Vec::new(),
    };
    if lines.is_empty() { value.to_string() } else { lines.concat() }
}

/// A manifest in TOML, in all notations, each with its name.
fn in_each_notation(toml: &str) -> [(&'static str, String); 3] {
    let json = hegui::manifest::to_json(toml).unwrap();
    let pretty = serde_json::to_string_pretty(&json).unwrap();
    [("toml", toml.to_owned()), ("json", pretty), ("yaml", yaml(&json, 0))]
}

/// What a report in NDJSON finds and observes, without places: those differ.
fn findings(report: &str) -> Vec<Value> {
    let finding = |line: &str| {
        let mut entry: Value = serde_json::from_str(line).unwrap();
        if let Some(observation) = entry["observation"].as_object_mut() {
            observation.remove("location");
            return entry;
        }
        let finding = entry["finding"].as_object_mut().unwrap();
        finding.remove("location");
        for fact in finding["related"].as_array_mut().unwrap() {
            fact.as_object_mut().unwrap().remove("location");
        }
        entry
    };
    report.lines().map(finding).collect()
}

#[test]
fn each_sample_has_the_same_findings_and_fingerprints_in_each_notation() {
    for sample in Sample::all() {
        let path = format!("samples/{}/manifest.toml", sample.name);
        let toml = Session::in_repository().text_of(&path);
        let reports = in_each_notation(&toml).map(|(format, text)| {
            // JSON has no comments, and so no waivers in them.
            let check = sample.command().replace(&path, "-");
            let check = check.split(" --waivers ").next().unwrap();
            let command = format!("{check} --no-waivers --format ndjson --input-format {format}");
            let run = sample.beside_its_documents().with_input(text).run(&command);
            (run.status, findings(&run.stdout))
        });
        assert!(!reports[0].1.is_empty(), "{path}");
        assert_eq!(reports[0], reports[1], "{path} in JSON");
        assert_eq!(reports[0], reports[2], "{path} in YAML");
    }
}

#[test]
fn a_breach_is_shown_where_it_stands() {
    let sample = Sample::named("critical-bank-breaches");
    let toml = Session::in_repository().text_of("samples/critical-bank-breaches/manifest.toml");
    for (format, text) in in_each_notation(&toml) {
        let name = format!("bank.{format}");
        let session = sample.beside_its_documents().with(&name, text);
        let command = format!("check {name} --as-of 2026-11-23 --pack csl --quiet");
        session.run(&command).exits(1).quietly().matches(&format!("check/bank-in-{format}"));
    }
}

#[test]
fn every_command_reads_each_notation() {
    let toml = Session::in_repository().text_of("samples/critical-bank-breaches/manifest.toml");
    let mut session = Session::in_empty_folder();
    for (format, text) in in_each_notation(&toml) {
        session = session.with(&format!("bank.{format}"), text);
    }
    let rule = "csl.log-retention";
    for format in ["json", "yaml"] {
        let why = session.run(&format!("why bank.{format} {rule} --as-of 2026-11-23")).exits(0);
        assert!(why.stdout.contains(&format!("bank.{format}:")), "{}", why.stdout);
        session.run(&format!("timeline bank.{format} --as-of 2026-11-23 --pack csl")).exits(0).quietly();
        let same = session.run(&format!("diff bank.toml bank.{format} --as-of 2026-11-23")).exits(0);
        assert!(same.stderr.is_empty(), "{}", same.transcript());
    }
}

#[test]
fn the_beginning_of_standard_input_says_what_it_is_written_in() {
    let toml = Session::in_repository().text_of("samples/web-shop/manifest.toml");
    let [by_toml, by_json, by_yaml] = in_each_notation(&toml).map(|(_, text)| {
        Session::in_empty_folder().with_input(text).run("check - --as-of 2026-11-23 --quiet").exits(1).stdout
    });
    assert_eq!(by_toml, by_json);
    assert_eq!(by_toml, by_yaml);
}

#[test]
fn what_is_said_of_the_input_counts_where_the_name_does_not_tell() {
    let session = Session::in_empty_folder().with("shop.json", "{}").with("shop", "operator: {}\n");
    session.run("check shop.json --input-format yaml --as-of 2026-11-23 --fail-on never").exits(0);
    let run = session.run("check shop --input-format toml --as-of 2026-11-23");
    run.exits(2).matches("check/input-format");
    session.run("check shop --as-of 2026-11-23 --fail-on never").exits(0);
}

/// `products.ndjson:2` is the manifest on the second line, in reports and as an argument.
#[test]
fn a_line_of_a_stream_is_a_manifest() {
    let toml = Session::in_repository().text_of("samples/critical-bank-breaches/manifest.toml");
    let bank = hegui::manifest::to_json(&toml).unwrap();
    let session = Session::in_empty_folder()
        .with("products.ndjson", format!("{{}}\n{bank}\n"))
        .with("one.jsonl", format!("\n{bank}\n"))
        .with("none.ndjson", "\n");
    let command = "why products.ndjson:2 csl.log-retention --as-of 2026-11-23";
    let by_line = session.run(command).exits(0).quietly().stdout;
    assert!(by_line.contains("products.ndjson:2:1:"), "{by_line}");
    let only = session.run("why one.jsonl csl.log-retention --as-of 2026-11-23").exits(0).stdout;
    assert_eq!(only.replace("one.jsonl", "products.ndjson"), by_line);
    session.run(&command.replace(":2", "")).exits(2).matches("why/several-products");
    session.run(&command.replace(":2", ":3")).exits(2).matches("why/no-such-line");
    session.run("why none.ndjson csl.log-retention").exits(2).matches("why/no-product");
    session.run("diff products.ndjson:2 one.jsonl:2 --as-of 2026-11-23").exits(0);
}

#[test]
fn questions_are_answered_in_the_notation_of_the_manifest() {
    let manifest = "{\"manifest\": {\"version\": 1}}";
    let session = Session::in_empty_folder()
        .with("shop.json", manifest)
        .with("shop.yaml", "manifest:\n  version: 1\n")
        .with("shop.toml", "[manifest]\nversion = 1\n");
    let asked = |options: &str| {
        let command =
            format!("check {options} --as-of 2026-11-23 --pack crossborder --verbose --fail-on never");
        session.run(&command).exits(0).stdout
    };
    let (toml, json, yaml) = (asked("shop.toml"), asked("shop.json"), asked("shop.yaml"));
    for (text, expected) in [
        (
            &toml,
            [
                "one `[[transfer]]` for each, or `transfer = []`",
                "`operator.ciio` = true or false",
                "{ at-least = … }",
            ],
        ),
        (
            &json,
            ["`\"transfer\": [{ … }]` with a table", "`operator.ciio`: true or false", "{ \"at-least\": … }"],
        ),
        (&yaml, ["`transfer: [{ … }]` with a table", "`operator.ciio`: true or false", "{ at-least: … }"]),
    ] {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in expected {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
    for form in ["markdown", "html"] {
        let page = asked(&format!("shop.json --format {form}"));
        assert!(!page.contains("[[transfer]]") && !page.contains("transfer = []"), "{form}");
    }
    let zh = asked("shop.json --lang zh");
    assert!(zh.contains("没有则写 `\"transfer\": []`"), "{zh}");
}
