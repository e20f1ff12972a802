//! The example of `docs/scale.md`, on a cluster of this machine with two workers.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::{path, text};
use crate::session::Session;

/// A job that takes longer than this hangs.
const LONGEST: Duration = Duration::from_mins(15);

const OPTIONS: &str = "--pack csl --pack crossborder";

/// The Python in which Spark is installed. Where it is not, or where there is no Java, that is said aloud.
fn python() -> Option<PathBuf> {
    let python = path("target/spark/bin/python3");
    let java = Command::new("java").arg("-version").stderr(Stdio::null()).status();
    let missing = match java {
        Ok(status) if status.success() && python.exists() => return Some(python),
        Ok(status) if status.success() => "Spark is not installed: run scripts/spark.sh",
        _ => "there is no Java",
    };
    let notice = format!("SKIPPED: the example of docs/scale.md was not run, since {missing}\n");
    // Not by a macro that prints, of which the harness shows nothing where a test passes.
    std::io::stderr().write_all(notice.as_bytes()).unwrap();
    None
}

/// What the cluster gets for `hegui`: it counts its starts, the first of which tries the options out, and does something
/// before it becomes the command.
const SCRIPT: &str = r#"#!/bin/sh
start=1
while ! mkdir "STARTS/$start" 2>/dev/null; do start=$((start + 1)); done
BEFORE
exec "HEGUI" "$@"
"#;

/// Clusters that begin in the same second share the folders of their workers: one at a time.
static CLUSTER: Mutex<()> = Mutex::new(());

/// Bills of materials lie beside their manifests, which a data set does not have.
fn leave_out_bills(value: &mut Value) {
    match value {
        Value::Object(table) => {
            table.remove("sbom");
            table.values_mut().for_each(leave_out_bills);
        }
        Value::Array(list) => list.iter_mut().for_each(leave_out_bills),
        _ => {}
    }
}

/// A data set, with results to come.
struct DataSet {
    session: Session,
    /// What the products are called, line by line.
    names: Vec<String>,
}

impl DataSet {
    /// The samples, twice, and a line that is broken; what `hegui` is to do before it checks is given in a shell's words.
    fn new(before: &str) -> Self {
        let mut samples: Vec<PathBuf> = std::fs::read_dir(path("samples"))
            .unwrap()
            .map(|entry| entry.unwrap().path().join("manifest.toml"))
            .filter(|manifest| manifest.exists())
            .collect();
        samples.sort();
        let (mut lines, mut names) = (String::new(), Vec::new());
        for (index, sample) in samples.iter().chain(&samples).enumerate() {
            let mut manifest = hegui::manifest::to_json(&std::fs::read_to_string(sample).unwrap()).unwrap();
            names.push(format!("产品 {index}"));
            manifest["product"]["name"] = Value::from(format!("产品 {index}"));
            leave_out_bills(&mut manifest);
            writeln!(lines, "{manifest}").unwrap();
        }
        lines.push_str("{\"product\": {\"name\": \"broken\"}, \"opertor\": {}}\n");
        names.push("broken".to_owned());
        let session = Session::in_empty_folder().with("products.ndjson", lines).with("starts/0/none", "");
        let starts = session.path_of("starts").display().to_string();
        let script = SCRIPT.replace("BEFORE", before).replace("STARTS", &starts);
        let session = session.with("bin/hegui", script.replace("HEGUI", env!("CARGO_BIN_EXE_hegui")));
        let status = Command::new("chmod").arg("+x").arg(session.path_of("bin/hegui")).status();
        assert!(status.unwrap().success());
        Self { session, names }
    }

    /// What one machine finds: each finding with the name of its product.
    fn found_by_one_machine(&self) -> Vec<(String, Value)> {
        let command =
            format!("check products.ndjson --format ndjson --as-of 2026-11-23 --fail-on never {OPTIONS}");
        let run = self.session.run(&command).exits(2);
        let read = |line: &str| {
            let mut line: Value = serde_json::from_str(line).unwrap();
            let (_, number) = line["manifest"].as_str().unwrap().rsplit_once(':').unwrap();
            let name = self.names[number.parse::<usize>().unwrap() - 1].clone();
            let mut finding = line["finding"].take();
            // Observations are left out.
            if finding.is_null() {
                return None;
            }
            finding.as_object_mut().unwrap().remove("fingerprint");
            for fact in finding["related"].as_array_mut().unwrap() {
                rename(&mut fact["location"], &name);
            }
            rename(&mut finding["location"], &name);
            Some((name, finding))
        };
        run.stdout.lines().filter_map(read).collect()
    }

