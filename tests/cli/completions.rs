//! `hegui completions`: scripts that shells take, with every command and option.

use std::process::Command;

use crate::session::Session;

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

fn script(shell: &str) -> String {
    Session::in_empty_folder().run(&format!("completions {shell}")).exits(0).quietly().stdout
}

#[test]
fn each_command_and_option_is_in_each_script() {
    let command = hegui::cli::command();
    for shell in SHELLS {
        let script = script(shell);
        for one in command.get_subcommands() {
            assert!(script.contains(one.get_name()), "{shell}: {}", one.get_name());
            for option in one.get_arguments().filter_map(clap::Arg::get_long) {
                // Fish writes the hyphens as a word of its own.
                let is_there =
                    [format!("--{option}"), format!("-l {option}")].iter().any(|word| script.contains(word));
                assert!(is_there, "{shell}: --{option} of {}", one.get_name());
            }
        }
    }
}

#[test]
fn shells_that_are_there_take_their_script() {
    for shell in ["bash", "zsh", "fish"] {
        let session = Session::in_empty_folder().with("script", script(shell));
        // A shell that is not installed can't be asked.
        let Ok(output) = Command::new(shell).arg("-n").arg(session.path_of("script")).output() else {
            continue;
        };
        assert!(output.status.success() && output.stderr.is_empty(), "{shell}: {output:?}");
    }
}

/// What Bash offers for the last word of a line.
#[cfg(unix)]
fn offered(words: &[&str]) -> Option<Vec<String>> {
    let session = Session::in_empty_folder().with("script", script("bash")).with("shop.toml", "");
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let ask = format!(
        "source ./script; COMP_WORDS=({}); COMP_CWORD={}; _hegui hegui '{}' '{}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        quoted.join(" "),
        words.len() - 1,
        words[words.len() - 1],
        words[words.len() - 2],
    );
    let output = Command::new("bash")
        .args(["--noprofile", "--norc", "-c", &ask])
        .current_dir(session.path_of("."))
        .output()
        .ok()?;
    assert!(output.status.success(), "{output:?}");
    Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

#[test]
#[cfg(unix)]
fn bash_offers_what_can_follow() {
    let Some(commands) = offered(&["hegui", "ch"]) else { return };
    assert_eq!(commands, ["check"]);
    assert_eq!(offered(&["hegui", "check", "--as"]).unwrap(), ["--as-of"]);
    assert_eq!(offered(&["hegui", "check", "--lang", ""]).unwrap(), ["en", "zh", "both"]);
    assert_eq!(offered(&["hegui", "completions", "po"]).unwrap(), ["powershell"]);
}

#[test]
fn another_shell_is_refused() {
    Session::in_empty_folder().run("completions tcsh").exits(2).matches("completions/unknown-shell");
}
