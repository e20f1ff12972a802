//! The tidiness of the sources: who imports whom, how long files are, and what must not stand in them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which modules of ours each module may import, in the order of the pipeline. A module never imports a later one.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("items", &[]),
    ("localized", &[]),
    ("source", &[]),
    ("quantity", &["items"]),
    ("diagnostic", &["localized", "source"]),
    ("syntax", &["localized", "quantity", "source", "diagnostic"]),
    ("program", &["items", "localized", "quantity", "source"]),
    ("facts", &["quantity", "source", "program"]),
    ("semantics", &["items", "localized", "quantity", "source", "diagnostic", "syntax", "program"]),
    ("format", &["localized", "source", "diagnostic", "syntax"]),
    ("lint", &["localized", "quantity", "source", "diagnostic", "syntax"]),
    ("sbom", &["localized", "quantity", "source", "diagnostic", "program", "facts"]),
    ("manifest", &["localized", "quantity", "source", "diagnostic", "program", "facts", "sbom"]),
    ("packs", &["items", "quantity", "source", "diagnostic", "syntax", "semantics", "program"]),
    ("evaluation", &["quantity", "source", "program", "facts"]),
    ("findings", &["localized", "quantity", "source", "program", "facts", "evaluation"]),
    ("evidence", &["localized", "quantity", "source", "program", "facts", "evaluation", "findings"]),
    ("settings", &["localized", "quantity", "source", "diagnostic", "manifest"]),
    (
        "waivers",
        &["items", "localized", "quantity", "source", "diagnostic", "program", "findings", "settings"],
    ),
    ("baseline", &["localized", "source", "diagnostic", "program", "findings"]),
    ("timeline", &["quantity", "source", "program", "facts", "evaluation", "findings"]),
    ("comparison", &["quantity", "source", "program", "facts", "evaluation", "findings", "timeline"]),
    (
        "rule_tests",
        &[
            "items",
            "localized",
            "quantity",
            "source",
            "diagnostic",
            "program",
            "facts",
            "manifest",
            "evaluation",
            "findings",
        ],
    ),
    (
        "report",
        &[
            "localized",
            "quantity",
            "source",
            "diagnostic",
            "program",
            "facts",
            "manifest",
            "evaluation",
            "findings",
            "timeline",
            "comparison",
            "rule_tests",
            "settings",
        ],
    ),
    (
        "cli",
        &[
            "localized",
            "quantity",
            "source",
            "diagnostic",
            "program",
            "facts",
            "format",
            "lint",
            "manifest",
            "packs",
            "evaluation",
            "findings",
            "evidence",
            "timeline",
            "comparison",
            "rule_tests",
            "settings",
            "waivers",
            "baseline",
            "report",
        ],
    ),
];

/// The most lines of a file under `src`, tests apart.
const MOST_LINES: usize = 500;

/// A file of the repository.
struct File {
    /// From the root of the repository.
    name: String,
    text: String,
}

impl File {
    fn is_test(&self) -> bool {
        self.name.contains("/tests/")
            || self.name.ends_with("/tests.rs")
            || self.name.ends_with("/fixture.rs")
    }

    /// The text before the tests at its end.
    fn without_tests(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
    }

    /// The top-level module to which it belongs.
    fn module(&self) -> &str {
        let path = self.name.strip_prefix("src/").unwrap();
        path.split(['/', '.']).next().unwrap()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files with that extension below a folder, in order.
fn files(folder: &str, extension: &str) -> Vec<File> {
    let mut paths = Vec::new();
    collect(&root().join(folder), extension, &mut paths);
    paths.sort();
    let read = |path: PathBuf| File {
        name: path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"),
        text: std::fs::read_to_string(&path).unwrap(),
    };
    paths.into_iter().map(read).collect()
}

fn collect(folder: &Path, extension: &str, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, extension, paths);
        } else if path.extension().is_some_and(|found| found == extension) {
            paths.push(path);
        }
    }
}

/// The Rust files of the program without its tests.
fn sources() -> Vec<File> {
    files("src", "rs").into_iter().filter(|file| !file.is_test()).collect()
}

/// The lines that are neither comments nor documentation.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The modules after `crate::` in a text, also those in braces.
fn imports(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let text: String = code(text).collect::<Vec<_>>().join("\n");
    for (at, _) in text.match_indices("crate::") {
        let path = &text[at + "crate::".len()..];
        if let Some(braces) = path.strip_prefix('{') {
            let mut depth = 0_usize;
            let end = braces.find(|character| {
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => return true,
                    '}' => depth -= 1,
                    _ => {}
                }
                false
            });
            for part in braces[..end.unwrap()].split(',') {
                found.insert(word(part.trim()));
            }
        } else {
            found.insert(word(path));
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|one| one.is_alphanumeric() || *one == '_').collect()
}

#[test]
fn each_module_imports_only_what_it_may() {
    let table: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut mistakes = Vec::new();
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in sources() {
        let module = file.module();
        if matches!(module, "lib" | "main") {
            continue;
        }
        let allowed = table.get(module).unwrap_or_else(|| panic!("`{module}` is not in the table"));
        for import in imports(file.without_tests()).iter().filter(|import| *import != module) {
            // Macros stand at the root: `crate::localized!`.
            if !allowed.contains(&import.as_str()) {
                mistakes.push(format!("{}: {module} imports {import}", file.name));
            }
            used.entry(module.to_owned()).or_default().insert(import.clone());
        }
    }
    assert_eq!(mistakes, [""; 0]);
    for (module, allowed) in MAY_IMPORT {
        for import in *allowed {
            let is_used = used.get(*module).is_some_and(|used| used.contains(*import));
            assert!(is_used, "the table lets {module} import {import}, which it does not");
        }
    }
}

