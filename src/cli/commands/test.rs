//! `hegui test`: run the rules' cases.

use crate::cli::arguments::{Shared, TestOptions};
use crate::cli::cases::Cases;
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Output;
use crate::cli::rules::Rules;
use crate::localized;
use crate::localized::Language;
use crate::report::{self, ReportLanguage, TestedTexts};
use crate::rule_tests::{self, Ground};

pub(crate) fn run(options: &TestOptions, shared: &Shared, output: &mut Output) -> ExitCode {
    let Some(mut rules) = Rules::load_or_complain(&shared.rules, output) else {
        return ExitCode::NoConclusion;
    };
    let cases = if options.cases.is_empty() {
        Cases::embedded()
    } else {
        let (cases, problems) = Cases::read(&options.cases);
        if !problems.is_empty() {
            output.diagnose(&problems, &cases.sources);
            return ExitCode::NoConclusion;
        }
        cases
    };
    if cases.files.is_empty() {
        output.say(&localized!("there are no cases to run", "没有可运行的用例"));
        return ExitCode::NoConclusion;
    }
    let language = match output.layout().language {
        ReportLanguage::Zh => Language::Zh,
        ReportLanguage::En | ReportLanguage::Both => Language::En,
    };
    let results = if options.mutate {
        rules.read_sources();
        let Some(texts) = rules.sources_read() else { return ExitCode::NoConclusion };
        let (results, suite) =
            rule_tests::run_and_keep(&rules.program, &cases.sources, &cases.bases, &cases.files);
        let ground = Ground { program: &rules.program, rules: texts, packs: &options.pack };
        if results.failed() == 0 {
            let found = rule_tests::mutate(ground, &suite, &cases.sources, &cases.equivalents);
            let texts = TestedTexts { rules: texts, cases: &cases.sources };
            output.print(&report::mutation(&rules.program, texts, &found, language));
        }
        results
    } else {
        rule_tests::run(&rules.program, &cases.sources, &cases.bases, &cases.files)
    };
    output.print(&report::cases(&rules.program, &cases.sources, &results, language));
    match (results.broken_files, results.failed()) {
        (0, 0) => ExitCode::Clean,
        (0, _) => ExitCode::Findings,
        _ => ExitCode::NoConclusion,
    }
}
