//! The documents' examples: rules compile, manifests read, cases pass, commands run.
#![expect(clippy::disallowed_methods, reason = "the documents are read, and their files written, here")]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hegui::diagnostic::Diagnostic;
use hegui::manifest::Notation;
use hegui::packs::{self, Compiled, RuleFile};
use hegui::source::Sources;

type Checked = Result<(), Box<dyn Error>>;

/// A fenced block of a document.
struct Block {
    /// The document and the line on which the block begins.
    place: String,
    /// The words behind the fence: the language, then tags.
    tags: Vec<String>,
    text: String,
}

impl Block {
    fn is(&self, language: &str) -> bool {
        self.tags.first().is_some_and(|tag| tag == language)
    }

    fn has(&self, tag: &str) -> bool {
        self.tags.iter().any(|one| one == tag)
    }

    /// The value of a tag `name=value`.
    fn tag(&self, name: &str) -> Option<&str> {
        self.tags.iter().find_map(|tag| tag.strip_prefix(name)?.strip_prefix('='))
    }

    /// What a manifest in the block is written in; nothing where it holds none.
    fn notation(&self) -> Option<Notation> {
        match self.tags.first()?.as_str() {
            "toml" if !self.has("cases") && !self.has("settings") => Some(Notation::Toml),
            "json" if self.has("manifest") => Some(Notation::Json),
            "yaml" if self.has("manifest") => Some(Notation::Yaml),
            _ => None,
        }
    }

    /// The block as a rule file.
    fn rule_file(&self) -> RuleFile {
        RuleFile { name: self.place.clone(), text: self.text.clone() }
    }
}

/// A document with its blocks.
struct Document {
    blocks: Vec<Block>,
}

impl Document {
    fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        let name = path.strip_prefix(root())?.display().to_string();
        let mut blocks: Vec<Block> = Vec::new();
        let mut is_open = false;
        for (line, number) in fs::read_to_string(path)?.lines().zip(1..) {
            match (line.strip_prefix("```"), is_open) {
                (Some(info), false) => {
                    let tags = info.split_whitespace().map(str::to_owned).collect();
                    blocks.push(Block { place: format!("{name}:{number}"), tags, text: String::new() });
                    is_open = true;
                }
                (Some(_), true) => is_open = false,
                (None, true) => {
                    if let Some(block) = blocks.last_mut() {
                        writeln!(block.text, "{line}")?;
                    }
                }
                (None, false) => {}
            }
        }
        Ok(Self { blocks })
    }

    fn of<'d>(&'d self, language: &'d str) -> impl Iterator<Item = &'d Block> {
        self.blocks.iter().filter(move |block| block.is(language))
    }

    /// What the examples build on: the document's own preamble, or the embedded packs.
    fn ground(&self) -> Vec<RuleFile> {
        let own: Vec<RuleFile> =
            self.of("hegui").filter(|block| block.has("preamble")).map(Block::rule_file).collect();
        if own.is_empty() { packs::rule_files() } else { own }
    }

    /// The ground with every sound example of the document.
    fn compiled(&self) -> Compiled {
        let is_sound = |block: &&Block| !block.has("preamble") && block.tag("error").is_none();
        let examples = self.of("hegui").filter(is_sound).map(Block::rule_file);
        packs::compile(self.ground().into_iter().chain(examples).collect())
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every document that is written by hand or shown to users.
fn documents() -> Result<Vec<Document>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for folder in [root(), root().join("docs"), root().join("docs/decisions"), root().join("samples")] {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "md") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    paths.iter().map(|path| Document::read(path)).collect()
}

fn codes(found: &[Diagnostic]) -> Vec<&'static str> {
    let mut codes: Vec<_> = found.iter().map(|one| one.code.id).collect();
    codes.dedup();
    codes
}

fn messages(found: &[Diagnostic]) -> String {
    let lines = found.iter().map(|one| {
        let label = one.labels.first().map_or("", |label| &label.text.en);
        format!("  {}: {}; {label}\n", one.code.id, one.message.en)
    });
    lines.collect()
}

