//! The samples: each is what its README says, in every form of the report.

use std::path::PathBuf;

use serde_json::Value;

use crate::session::Session;

/// The as-of date of a sample whose README names none.
const DEFAULT_DATE: &str = "2026-11-23";

/// A folder under `samples/`.
pub(crate) struct Sample {
    pub(crate) name: String,
    readme: String,
    manifest: String,
}

impl Sample {
    pub(crate) fn all() -> Vec<Self> {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples");
        let mut folders: Vec<PathBuf> = std::fs::read_dir(root)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_dir())
            .collect();
        folders.sort();
        let read = |path: PathBuf| std::fs::read_to_string(path).unwrap();
        let sample = |folder: PathBuf| Self {
            name: folder.file_name().unwrap().to_string_lossy().into_owned(),
            readme: read(folder.join("README.md")),
            manifest: read(folder.join("manifest.toml")),
        };
        folders.into_iter().map(sample).collect()
    }

    pub(crate) fn named(name: &str) -> Self {
        Self::all().into_iter().find(|sample| sample.name == name).expect("there is such a sample")
    }

    /// The checks in its README, each as it stands there behind `hegui`.
    pub(crate) fn commands(&self) -> Vec<String> {
        let start = format!("check samples/{}/manifest.toml", self.name);
        let commands = self.readme.lines().filter_map(|line| line.strip_prefix("hegui "));
        let commands: Vec<String> =
            commands.filter(|command| command.starts_with(&start)).map(str::to_owned).collect();
        if commands.is_empty() { vec![format!("{start} --as-of {DEFAULT_DATE}")] } else { commands }
    }

    /// What else its README runs, each as it stands there behind `hegui`.
    fn other_commands(&self) -> Vec<&str> {
        let commands = self.readme.lines().filter_map(|line| line.strip_prefix("hegui "));
        commands.filter(|command| !command.starts_with("check ")).collect()
    }

    /// The files with that extension in its folder, by their names in the repository.
    pub(crate) fn files(&self, extension: &str) -> Vec<String> {
        let folder = format!("samples/{}", self.name);
        let entries = std::fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(&folder)).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let paths = paths.filter(|path| path.extension().is_some_and(|found| found == extension));
        paths.map(|path| format!("{folder}/{}", path.file_name().unwrap().to_string_lossy())).collect()
    }

    pub(crate) fn command(&self) -> String {
        self.commands().swap_remove(0)
    }

    pub(crate) fn report(&self) -> Value {
        report(&self.command())
    }

    fn breaches(&self) -> Vec<Value> {
        let report = self.report();
        let findings = report["findings"].as_array().unwrap().clone();
        findings.into_iter().filter(|finding| finding["outcome"] == "breached").collect()
    }
}

/// The findings of a check.
fn report(command: &str) -> Value {
    Session::in_repository().run(&format!("{command} --format json")).json()
}

