//! `hegui test`: run the rules' cases, and measure what they show.

use crate::cli::arguments::TestOptions;
use crate::cli::cases::Cases;
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Output;
use crate::cli::rules::{Rules, packs_exist};
use crate::cli::settings::Settings;
use crate::localized;
use crate::localized::Language;
use crate::report::{self, ReportLanguage, TestedTexts};
use crate::rule_tests::{self, Ground, Suite};

pub(crate) fn run(options: &TestOptions, settings: &Settings, output: &mut Output) -> ExitCode {
    let Some(mut rules) = Rules::load_or_complain(settings.rule_set(), output) else {
        return ExitCode::NoConclusion;
    };
    if !packs_exist(&rules.program, settings, output) {
        return ExitCode::NoConclusion;
    }
    let (cases, problems) = match options.cases.as_slice() {
        [] => Cases::of(settings),
        named => Cases::read(named, settings),
    };
    if !problems.is_empty() {
        output.diagnose(&problems, &cases.sources);
        return ExitCode::NoConclusion;
    }
    if cases.files.is_empty() {
        output.say(&localized!("there are no cases to run", "没有可运行的用例"));
        return ExitCode::NoConclusion;
    }
    let language = language(output);
    let program = &rules.program;
    let measures = options.coverage || options.mutate;
    let (results, suite) = if measures {
        let (results, suite) = rule_tests::run_and_keep(program, &cases.sources, &cases.bases, &cases.files);
        (results, Some(suite))
    } else {
        (rule_tests::run(program, &cases.sources, &cases.bases, &cases.files), None)
    };
    let code = match (results.broken_files, results.failed(), suite) {
        (0, 0, None) => ExitCode::Clean,
        (0, 0, Some(suite)) => {
            rules.read_sources();
            measure(options, &settings.pack_names(), &rules, &cases, &suite, output)
        }
        (broken, _, suite) => {
            if suite.is_some() {
                output.say(&localized!("cases fail, so nothing was measured", "有用例未通过，未作度量"));
            }
            if broken == 0 { ExitCode::Findings } else { ExitCode::NoConclusion }
        }
    };
    output.print(&report::cases(&rules.program, &cases.sources, &results, language));
    code
}

/// The language of what is printed.
fn language(output: &Output) -> Language {
    match output.layout().language {
        ReportLanguage::Zh => Language::Zh,
        ReportLanguage::En | ReportLanguage::Both => Language::En,
    }
}

/// Prints what the options ask for of cases that pass. Without conclusion where a list of equivalent mutants is not sound.
fn measure(
    options: &TestOptions,
    packs: &[String],
    rules: &Rules,
    cases: &Cases,
    suite: &Suite,
    output: &mut Output,
) -> ExitCode {
    let Some(texts) = rules.sources_read() else { return ExitCode::NoConclusion };
    let language = language(output);
    let program = &rules.program;
    let ground = Ground { program, rules: texts, packs };
    if options.coverage {
        let found = rule_tests::coverage(ground, suite);
        output.print(&report::covered(program, texts, &found, language));
    }
    if !options.mutate {
        return ExitCode::Clean;
    }
    let found = rule_tests::mutate(ground, suite, &cases.sources, &cases.equivalents);
    let texts = TestedTexts { rules: texts, cases: &cases.sources };
    output.print(&report::mutation(program, texts, &found, language));
    if found.diagnostics.is_empty() { ExitCode::Clean } else { ExitCode::NoConclusion }
}
