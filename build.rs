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
use std::process::Command;
use std::slice;

#[path = "src/diagnostic/mod.rs"]
mod diagnostic;
#[path = "src/items.rs"]
mod items;
#[path = "src/localized.rs"]
mod localized;
#[path = "src/packs/compile.rs"]
mod packs;
#[path = "src/program/mod.rs"]
mod program;
#[path = "src/quantity/mod.rs"]
mod quantity;
#[path = "src/packs/rust_source.rs"]
mod rust_source;
#[path = "src/semantics/mod.rs"]
mod semantics;
#[path = "src/source/mod.rs"]
mod source;
#[path = "src/syntax/mod.rs"]
mod syntax;

/// The extension of rule files.
const RULES: &str = "hegui";

/// The functions that a check calls: each as the name of its section, with a `*` for what differs between builds.
const START_ORDER: &str = "packaging/start-order.txt";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    link(&out)?;
    order(&out)?;

    let mut paths = Vec::new();
    collect(&root.join("rules"), &mut paths)?;
    paths.sort();
    let mut files = Vec::new();
    let mut tables = Tables::default();
    for path in &paths {
        let name = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        tables.add(&name, path)?;
        if path.extension().is_some_and(|extension| extension == RULES) {
            files.push(packs::RuleFile { name, text: fs::read_to_string(path)? });
        }
    }

    let compiled = packs::compile(files);
    for found in &compiled.diagnostics {
        println!("cargo::warning={}", describe(&compiled, found));
    }
    if diagnostic::has_errors(&compiled.diagnostics) {
        return Err("the rules under `rules/` have errors; see the warnings above".into());
    }
    let source = rust_source::rust_source(&compiled.program)?;
    fs::write(out.join("program.rs"), format!("pub(super) static PROGRAM: Program =\n{source};\n"))?;
    let (texts, symbols) = compiled.program.texts.blocks();
    fs::write(out.join("texts.txt"), texts)?;
    fs::write(out.join("symbols.txt"), symbols)?;
    fs::write(out.join("files.rs"), tables.finish()?)?;
    Ok(())
}

/// The libraries for which the standard library asks by name, and the archives that take their place: whoever asks for the
/// first gets those beside it.
const LIBRARIES: [(&str, &[&str]); 7] = [
    ("gcc_s", &["gcc_eh"]),
    ("util", &["util"]),
    ("rt", &["rt"]),
    ("pthread", &["pthread"]),
    ("m", &["m"]),
    ("dl", &["dl"]),
    // Each of the three asks for the others.
    ("c", &["c", "gcc", "gcc_eh"]),
];

/// Has the program linked so that it starts fast, where the machine that builds can do that.
fn link(out: &Path) -> Result<(), Box<dyn Error>> {
    let variable = |key: &str| std::env::var(key).unwrap_or_default();
    let is_static = variable("CARGO_CFG_TARGET_FEATURE").split(',').any(|feature| feature == "crt-static");
    if variable("CARGO_CFG_TARGET_OS") != "linux"
        || variable("CARGO_CFG_TARGET_ARCH") != "x86_64"
        || is_static
    {
        // A static binary begins with code that moves it, and crashes where there is nothing to move.
        return Ok(());
    }
    // At a fixed address the constants need no relocation: the program is mapped and not touched at start-up.
    let mut arguments = vec!["-no-pie".to_owned()];
    if variable("CARGO_CFG_TARGET_ENV") == "gnu"
        && variable("HOST") == variable("TARGET")
        && let Some(folder) = archives(out)?
    {
        // Nothing is left to find, map and relocate at a start.
        let alone =
            [arguments.clone(), vec!["-static".to_owned(), format!("-L{}", folder.display())]].concat();
        if runs_with(&alone, out)? {
            arguments = alone;
        }
    }
    for argument in arguments {
        println!("cargo::rustc-link-arg-bins={argument}");
    }
    Ok(())
}

/// A folder in which the linker finds archives under the names of the shared libraries; `None` where the compiler that links
/// lacks one of them.
fn archives(out: &Path) -> Result<Option<PathBuf>, Box<dyn Error>> {
    let folder = out.join("archives");
    fs::create_dir_all(&folder)?;
    for (library, archives) in LIBRARIES {
        let Some(paths) = archives.iter().map(|archive| path_of(archive)).collect::<Option<Vec<_>>>() else {
            return Ok(None);
        };
        fs::write(folder.join(format!("lib{library}.so")), format!("GROUP ( {} )\n", paths.join(" ")))?;
    }
    Ok(Some(folder))
}