/// Fails with everything that is wrong, if anything is.
fn report(wrong: &str) {
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn rule_examples_compile() -> Checked {
    let mut wrong = String::new();
    for document in documents()? {
        for block in document.of("hegui") {
            let ground = document.ground().into_iter().filter(|file| file.name != block.place);
            let files = ground.chain([block.rule_file()]).collect();
            let compiled = packs::compile(files);
            let mut found = compiled.diagnostics;
            let expected: Vec<&str> = block.tag("error").or(block.tag("lint")).into_iter().collect();
            if block.tag("lint").is_some() {
                let mut alone = Sources::default();
                alone.add(block.place.clone(), block.text.clone());
                found.extend(hegui::lint::lint_sources(&alone));
            }
            if codes(&found) != expected {
                writeln!(wrong, "{}: expected {expected:?}, found\n{}", block.place, messages(&found))?;
            }
        }
    }
    report(&wrong);
    Ok(())
}

#[test]
fn rule_examples_are_in_canonical_form() -> Checked {
    let mut wrong = String::new();
    for document in documents()? {
        for block in document.of("hegui") {
            let mut sources = Sources::default();
            let file = sources.add(block.place.clone(), block.text.clone());
            match hegui::format::format(file, &block.text) {
                Ok(canonical) if canonical == block.text => {}
                Ok(canonical) => writeln!(wrong, "{}: write\n{canonical}", block.place)?,
                Err(_) if block.tag("error").is_some_and(|code| code.starts_with("syntax::")) => {}
                Err(found) => writeln!(wrong, "{}: {}", block.place, messages(&found))?,
            }
        }
    }
    report(&wrong);
    Ok(())
}

#[test]
fn manifest_examples_read() -> Checked {
    let program = packs::program();
    let mut wrong = String::new();
    for document in documents()? {
        for block in &document.blocks {
            let Some(notation) = block.notation() else { continue };
            let mut sources = Sources::default();
            let file = sources.add(block.place.clone(), block.text.clone());
            let (_, found) = hegui::manifest::read(&program, notation, file, &block.text);
            let expected: Vec<&str> = block.tag("error").into_iter().collect();
            if codes(&found) != expected {
                writeln!(wrong, "{}: expected {expected:?}, found\n{}", block.place, messages(&found))?;
            }
        }
    }
    report(&wrong);
    Ok(())
}

#[test]
fn case_examples_pass() -> Checked {
    let mut wrong = String::new();
    for document in documents()? {
        let blocks: Vec<&Block> = document.of("toml").filter(|block| block.has("cases")).collect();
        if blocks.is_empty() {
            continue;
        }
        let is_own = document.blocks.iter().any(|block| block.has("preamble"));
        let program = if is_own { packs::program() } else { document.compiled().program };
        let mut sources = Sources::default();
        let bases: Vec<_> =
            packs::base_files().into_iter().map(|base| sources.add(base.name, base.text)).collect();
        let files: Vec<_> =
            blocks.iter().map(|block| sources.add(block.place.clone(), block.text.clone())).collect();
        let results = hegui::rule_tests::run(&program, &sources, &bases, &files);
        if results.failed() > 0 {
            let language = hegui::localized::Language::En;
            wrong.push_str(&hegui::report::cases(&program, &sources, &results, language));
        }
    }
    report(&wrong);
    Ok(())
}

/// Whether a line of a shell block runs `hegui`; the arguments if so.
fn arguments(line: &str) -> Option<Vec<String>> {
    let rest = if line.starts_with("cargo run ") {
        line.split_once(" -- ")?.1
    } else {
        line.strip_prefix("hegui ")?
    };
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    for character in rest.chars() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '\'' | '"') => quote = Some(character),
            (None, ' ') => words.push(std::mem::take(&mut word)),
            // What follows is for the shell.
            (None, '|' | '>' | '<' | '#') => break,
            _ => word.push(character),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    Some(words)
}

/// Whether a run changes nothing.
fn is_harmless(words: &[String]) -> bool {
    words.first().is_some_and(|command| command != "fmt") || words.iter().any(|word| word == "--check")
}

#[test]
fn commands_run() -> Checked {
    let mut wrong = String::new();
    for document in documents()? {
        let folder = tempfile::tempdir()?;
        // Files of settings that stand above it on this machine do not reach it, nor do variables of the environment.
        fs::write(folder.path().join("hegui.toml"), "")?;
        for block in &document.blocks {
            if let Some(name) = block.tag("file") {
                let path = folder.path().join(name);
                fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
                fs::write(path, &block.text)?;
            }
        }
        for block in document.of("sh") {
            for line in block.text.lines() {
                let Some(words) = arguments(line) else { continue };
                let place = &block.place;
                let all = std::iter::once("hegui".to_owned()).chain(words.clone());
                if let Err(error) = hegui::cli::command().try_get_matches_from(all) {
                    writeln!(wrong, "{place}: {line}\n{error}")?;
                    continue;
                }
                if !is_harmless(&words) {
                    continue;
                }
                // What stands in the repository is found from the folder in which files may be written.
                let words = words.into_iter().map(|word| {
                    let here = root().join(&word);
                    if here.exists() { here.display().to_string() } else { word }
                });
                let mut run = Command::new(env!("CARGO_BIN_EXE_hegui"));
                let output = run.args(words).current_dir(folder.path()).env_clear().output()?;
                if output.status.code().is_none_or(|status| status > 1) {
                    let said = String::from_utf8_lossy(&output.stderr);
                    writeln!(wrong, "{place}: {line}\nends with {}\n{said}", output.status)?;
                }
            }
        }
    }
    report(&wrong);
    Ok(())
}
