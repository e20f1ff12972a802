//! Tests of the checker, all through text: files in, diagnostics or program out.

mod cascades;
mod elaboration;
mod mistakes;
mod together;

use crate::diagnostic::{self, Diagnostic, Label};
use crate::program::Program;
use crate::source::{LineIndex, Sources};
use crate::{semantics, syntax};

/// A small vocabulary and an instrument that the inputs of the tests build on; it has no mistakes.
const GROUND: &str = include_str!("tests/ground.hegui");

/// Checks files together with the common ground, which comes first.
fn check(texts: &[&str]) -> (Sources, Program, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let mut files = Vec::new();
    let mut diagnostics = Vec::new();
    let names = std::iter::once("ground".to_owned()).chain((1..).map(|number| format!("file {number}")));
    for (name, text) in names.zip(std::iter::once(&GROUND).chain(texts)) {
        let id = sources.add(name, *text);
        let (file, mistakes) = syntax::parse(id, text);
        files.push(file);
        diagnostics.extend(mistakes);
    }
    let (program, found) = semantics::check(&files, &diagnostics);
    diagnostics.extend(found);
    diagnostic::sort(&mut diagnostics);
    (sources, program, diagnostics)
}

/// The program of a text that has no mistakes.
fn check_sound(text: &str) -> Program {
    let (sources, program, diagnostics) = check(&[text]);
    assert!(diagnostics.is_empty(), "{}", render(&sources, &diagnostics));
    program
}

/// The text and what is wrong with it.
fn mistakes(text: &str) -> String {
    let (sources, _, diagnostics) = check(&[text]);
    format!("{}\n----\n{}", text.trim(), render(&sources, &diagnostics))
}

fn render(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let render_one = |diagnostic: &Diagnostic| {
        let help = diagnostic.help.iter().map(|help| format!("  help: {} / {}\n", help.en, help.zh));
        let labels: String = diagnostic.labels.iter().map(|label| render_label(sources, label)).collect();
        let message = &diagnostic.message;
        let help: String = help.collect();
        format!("{}: {} / {}\n{labels}{help}", diagnostic.code.id, message.en, message.zh)
    };
    diagnostics.iter().map(render_one).collect()
}

fn render_label(sources: &Sources, label: &Label) -> String {
    let Some(file) = sources.get(label.span.file) else { return String::new() };
    let position = LineIndex::new(&file.text).position(label.span.start as usize);
    let slice = sources.slice(label.span);
    let first_line = slice.lines().next().unwrap_or_default();
    let more = if slice.lines().count() > 1 { " …" } else { "" };
    let (line, column, name, text) = (position.line, position.column, &file.name, &label.text);
    format!("  {name}:{line}:{column} [{first_line}{more}] {} / {}\n", text.en, text.zh)
}
