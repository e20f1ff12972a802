//! The documents that are made from the program: they are up to date, and `HEGUI_BLESS=1` brings them so.
#![expect(clippy::disallowed_methods, reason = "documents are read and written here")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Arg, Command};
use hegui::diagnostic::Code;
use hegui::packs;
use hegui::report::{self, ReportLanguage};
use hegui::source::Sources;
use serde_json::Value;

type Checked = Result<(), Box<dyn Error>>;

/// Fails where a document does not say what the program says; rewrites it where that is asked for.
fn compare(path: &str, expected: &str) -> Checked {
    let file = root().join(path);
    if fs::read_to_string(&file).is_ok_and(|found| found == expected) {
        return Ok(());
    }
    if std::env::var_os("HEGUI_BLESS").is_none() {
        return Err(
            format!("{path} is not up to date: run `just docs`, or the tests with HEGUI_BLESS=1").into()
        );
    }
    fs::create_dir_all(file.parent().unwrap_or(&file))?;
    fs::write(file, expected)?;
    Ok(())
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A text that stands in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

#[test]
fn diagnostics_have_their_pages() -> Checked {
    let mut index = String::from(
        "# Diagnostics\n\nGenerated from the registry of codes. `hegui explain CODE` says the same.\n\n\
         | code | what is wrong | 含义 |\n| --- | --- | --- |\n",
    );
    let mut names = BTreeSet::from(["README.md".to_owned()]);
    for code in Code::ALL {
        let name = format!("{}.md", code.id.replace("::", "-"));
        let Code { id, summary_en, summary_zh, remedy_en, remedy_zh } = code;
        writeln!(index, "| [`{id}`]({name}) | {} | {} |", cell(summary_en), cell(summary_zh))?;
        let text = format!(
            "# `{id}`\n\n{summary_en} {remedy_en}\n\n{summary_zh}{remedy_zh}\n\n\
             {}\n\nGenerated from the registry of codes; all codes are in [the list](README.md).\n",
            stage(id)
        );
        compare(&format!("docs/diagnostics/{name}"), &text)?;
        names.insert(name);
    }
    compare("docs/diagnostics/README.md", &index)?;
    for entry in fs::read_dir(root().join("docs/diagnostics"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !names.contains(&name) {
            return Err(format!("docs/diagnostics/{name} belongs to no code").into());
        }
    }
    Ok(())
}

/// Where a code is reported, and with what status.
fn stage(id: &str) -> &'static str {
    match id.split("::").next().unwrap_or_default() {
        "input" => "Reported while files are read; the exit status is 2.",
        "syntax" => {
            "Reported while a rule file is parsed; the exit status is 2. The grammar is in [the language](../language.md#grammar)."
        }
        "names" | "types" | "law" => {
            "Reported while rule files are checked together; the exit status is 2. See [the language](../language.md)."
        }
        "format" => "Reported by `hegui fmt`; the file is left as it is, and the exit status is 2.",
        "lint" => "Reported by `hegui lint`; the exit status is 1. See [lints](../language.md#lints).",
        "manifest" => {
            "Reported while a manifest is read; the exit status is 2. See [the manifest](../manifest.md)."
        }
        "settings" => {
            "Reported before anything else is done; the exit status is 2. See [settings](../settings.md)."
        }
        "waiver" => {
            "Reported before manifests are checked, or while one is read; the exit status is 2. See [waivers](../waivers.md)."
        }
        "baseline" => {
            "Reported before manifests are checked; the exit status is 2. See [baselines](../baselines.md)."
        }
        _ => "Reported by `hegui test`. See [rule tests](../language.md#rule-tests).",
    }
}

#[test]
fn the_command_line_is_described() -> Checked {
    let mut command = hegui::cli::command();
    command.build();
    let mut text = String::from(
        "# The command line\n\nGenerated from the definition of the arguments; `hegui --help` says the same.\n\n",
    );
    let about = command.get_long_about().or(command.get_about()).map(ToString::to_string);
    writeln!(text, "{}\n", about.unwrap_or_default())?;
    writeln!(text, "| command | what it does |\n| --- | --- |")?;
    let commands: Vec<&Command> =
        command.get_subcommands().filter(|command| command.get_name() != "help").collect();
    for one in &commands {
        let about = one.get_about().map(ToString::to_string).unwrap_or_default();
        writeln!(text, "| [`{0}`](#hegui-{0}) | {1} |", one.get_name(), cell(&about))?;
    }
    writeln!(text, "\nExit statuses are in [outcomes](outcomes.md#exit-statuses).\n")?;
    writeln!(text, "## Options of every command\n")?;
    write_arguments(&mut text, &command, |_| true)?;
    for one in commands {
        let name = one.get_name();
        let about = one.get_about().map(ToString::to_string).unwrap_or_default();
        let usage = one.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ");
        writeln!(text, "\n## `hegui {name}`\n\n{about}.\n\n```text\n{usage}\n```\n")?;
        write_arguments(&mut text, one, |argument| !argument.is_global_set())?;
    }
    compare("docs/cli.md", &format!("{}\n", text.trim_end()))
}

/// A table of the arguments of a command that are `wanted`.
fn write_arguments(text: &mut String, command: &Command, wanted: impl Fn(&Arg) -> bool) -> Checked {
    let is_help = |argument: &Arg| ["help", "version"].contains(&argument.get_id().as_str());
    let arguments: Vec<&Arg> =
        command.get_arguments().filter(|argument| wanted(argument) && !is_help(argument)).collect();
    if arguments.is_empty() {
        return Ok(writeln!(text, "It takes no arguments of its own.")?);
    }
    writeln!(text, "| argument | what it is |\n| --- | --- |")?;
    for argument in arguments {
        let mut name = argument.to_string();
        if let Some(short) = argument.get_short() {
            name = format!("-{short}`, `{name}");
        }
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        let values: Vec<String> = argument
            .get_possible_values()
            .iter()
            .filter(|_| argument.get_action().takes_values())
            .map(|value| format!("`{}`", value.get_name()))
            .collect();
        let values = if values.is_empty() { String::new() } else { format!(": {}", values.join(", ")) };
        let default: Vec<_> = argument.get_default_values().iter().map(|one| one.to_string_lossy()).collect();
        let takes = argument.get_action().takes_values();
        let default = if default.is_empty() || !takes {
            String::new()
        } else {
            format!(" (default `{}`)", default.join(","))
        };
        writeln!(text, "| `{name}` | {}{values}{default} |", cell(&help))?;
    }
    Ok(())
}

#[test]
fn the_law_is_drawn() -> Checked {
    let program = packs::program();
    compare("docs/law.svg", &report::law_svg(&program, ReportLanguage::En))?;
    compare("docs/law.zh.svg", &report::law_svg(&program, ReportLanguage::Zh))
}

#[test]
fn packs_list_their_provisions() -> Checked {
    let program = packs::program();
    let (bases, cases) = (packs::base_files(), packs::case_files());
    let mut sources = Sources::default();
    let bases: Vec<_> = bases.into_iter().map(|file| sources.add(file.name, file.text)).collect();
    let cases: Vec<_> = cases.into_iter().map(|file| sources.add(file.name, file.text)).collect();
    let counts = hegui::rule_tests::count(&program, &sources, &bases, &cases);
    let law: Value = serde_json::from_str(&report::law_json(&program, &counts))?;

    let mut rule_files = Sources::default();
    for file in packs::rule_files() {
        rule_files.add(file.name, file.text);
    }
    let mut by_folder: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for instrument in &program.instruments {
        let file = rule_files.get(instrument.span.file).map_or("", |file| &file.name);
        let folder = Path::new(file).parent().unwrap_or(Path::new("")).display().to_string();
        let name = program.texts.symbol(instrument.name);
        let entries = law["instruments"].as_array().into_iter().flatten();
        by_folder.entry(folder).or_default().extend(entries.filter(|entry| entry["id"] == name));
    }
    for (folder, instruments) in by_folder {
        let pack = folder.rsplit('/').next().unwrap_or_default();
        let mut text = format!(
            "# The pack `{pack}`\n\nEach provision with what encodes it, or the reason why nothing can. Generated; \
             `hegui law` says the same, `hegui explain` says more of each.\n"
        );
        for instrument in instruments {
            write_instrument(&mut text, instrument)?;
        }
        compare(&format!("{folder}/README.md"), &text)?;
    }
    Ok(())
}

fn write_instrument(text: &mut String, instrument: &Value) -> Checked {
    let string = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let id = string(&instrument["id"]);
    let force = &instrument["in_force"];
    let until = force["until"].as_str().map(|day| format!(" until {day}")).unwrap_or_default();
    let title = &instrument["title"];
    writeln!(text, "\n## {id}\n\n{} {}", string(&title["en"]), string(&title["zh"]))?;
    match force["from"].as_str() {
        Some(from) => writeln!(text, "\nIn force from {from}{until}.")?,
        None => writeln!(text, "\nNot in force.")?,
    }
    writeln!(text, "\n| provision | heading | encoded by | cases |\n| --- | --- | --- | ---: |")?;
    for provision in instrument["provisions"].as_array().into_iter().flatten() {
        let number = string(&provision["id"]);
        let number = number.split_once('/').map_or(number.as_str(), |(_, number)| number);
        let heading = &provision["heading"];
        let names = |key: &str, word: &str| {
            let all: Vec<String> = provision[key]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(|name| format!("`{name}`"))
                .collect();
            (!all.is_empty()).then(|| format!("{word}{}", all.join(", ")))
        };
        let reason = provision.pointer("/reason/en").and_then(Value::as_str);
        let reason = reason.map(|reason| format!("not checkable: {reason}"));
        let parts = [
            names("rules", ""),
            names("terms", "terms "),
            names("parameters", "parameters "),
            names("penalty_of", "penalty of "),
            reason,
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let encoded = if parts.is_empty() { "—".to_owned() } else { parts.join("; ") };
        let cases = provision["cases"].as_u64().filter(|&cases| cases > 0);
        let cases = cases.map(|cases| cases.to_string()).unwrap_or_default();
        let heading = format!("{} {}", string(&heading["en"]), string(&heading["zh"]));
        writeln!(text, "| {number} | {} | {} | {cases} |", cell(&heading), cell(&encoded))?;
    }
    Ok(())
}
