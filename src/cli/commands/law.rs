//! `hegui law`: the instruments, their provisions and which rules encode them.

use crate::cli::arguments::{LawFormat, LawOptions};
use crate::cli::cases::Cases;
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Output;
use crate::cli::rules::Rules;
use crate::cli::settings::Settings;
use crate::report;

pub(crate) fn run(options: &LawOptions, settings: &Settings, output: &mut Output) -> ExitCode {
    let Some(rules) = Rules::load_or_complain(settings.rule_set(), output) else {
        return ExitCode::NoConclusion;
    };
    let (cases, problems) = Cases::of(settings);
    output.diagnose(&problems, &cases.sources);
    let counts = cases.counts(&rules.program);
    let text = match options.format {
        LawFormat::Terminal => report::law(&rules.program, &counts, output.layout()),
        LawFormat::Json => report::law_json(&rules.program, &counts),
        LawFormat::Svg => report::law_svg(&rules.program, output.layout().language),
        LawFormat::Oscal => report::law_oscal(&rules.program, output.layout().language),
        LawFormat::Html => report::law_html(&rules.program, output.layout().language),
    };
    output.print(&text);
    ExitCode::Clean
}
