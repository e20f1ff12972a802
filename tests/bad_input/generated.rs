//! Broken input that is too large, or of bytes too odd, to be kept as a file.

use super::{assert_refused, codes};
use crate::session::{Run, Session};

/// Checks a manifest of these bytes.
fn manifest(text: impl AsRef<[u8]>) -> Run {
    let session = Session::in_empty_folder().with("product.toml", text);
    session.run("check product.toml --as-of 2026-11-23")
}

/// Uses a rule file of these bytes.
fn rules(text: impl AsRef<[u8]>) -> Run {
    let session = Session::in_empty_folder()
        .with_copy("samples/web-shop/manifest.toml", "product.toml")
        .with("mine.hegui", text);
    session.run("check product.toml --rules mine.hegui --as-of 2026-11-23")
}

#[track_caller]
fn assert_manifest_refused(text: impl AsRef<[u8]>, code: &str) -> Run {
    let run = assert_refused(manifest(text), "product.toml");
    assert_eq!(codes(&run.stderr).next(), Some(code), "{}", run.transcript());
    run
}

#[track_caller]
fn assert_rules_refused(text: impl AsRef<[u8]>, code: &str) -> Run {
    let run = assert_refused(rules(text), "mine.hegui");
    assert_eq!(codes(&run.stderr).next(), Some(code), "{}", run.transcript());
    run
}

/// Bytes without any order, the same on each run.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let byte = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[0]
    };
    (0..length).map(byte).collect()
}

/// Letters without any order.
fn letters(length: usize) -> String {
    noise(length).into_iter().map(|byte| char::from(b' ' + byte % 95)).collect()
}

#[test]
fn fifty_megabytes_of_noise() {
    let noise = noise(50 << 20);
    let run = assert_refused(manifest(&noise), "command line");
    assert_eq!(codes(&run.stderr).next(), Some("input::too-large"));
    let run = assert_refused(rules(&noise), "command line");
    run.matches("bad_input/generated/too-large");
}

#[test]
fn fifty_megabytes_on_standard_input() {
    let session = Session::in_empty_folder().with_input(noise(50 << 20));
    let run = assert_refused(session.run("check -"), "command line");
    assert_eq!(codes(&run.stderr).next(), Some("input::too-large"));
}

#[test]
fn a_megabyte_of_letters() {
    for text in [letters(1 << 20), letters(1 << 20).replace([' ', 'e'], "\n")] {
        assert_manifest_refused(&text, "manifest::syntax");
        assert_refused(rules(&text), "mine.hegui");
    }
}

#[test]
fn bytes_that_are_not_utf_8() {
    assert_manifest_refused(b"[operator]\nname = \"Caf\xe9\"\n", "input::not-utf-8")
        .matches("bad_input/generated/not-utf-8");
    assert_manifest_refused([0xff, 0xfe, b'[', 0, b'a', 0, b']', 0], "input::not-utf-8");
    assert_manifest_refused(noise(4096), "input::not-utf-8");
    assert_refused(rules(b"term caf\xe9 -> bool {}\n"), "mine.hegui");
    assert_refused(rules([0xed, 0xa0, 0xbd]), "mine.hegui");
}

#[test]
fn ten_thousand_levels_of_nesting() {
    let many = |text: &str| text.repeat(10_000);
    for text in [
        format!("[operator]\nstaff = {}", many("[")),
        format!("[operator]\nstaff = {}{}\n", many("["), many("]")),
        format!("[operator]\nstaff = {}", many("{ a = ")),
        format!("[a{}]\n", many(".a")),
        format!("a{} = 1\n", many(".a")),
    ] {
        assert_refused(manifest(&text), "product.toml");
    }
    for text in [
        format!("term deep -> bool {{ {}true{} }}\n", many("("), many(")")),
        format!("term deep -> bool {{ {}true }}\n", many("not ")),
        format!("term deep -> bool {{ {}true }}\n", many("(")),
        format!("term deep -> bool {{ 1{} > 0 }}\n", many(" + 1")),
        format!("term deep -> bool {{ {}true }}\n", many("every d in dataset: ")),
        format!("term deep -> bool {{ {}true }}\n", many("if true then true else ")),
        format!("term deep -> {} bool {{ true }}\n", many("set of ")),
        format!("term deep -> bool {{ operator{} }}\n", many(".ciio")),
        many("term deep -> bool { "),
        many("{"),
        many("}"),
    ] {
        assert_refused(rules(&text), "mine.hegui");
    }
}

#[test]
fn a_long_chain_of_or_is_no_mistake() {
    let text = format!("term long -> bool {{ true{} }}\n", " or operator.ciio".repeat(10_000));
    rules(&text).exits(1);
}

#[test]
fn very_many_keys() {
    use std::fmt::Write as _;
    let mut text = String::from("[operator]\n");
    for number in 0..100_000 {
        writeln!(text, "key-{number} = {number}").unwrap();
    }
    let run = assert_manifest_refused(&text, "manifest::unknown-key");
    assert!(codes(&run.stderr).count() <= hegui::manifest::MOST_DIAGNOSTICS);
}