/// The as-of date of a check.
fn date_of(command: &str) -> &str {
    command.split("--as-of ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap()
}

fn exit_status_of(report: &Value) -> i32 {
    let is_caught = |finding: &Value| {
        let outcome = finding["outcome"].as_str().unwrap();
        finding["severity"] == "error" && ["breached", "undetermined"].contains(&outcome)
    };
    let is_over = |observation: &Value| observation["kind"] == "waiver-expired";
    let findings = report["findings"].as_array().unwrap().iter().any(is_caught);
    i32::from(findings || report["observations"].as_array().unwrap().iter().any(is_over))
}

#[test]
fn the_report_of_each_sample_on_each_of_its_dates() {
    let session = Session::in_repository();
    for sample in Sample::all() {
        for command in sample.commands() {
            let name = format!("samples/{}_{}", sample.name, date_of(&command));
            let status = exit_status_of(&report(&command));
            session.run(&command).exits(status).quietly().matches(&format!("{name}_en"));
            session.run(&format!("{command} --lang zh")).exits(status).matches(&format!("{name}_zh"));
        }
        // With all packs the documents would be too long for anybody to read.
        let command = format!("{} --format json", sample.command());
        let names_packs = command.contains("--pack")
            || sample.files("toml").iter().any(|name| name.ends_with("hegui.toml"));
        if !names_packs {
            continue;
        }
        let report = session.run(&command).quietly().stdout.replace(env!("CARGO_PKG_VERSION"), "[version]");
        crate::session::snapshot(&format!("samples/{}_json", sample.name), &report);
    }
}

#[test]
fn what_else_a_readme_runs() {
    let session = Session::in_repository();
    for sample in Sample::all() {
        for command in sample.other_commands() {
            let verb = command.split(' ').next().unwrap();
            let name = format!("samples/{}_{verb}", sample.name);
            session.run(command).exits(0).quietly().matches(&format!("{name}_en"));
            session.run(&format!("{command} --lang zh")).exits(0).matches(&format!("{name}_zh"));
        }
    }
}

#[test]
fn no_line_of_a_report_is_wider_than_a_hundred_columns() {
    for sample in Sample::all() {
        for lang in ["en", "zh", "both"] {
            let command = format!("{} --lang {lang}", sample.command());
            let report = Session::in_repository().run(&command).stdout;
            // Lines of the manifest itself are shown as they are.
            let own = report.lines().filter(|line| !line.contains(['│', '╭', '·']));
            for line in own {
                let width: usize = line.chars().map(|one| if one > '\u{2e80}' { 2 } else { 1 }).sum();
                assert!(width <= 100, "{}: {line}", sample.name);
            }
        }
    }
}

#[test]
fn every_manifest_fits_the_schema_of_manifests() {
    let schema = Session::in_repository().run("schema").json();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let bases = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/bases")).unwrap();
    let bases = bases.map(|entry| entry.unwrap().path());
    let bases = bases.map(|path| (path.display().to_string(), std::fs::read_to_string(path).unwrap()));
    let samples = Sample::all().into_iter().map(|sample| (sample.name, sample.manifest));
    for (name, text) in bases.chain(samples) {
        let manifest = hegui::manifest::to_json(&text).unwrap();
        let mistakes: Vec<String> = validator
            .iter_errors(&manifest)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(mistakes, [""; 0], "{name}");
    }
}

#[test]
fn every_report_fits_the_schema_of_reports() {
    let schema =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/findings.schema.json")).unwrap();
    let validator = jsonschema::draft202012::new(&serde_json::from_str(&schema).unwrap()).unwrap();
    for sample in Sample::all() {
        for command in sample.commands() {
            let mistakes: Vec<String> = validator
                .iter_errors(&report(&command))
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert_eq!(mistakes, [""; 0], "{command}");
        }
    }
}

/// `Exit status 1: six breached, none undetermined, 3 exempt` in a README, against the report.
#[test]
fn the_counts_in_each_readme_are_those_of_the_report() {
    const NUMBERS: [&str; 7] = ["none", "one", "two", "three", "four", "five", "six"];
    for sample in Sample::all().iter().filter(|sample| sample.commands().len() == 1) {
        let report = sample.report();
        let text = sample.readme.split("## 中文").next().unwrap().replace('\n', " ");
        let status = text.split("Exit status ").nth(1).and_then(|rest| rest.chars().next());
        assert_eq!(status.and_then(|digit| digit.to_digit(10)), u32::try_from(exit_status_of(&report)).ok());
        for (outcome, count) in report["counts"].as_object().unwrap() {
            for (index, _) in text.match_indices(&format!(" {}", outcome.replace('-', " "))) {
                let word = text[..index].rsplit([' ', '(']).next().unwrap().to_lowercase();
                let number = NUMBERS.iter().position(|number| *number == word).map(|number| number as u64);
                if let Some(stated) = number.or_else(|| word.parse().ok()) {
                    assert_eq!(Some(stated), count.as_u64(), "{}: {outcome}", sample.name);
                }
            }
        }
    }
}

#[test]
fn the_bank_with_breaches_has_six_each_with_its_place() {
    let breaches = Sample::named("critical-bank-breaches").breaches();
    let rules: Vec<&str> = breaches.iter().map(|breach| breach["rule"].as_str().unwrap()).collect();
    assert_eq!(rules.len(), 6, "{rules:?}");
    for breach in &breaches {
        assert!(breach["location"]["line"].is_u64(), "{breach}");
        assert!(!breach["remedy"]["en"].as_str().unwrap().is_empty(), "{breach}");
    }
}

#[test]
fn its_compliant_twin_has_nothing_open() {
    let sample = Sample::named("critical-bank");
    let run = Session::in_repository().run(&sample.command()).exits(0);
    assert!(run.stdout.contains("0 breached, 0 not known yet"), "{}", run.stdout);
}

#[test]
fn the_data_centre_of_2017_breaches_one_rule_of_the_law_of_its_day() {
    let breaches = Sample::named("data-centre-2017").breaches();
    assert_eq!(breaches.len(), 1);
    assert_eq!(breaches[0]["rule"], "csl.log-retention");
    assert_eq!(breaches[0]["provisions"], serde_json::json!(["CSL-2017/21(3)"]));
    let fines = breaches[0]["fines"].as_array().unwrap();
    let amounts: Vec<(&str, u64, u64)> = fines
        .iter()
        .map(|fine| {
            assert_eq!(fine["provision"], "CSL-2017/59.1");
            (
                fine["party"].as_str().unwrap(),
                fine["min_cny"].as_u64().unwrap(),
                fine["max_cny"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(amounts, [("entity", 10_000, 100_000), ("individual", 5_000, 50_000)]);
}
