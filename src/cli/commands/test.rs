//! `hegui test`: run the rules' cases.

use crate::cli::arguments::{Shared, TestOptions};
use crate::cli::cases::Cases;
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Output;
use crate::cli::rules::Rules;
use crate::localized;
use crate::localized::Language;
use crate::report::{self, ReportLanguage};
use crate::rule_tests;

pub(crate) fn run(options: &TestOptions, shared: &Shared, output: &mut Output) -> ExitCode {
    let Some(rules) = Rules::load_or_complain(shared, output) else { return ExitCode::NoConclusion };
    let (cases, problems) = match options.cases.as_slice() {
        [] => Cases::of(shared),
        named => Cases::read(named, shared),
    };
    if !problems.is_empty() {
        output.diagnose(&problems, &cases.sources);
        return ExitCode::NoConclusion;
    }
    if cases.files.is_empty() {
        output.say(&localized!("there are no cases to run", "没有可运行的用例"));
        return ExitCode::NoConclusion;
    }
    let results = rule_tests::run(&rules.program, &cases.sources, &cases.bases, &cases.files);
    let language = match output.layout().language {
        ReportLanguage::Zh => Language::Zh,
        ReportLanguage::En | ReportLanguage::Both => Language::En,
    };
    output.print(&report::cases(&rules.program, &cases.sources, &results, language));
    match (results.broken_files, results.failed()) {
        (0, 0) => ExitCode::Clean,
        (0, _) => ExitCode::Findings,
        _ => ExitCode::NoConclusion,
    }
}