#[test]
fn very_many_elements() {
    let many = format!("[[dataset]]\nname = \"a\"\ncollected-in = [{}]\n", "\"CN\",".repeat(200_000));
    assert_manifest_refused(&many, "input::too-large");
    let rows = "[[dataset]]\npersonal = true\n".repeat(20_000);
    assert_refused(manifest(&rows), "product.toml");
}

#[test]
fn very_many_mistakes_in_rules() {
    use std::fmt::Write as _;
    let mut text = String::new();
    for number in 0..2_000 {
        writeln!(text, "term t{number} -> bool {{ operator.cioo and }}").unwrap();
    }
    assert_rules_refused(&text, "syntax::expected");
    assert_rules_refused("§".repeat(100_000), "syntax::unknown-character");
    assert_rules_refused("term ".repeat(20_000), "syntax::expected");
}

#[test]
fn one_very_long_line() {
    let text = format!("[operator]\nname = \"{}\" x\n", "示".repeat(1 << 20));
    assert_manifest_refused(&text, "manifest::syntax");
    let text = format!("term long -> bool {{ operator.{} }}\n", "a".repeat(1 << 20));
    assert_rules_refused(&text, "names::unknown");
}

#[test]
fn an_endless_comment() {
    let comment = "#".repeat(4 << 20);
    assert_rules_refused(format!("{comment}\nterm local -> bool {{\n"), "syntax::unclosed-brace");
    assert_rules_refused(
        format!("term local -> bool {{ {}", "## and so on\n".repeat(100_000)),
        "syntax::unclosed-brace",
    );
}

#[test]
fn an_empty_manifest_states_nothing() {
    // Nothing is wrong with it, and nothing is known: it must not pass.
    for text in ["", "\n", "# nothing\n", "\u{feff}"] {
        manifest(text).exits(1);
    }
}

#[test]
fn nothing_that_comes_from_standard_input_is_no_manifest() {
    // What a command writes that has failed must pass no gate.
    for text in ["", " \n\n"] {
        let session = Session::in_empty_folder().with_input(text);
        let run = session.run("check - --fail-on breached").exits(2);
        assert!(run.stderr.contains("input::nothing-found"), "{}", run.transcript());
        session.run("why - csl.log-retention").exits(2);
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine_where_they_are_allowed() {
    manifest("\u{feff}[operator]\r\nciio = true\r\n").exits(1).quietly();
    rules("\u{feff}term local -> bool {\r\n  operator.ciio\r\n}\r\n").exits(1).quietly();
}

#[test]
fn an_empty_rule_file_adds_nothing() {
    rules("").exits(1).quietly();
}

#[test]
fn a_folder_given_as_a_file() {
    let session = Session::in_empty_folder().with("folder/product.toml", "");
    let run = assert_refused(session.run("check folder"), "command line");
    run.matches("bad_input/generated/folder");
}

#[test]
fn a_file_that_is_not_there() {
    let session = Session::in_empty_folder();
    let run = assert_refused(session.run("check product.toml"), "command line");
    run.matches("bad_input/generated/missing");
    assert_refused(session.run("check product.toml/inner.toml"), "command line");
    assert_refused(session.run(&format!("check {}.toml", "a".repeat(5_000))), "command line");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let session = Session::in_empty_folder().with("product.toml", "[operator]\nciio = true\n");
    let path = session.path_of("product.toml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        // The superuser may read everything: there is nothing to test.
        return;
    }
    let run = assert_refused(session.run("check product.toml"), "command line");
    run.matches("bad_input/generated/not-permitted");
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_ends() {
    let session = Session::in_empty_folder()
        .with("policy/deeper/sound.hegui", "term sound -> bool {\n  true\n}\n")
        .with("elsewhere/linked.hegui", "term linked -> bool {\n  sound and broken\n}\n");
    std::os::unix::fs::symlink(".", session.path_of("policy/again")).unwrap();
    std::os::unix::fs::symlink("../..", session.path_of("policy/deeper/up")).unwrap();
    std::os::unix::fs::symlink("../elsewhere", session.path_of("policy/linked")).unwrap();
    let run = session.run("lint --rules policy").exits(2);
    assert_eq!(codes(&run.stderr).collect::<Vec<_>>(), ["names::unknown"], "{}", run.transcript());
}

#[cfg(unix)]
#[test]
fn a_pipe_among_rules_is_passed_over() {
    let session = Session::in_empty_folder().with("policy/sound.hegui", "term sound -> bool {\n  true\n}\n");
    let made =
        std::process::Command::new("mkfifo").arg(session.path_of("policy/pipe.hegui")).status().unwrap();
    assert!(made.success());
    session.run("fmt --check policy").exits(0);
    session.run("lint --rules policy").exits(1);
}