    /// Runs the example on a cluster of two workers with a core each.
    fn run(&self, python: &Path, partitions: usize, configuration: &str, arguments: &[&str]) -> ExitStatus {
        let _cluster = CLUSTER.lock().unwrap_or_else(PoisonError::into_inner);
        let log = File::create(self.session.path_of("log")).unwrap();
        let bin = python.parent().unwrap().to_owned();
        let search = std::env::split_paths(&std::env::var_os("PATH").unwrap()).collect::<Vec<_>>();
        let mut command = Command::new(python);
        command.arg(path("docs/scale/check_products.py")).current_dir(self.session.path_of("."));
        command.args([
            "--as-of",
            "2026-11-23",
            "--hegui",
            "bin/hegui",
            "--master",
            "local-cluster[2,1,1024]",
        ]);
        command.args(["--partitions", &partitions.to_string()]).args(arguments);
        command.args(["products.ndjson", "results"]).args(OPTIONS.split(' '));
        command.env("PATH", std::env::join_paths([bin].into_iter().chain(search)).unwrap());
        command.env("SPARK_LOCAL_IP", "127.0.0.1");
        command.env(
            "PYSPARK_SUBMIT_ARGS",
            format!("--conf spark.ui.enabled=false {configuration} pyspark-shell"),
        );
        command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
        let (mut child, begin) = (command.spawn().unwrap(), Instant::now());
        loop {
            if let Some(status) = child.try_wait().unwrap() {
                return status;
            }
            if begin.elapsed() > LONGEST {
                child.kill().unwrap();
                panic!("the job hangs: {}", self.session.text_of("log"));
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// The rows that the example wrote.
    fn rows(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for entry in std::fs::read_dir(self.session.path_of("results")).unwrap() {
            let part = entry.unwrap().path();
            if part.extension().is_some_and(|extension| extension == "json") {
                let text = std::fs::read_to_string(part).unwrap();
                rows.extend(text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()));
            }
        }
        rows
    }

    /// How often hegui was started.
    fn starts(&self) -> usize {
        std::fs::read_dir(self.session.path_of("starts")).unwrap().count() - 1
    }
}

/// Lets a place name the product, since the line of a partition is not that of the whole.
fn rename(place: &mut Value, product: &str) {
    if let Some(file) = place.get_mut("file") {
        *file = Value::from(product);
    }
}

/// Fails where rows don't tell the findings, each once, and the broken line beside them.
#[track_caller]
fn check_rows(rows: &[Value], findings: Vec<(String, Value)>) {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let is_unreadable = |row: &&Value| row["outcome"] == "unreadable";
    let unreadable: Vec<String> = rows.iter().filter(is_unreadable).map(|row| text(row, "product")).collect();
    assert_eq!(unreadable, ["broken"]);
    let mut found: Vec<(String, String)> = Vec::new();
    for row in rows.iter().filter(|row| !is_unreadable(row)) {
        let finding: Value = serde_json::from_str(&text(row, "finding")).unwrap();
        for key in ["rule", "element", "outcome", "severity"] {
            assert_eq!(row[key], finding[key], "{row}");
        }
        found.push((text(row, "product"), finding.to_string()));
    }
    let mut expected: Vec<(String, String)> =
        findings.into_iter().map(|(product, finding)| (product, finding.to_string())).collect();
    found.sort();
    expected.sort();
    assert!(found == expected, "{} rows, but {} findings, or other ones", found.len(), expected.len());
}

#[test]
fn a_partition_that_fails_is_tried_again_and_the_union_is_what_one_machine_finds() {
    let Some(python) = python() else { return };
    let all = "breached,undetermined,waived,exempt,satisfied,not-applicable,unreadable";
    let data = DataSet::new("if [ $start = 2 ]; then \"HEGUI\" \"$@\" | head -n 100; kill -9 $$; fi");
    let status = data.run(&python, 8, "", &["--outcomes", all]);
    assert!(status.success(), "{}", data.session.text_of("log"));
    check_rows(&data.rows(), data.found_by_one_machine());
    assert_eq!(data.starts(), 1 + 8 + 1);
}

#[test]
fn the_number_of_partitions_changes_nothing() {
    let Some(python) = python() else { return };
    let data = DataSet::new("");
    let status = data.run(&python, 3, "", &[]);
    assert!(status.success(), "{}", data.session.text_of("log"));
    let mut findings = data.found_by_one_machine();
    let kept = BTreeSet::from(["breached", "undetermined", "waived"]);
    findings.retain(|(_, finding)| kept.contains(finding["outcome"].as_str().unwrap()));
    check_rows(&data.rows(), findings);
    assert_eq!(data.starts(), 1 + 3);
    let summary = data.session.text_of("log");
    assert!(summary.contains("|  unreadable|    NULL|    1|"), "{summary}");
}

#[test]
fn a_partition_that_fails_each_time_fails_the_job() {
    let Some(python) = python() else { return };
    let data = DataSet::new("if [ $start != 1 ]; then kill -9 $$; fi");
    let status = data.run(&python, 1, "--conf spark.task.maxFailures=2", &[]);
    assert!(!status.success());
    let log = data.session.text_of("log");
    assert!(log.contains("hegui has ended with -9"), "{log}");
    assert!(!data.session.path_of("results/_SUCCESS").exists());
    assert_eq!(data.rows(), [Value::Null; 0]);
    assert_eq!(data.starts(), 1 + 2);
}

#[test]
fn the_documents_name_options_that_are_there() {
    let (script, document) = (text("docs/scale/check_products.py"), text("docs/scale.md"));
    let command = document.replace("\\\n", " ");
    let lines: Vec<&str> = command.lines().filter(|line| line.contains("check_products.py -")).collect();
    assert!(!lines.is_empty());
    for line in lines {
        let (_, arguments) = line.split_once("check_products.py ").unwrap();
        let (own, rest) = arguments.split_once(" products.ndjson findings ").unwrap();
        for option in own.split(' ').filter(|word| word.starts_with("--")) {
            assert!(script.contains(&format!("add_argument(\"{option}\"")), "{option}");
        }
        super::check_command(["hegui", "check", "-"].into_iter().chain(rest.split(' ')));
    }
}
