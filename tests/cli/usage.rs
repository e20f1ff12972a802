//! What is wrong with the arguments, in the reader's language.

use crate::session::Session;

/// Each kind of mistake, with a name.
const MISTAKES: &[(&str, &str)] = &[
    ("unknown-argument", "check product.toml --waiver waivers.toml"),
    ("unknown-command", "chek product.toml"),
    ("missing-argument", "why product.toml"),
    ("conflict", "check product.toml --no-config --config hegui.toml"),
    ("twice", "check product.toml --lang en --lang zh"),
    ("no-value", "check product.toml --as-of"),
    ("no-choice", "check product.toml --color blue"),
    ("no-format", "check product.toml --format jsn"),
    ("no-day", "check product.toml --as-of 2026-02-30"),
    ("no-number", "check product.toml --jobs 0"),
    ("too-many", "lint rules"),
];

#[test]
fn mistakes_are_told_in_chinese() {
    for (name, command) in MISTAKES {
        let run = Session::in_empty_folder().run(&format!("--lang zh {command}"));
        run.exits(2).matches(&format!("usage/{name}"));
    }
}

#[test]
fn the_language_is_that_of_the_arguments_or_of_the_environment() {
    let session = Session::in_empty_folder();
    let english = session.run("check").exits(2).stderr;
    assert!(english.starts_with("error: "), "{english}");
    let chinese = session.run("check --lang=zh").exits(2).stderr;
    assert!(chinese.starts_with("错误：") && !chinese.contains("error:"), "{chinese}");
    let both = session.run("check --lang=both").exits(2).stderr;
    assert!(both.starts_with("error: ") && both.ends_with(&chinese.replace("=zh", "=both")), "{both}");
    let session = session.with_value("HEGUI_LANG", "zh");
    assert!(session.run("check").exits(2).stderr.starts_with("错误："));
}
