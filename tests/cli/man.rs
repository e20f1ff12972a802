//! `hegui man`: pages that say what the arguments' definition says, and that readers of pages take.

use std::process::Command;

use crate::session::Session;

#[test]
fn each_command_has_a_page_with_its_options() {
    let session = Session::in_empty_folder();
    let run = session.run("man pages/man1").exits(0).quietly();
    assert_eq!(run.stdout, "");
    let mut command = hegui::cli::command();
    command.build();
    let mut pages: Vec<String> = std::fs::read_dir(session.path_of("pages/man1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort();
    let mut expected = vec!["hegui.1".to_owned()];
    for one in command.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = format!("hegui-{}.1", one.get_name());
        let page = session.text_of(&format!("pages/man1/{name}"));
        for option in one.get_arguments().filter_map(clap::Arg::get_long) {
            let written = format!("\\-\\-{}", option.replace('-', "\\-"));
            assert!(page.contains(&written), "{name} lacks --{option}");
        }
        expected.push(name);
    }
    expected.sort();
    assert_eq!(pages, expected);
}

#[test]
fn without_a_folder_the_first_page_is_printed() {
    let session = Session::in_empty_folder();
    let run = session.run("man").exits(0).quietly();
    session.run("man pages").exits(0);
    assert_eq!(run.stdout, session.text_of("pages/hegui.1"));
}

#[test]
fn readers_of_pages_take_them_without_a_warning() {
    let session = Session::in_empty_folder();
    session.run("man pages").exits(0);
    for entry in std::fs::read_dir(session.path_of("pages")).unwrap() {
        let page = entry.unwrap().path();
        let groff =
            Command::new("groff").args(["-man", "-Tutf8", "-K", "utf8", "-ww", "-z"]).arg(&page).output();
        let mandoc = Command::new("mandoc").args(["-T", "lint", "-W", "error"]).arg(&page).output();
        // A reader that is not installed can't be asked.
        for output in [groff, mandoc].into_iter().flatten() {
            assert!(output.status.success() && output.stderr.is_empty(), "{}: {output:?}", page.display());
        }
    }
}

#[test]
fn a_page_as_it_is_read() {
    let session = Session::in_empty_folder();
    session.run("man pages").exits(0);
    let version = env!("CARGO_PKG_VERSION");
    let page = session.text_of("pages/hegui-fmt.1").replace(version, "[version]");
    crate::session::snapshot("man/fmt", &page);
}

#[test]
fn a_folder_that_can_not_be_made_is_reported() {
    let session = Session::in_empty_folder().with("taken", "a file");
    session.run("man taken").exits(2).matches("man/folder-is-a-file");
}
