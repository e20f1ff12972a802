//! `hegui test`: run the rules' cases.

use std::path::{Path, PathBuf};

use crate::cli::arguments::{Shared, TestOptions};
use crate::cli::exit_code::ExitCode;
use crate::cli::input;
use crate::cli::output::Output;
use crate::cli::rules::Rules;
use crate::localized;
use crate::localized::Language;
use crate::report::{self, ReportLanguage};
use crate::rule_tests;
use crate::source::{FileId, Sources};

/// Where cases are looked for when none are named.
const DEFAULT_FOLDER: &str = "rules";

pub(crate) fn run(options: &TestOptions, shared: &Shared, output: &mut Output) -> ExitCode {
    let Some(rules) = Rules::load_or_complain(&shared.rules, output) else { return ExitCode::NoConclusion };
    let mut sources = Sources::default();
    let default = [PathBuf::from(DEFAULT_FOLDER)];
    let roots = if options.cases.is_empty() { &default[..] } else { &options.cases };
    let (mut bases, mut cases) = (Vec::new(), Vec::new());
    for root in roots {
        let paths = match input::files_below(root, "toml", &mut sources) {
            Ok(paths) => paths,
            Err(found) => {
                output.diagnose(&[*found], &sources);
                return ExitCode::NoConclusion;
            }
        };
        for path in paths {
            let list = if lies_in(&path, "bases") { &mut bases } else { &mut cases };
            match add(&path, &mut sources) {
                Ok(file) => list.push(file),
                Err(found) => {
                    output.diagnose(&[*found], &sources);
                    return ExitCode::NoConclusion;
                }
            }
        }
    }
    if cases.is_empty() {
        output.say(&localized!("there are no cases to run", "没有可运行的用例"));
        return ExitCode::NoConclusion;
    }
    let results = rule_tests::run(&rules.program, &sources, &bases, &cases);
    let language = match output.layout().language {
        ReportLanguage::Zh => Language::Zh,
        ReportLanguage::En | ReportLanguage::Both => Language::En,
    };
    output.print(&report::cases(&rules.program, &sources, &results, language));
    if results.failed() == 0 { ExitCode::Clean } else { ExitCode::Findings }
}

fn lies_in(path: &Path, folder: &str) -> bool {
    path.parent().and_then(Path::file_name).is_some_and(|name| name == folder)
}

fn add(path: &Path, sources: &mut Sources) -> Result<FileId, Box<crate::diagnostic::Diagnostic>> {
    let text = input::read(path, sources)?;
    Ok(sources.add(path.display().to_string(), text))
}