#[test]
fn the_table_has_every_module_and_only_one_direction() {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let modules: BTreeSet<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(modules, MAY_IMPORT.iter().map(|(module, _)| *module).collect());
    for (index, (module, allowed)) in MAY_IMPORT.iter().enumerate() {
        for import in *allowed {
            let before = MAY_IMPORT[..index].iter().any(|(name, _)| name == import);
            assert!(before, "{module} may import {import}, which does not stand before it");
        }
    }
}

#[test]
fn each_file_says_what_it_is_for() {
    let mut without = Vec::new();
    for file in files("src", "rs").into_iter().chain(files("tests", "rs")) {
        if !file.text.starts_with("//! ") {
            without.push(file.name);
        }
    }
    assert_eq!(without, [""; 0]);
}

#[test]
fn no_file_is_too_long() {
    let lines = |file: &File| file.without_tests().lines().count();
    let long: Vec<String> =
        sources().iter().filter(|file| lines(file) > MOST_LINES).map(|file| file.name.clone()).collect();
    assert_eq!(long, [""; 0]);
    let long: Vec<String> = files("tests", "rs")
        .iter()
        .filter(|file| file.text.lines().count() > MOST_LINES)
        .map(|file| file.name.clone())
        .collect();
    assert_eq!(long, [""; 0]);
}

#[test]
fn nothing_is_left_to_do_and_nothing_panics() {
    const FORBIDDEN: [&str; 7] =
        [".unwrap()", ".expect(", "todo!", "unimplemented!", "panic!(", "dbg!(", "unreachable!("];
    let mut found = Vec::new();
    for file in sources() {
        for line in code(file.without_tests()) {
            if FORBIDDEN.iter().any(|forbidden| line.contains(forbidden)) {
                found.push(format!("{}: {}", file.name, line.trim()));
            }
        }
    }
    assert_eq!(found, [""; 0]);
}

/// `CSL-2017`, `MLPS-2007` and their like: two capitals or more, a hyphen, a year of this century.
fn instruments(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("-20") {
        let head: String = text[..at]
            .chars()
            .rev()
            .take_while(char::is_ascii_uppercase)
            .collect::<Vec<_>>()
            .iter()
            .rev()
            .collect();
        let year: String = text[at + 1..].chars().take_while(char::is_ascii_digit).collect();
        if head.len() >= 2 && year.len() == 4 {
            found.insert(format!("{head}-{year}"));
        }
    }
    found
}

#[test]
fn no_law_stands_in_the_program() {
    let declared: BTreeSet<String> =
        files("rules", "hegui").iter().flat_map(|file| instruments(&file.text)).collect();
    assert!(declared.contains("CSL-2025"));
    let mut found = Vec::new();
    for file in sources() {
        for name in instruments(file.without_tests()).intersection(&declared) {
            found.push(format!("{} names {name}", file.name));
        }
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn no_fact_of_the_vocabulary_stands_in_the_program() {
    // What a manifest says of itself is the format's, not the law's.
    const OF_THE_FORMAT: &str = "manifest.";
    let facts = facts();
    assert!(facts.contains("operator.ciio"));
    let mut found = Vec::new();
    for file in sources() {
        for line in code(file.without_tests()) {
            for quoted in line.split('"').skip(1).step_by(2) {
                if facts.contains(quoted) && !quoted.starts_with(OF_THE_FORMAT) {
                    found.push(format!("{}: {quoted}", file.name));
                }
            }
        }
    }
    assert_eq!(found, [""; 0]);
}

/// The facts that the vocabulary declares, by their paths.
fn facts() -> BTreeSet<String> {
    let program = hegui::packs::program();
    let vocabulary = &program.vocabulary;
    let mut facts = BTreeSet::new();
    for (_, record) in vocabulary.roots() {
        for field in &record.fields {
            let (record, field) = (program.texts.symbol(record.name), program.texts.symbol(field.name));
            facts.insert(format!("{record}.{field}"));
        }
    }
    facts
}

#[test]
fn no_place_of_a_machine_stands_in_a_file() {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    // Without git, or outside a checkout, there is no list of files.
    let Ok(listed) = listed else { return };
    let names = String::from_utf8(listed.stdout).unwrap();
    // Put together here, so that this file does not hold them.
    let marks = ["/ho@me/", "/ro@ot/", "/tm@p/", "/wo@rk/", "/Us@ers/", "C:\\@Users\\"]
        .map(|mark| mark.replace('@', ""));
    let mut found = Vec::new();
    for name in names.split('\0').filter(|name| !name.is_empty() && !name.starts_with("tests/bad_input/")) {
        let Ok(text) = std::fs::read_to_string(root().join(name)) else { continue };
        if marks.iter().any(|mark| text.contains(mark.as_str())) {
            found.push(name.to_owned());
        }
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn every_diagnostic_code_is_shown_by_some_test() {
    let snapshots = files("tests/snapshots", "snap").into_iter().chain(files("src", "snap"));
    let texts: Vec<String> =
        snapshots.filter(|file| !file.name.contains("snapshots/explain")).map(|file| file.text).collect();
    let is_shown = |id: &str| {
        let (after_place, before_message) = (format!("[{id}]"), format!("{id}: "));
        texts.iter().any(|text| {
            text.lines()
                .any(|line| line == id || line.ends_with(&after_place) || line.starts_with(&before_message))
        })
    };
    let missing: Vec<&str> =
        hegui::diagnostic::Code::ALL.iter().map(|code| code.id).filter(|id| !is_shown(id)).collect();
    assert_eq!(missing, [""; 0]);
}
