//! Compiles the rule packs under `rules/` into the binary.
#![expect(
    clippy::disallowed_methods,
    reason = "a build script reads the rules and writes what it makes of them"
)]
#![expect(dead_code, unused_imports, reason = "the build uses a part of each module")]
#![expect(
    clippy::struct_field_names,
    reason = "the modules' types are public in the library, where this is fine"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "src/diagnostic/mod.rs"]
mod diagnostic;
#[path = "src/localized.rs"]
mod localized;
#[path = "src/packs/compile.rs"]
mod packs;
#[path = "src/program/mod.rs"]
mod program;
#[path = "src/quantity/mod.rs"]
mod quantity;
#[path = "src/semantics/mod.rs"]
mod semantics;
#[path = "src/source/mod.rs"]
mod source;
#[path = "src/syntax/mod.rs"]
mod syntax;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(std::env::var("OUT_DIR")?);

    let mut paths = Vec::new();
    collect(&root.join("rules"), &mut paths)?;
    paths.sort();
    let mut files = Vec::new();
    let mut table = String::from("const RULE_FILES: &[(&str, &str)] = &[\n");
    for path in &paths {
        let name = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        writeln!(table, "    ({name:?}, include_str!({:?})),", path.to_string_lossy())?;
        files.push(packs::RuleFile { name, text: fs::read_to_string(path)? });
    }
    table.push_str("];\n");

    let compiled = packs::compile(files);
    for found in &compiled.diagnostics {
        println!("cargo::warning={}", describe(&compiled, found));
    }
    if diagnostic::has_errors(&compiled.diagnostics) {
        return Err("the rules under `rules/` have errors; see the warnings above".into());
    }
    fs::write(out.join("program.bin"), postcard::to_stdvec(&compiled.program)?)?;
    fs::write(out.join("texts.txt"), compiled.program.texts.block())?;
    fs::write(out.join("rule_files.rs"), table)?;
    Ok(())
}

/// Adds all rule files below a folder.
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "hegui") {
            paths.push(path);
        }
    }
    Ok(())
}

/// One line for a diagnostic: where, what and how to mend it.
fn describe(compiled: &packs::Compiled, found: &diagnostic::Diagnostic) -> String {
    let place = found.primary().and_then(|span| {
        let file = compiled.sources.get(span.file)?;
        let position = source::LineIndex::new(&file.text).position(span.start as usize);
        Some(format!("{}:{}:{}: ", file.name, position.line, position.column))
    });
    let label = found.labels.first().map_or("", |label| &label.text.en);
    let help = found.help.as_ref().map_or("", |help| &help.en);
    format!("{}{} ({}) {label} {help}", place.unwrap_or_default(), found.message.en, found.code.id)
}