/// Where the compiler that links has an archive, in quotes.
fn path_of(archive: &str) -> Option<String> {
    let linker = std::env::var_os("RUSTC_LINKER").unwrap_or_else(|| "cc".into());
    let answer = Command::new(linker).arg(format!("-print-file-name=lib{archive}.a")).output().ok()?;
    // A compiler that has none gives the bare name back.
    let path = PathBuf::from(String::from_utf8(answer.stdout).ok()?.trim_end());
    path.is_absolute().then(|| format!("\"{}\"", path.display()))
}

/// Has what a check calls laid side by side, where the linker can do that. The kernel maps code in pieces, each when it is
/// first needed; of a program that is optimized as a whole, a short run needs a little of nearly every piece.
fn order(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={START_ORDER}");
    let variable = |key: &str| std::env::var(key).unwrap_or_default();
    if variable("CARGO_CFG_TARGET_OS") != "linux" || variable("PROFILE") != "release" {
        return Ok(());
    }
    let mut script = "SECTIONS {\n  .text.start : {\n".to_owned();
    for name in fs::read_to_string(START_ORDER)?.lines().filter(|line| !line.starts_with('#')) {
        writeln!(script, "    *(.text.{name})")?;
    }
    script.push_str("  }\n}\nINSERT BEFORE .text;\n");
    let path = out.join("start-order.ld");
    fs::write(&path, script)?;
    let argument = format!("-Wl,-T,{}", path.display());
    if links_with(slice::from_ref(&argument), out)?.is_some() {
        println!("cargo::rustc-link-arg-bins={argument}");
    }
    Ok(())
}

/// Whether a program that is linked with these arguments runs.
fn runs_with(arguments: &[String], out: &Path) -> Result<bool, Box<dyn Error>> {
    let Some(program) = links_with(arguments, out)? else { return Ok(false) };
    Ok(Command::new(program).status().is_ok_and(|status| status.success()))
}

/// A program linked with these arguments; `None` where the linker of this build does not take them.
fn links_with(arguments: &[String], out: &Path) -> Result<Option<PathBuf>, Box<dyn Error>> {
    let (source, program) = (out.join("probe.rs"), out.join("probe"));
    fs::write(&source, "fn main() {}\n")?;
    let flags = std::env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let mut compiler = Command::new(std::env::var("RUSTC")?);
    compiler.args(flags.split('\u{1f}').filter(|flag| !flag.is_empty()));
    compiler.args(["--target", &std::env::var("TARGET")?]);
    for argument in arguments {
        compiler.args(["-C", &format!("link-arg={argument}")]);
    }
    if let Some(linker) = std::env::var_os("RUSTC_LINKER") {
        compiler.arg("-C").arg(format!("linker={}", linker.display()));
    }
    let built = compiler.arg(&source).arg("-o").arg(&program).output()?;
    Ok(built.status.success().then_some(program))
}

/// The files that the binary carries, as Rust tables of names and texts.
#[derive(Default)]
struct Tables {
    rules: String,
    bases: String,
    cases: String,
}

impl Tables {
    /// Adds a file to the table in which it belongs.
    fn add(&mut self, name: &str, path: &Path) -> Result<(), std::fmt::Error> {
        let table = match name {
            _ if path.extension().is_some_and(|extension| extension == RULES) => &mut self.rules,
            _ if name.starts_with("rules/bases/") => &mut self.bases,
            _ => &mut self.cases,
        };
        writeln!(table, "    ({name:?}, include_str!({:?})),", path.to_string_lossy())
    }

    fn finish(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        for (name, rows) in
            [("RULE_FILES", &self.rules), ("BASE_FILES", &self.bases), ("CASE_FILES", &self.cases)]
        {
            writeln!(text, "const {name}: &[(&str, &str)] = &[\n{rows}];")?;
        }
        Ok(text)
    }
}

/// Adds all rule files, bases and cases below a folder.
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == RULES || extension == "toml") {
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
