//! `hegui explain`: a rule, a provision, a fact, an outcome or a diagnostic code.

use crate::cli::arguments::ExplainOptions;
use crate::cli::cases::Cases;
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Output;
use crate::cli::rules::Rules;
use crate::cli::settings::Settings;
use crate::diagnostic::or_list;
use crate::localized::Localized;
use crate::report;

pub(crate) fn run(options: &ExplainOptions, settings: &Settings, output: &mut Output) -> ExitCode {
    let Some(mut rules) = Rules::load_or_complain(settings.rule_set(), output) else {
        return ExitCode::NoConclusion;
    };
    rules.read_sources();
    let (cases, problems) = Cases::of(settings);
    output.diagnose(&problems, &cases.sources);
    let counts = cases.counts(&rules.program);
    let library = report::Library { program: &rules.program, rules: rules.sources_read(), cases: &counts };
    match report::explain(&library, &options.name, output.layout()) {
        Ok(text) => {
            output.print(&text);
            ExitCode::Clean
        }
        Err(near) => {
            let name = &options.name;
            let names = or_list(&near.iter().map(String::as_str).collect::<Vec<_>>());
            let hint = match near.as_slice() {
                [] => Localized::default(),
                _ => Localized::new(
                    format!("; did you mean {}?", names.en),
                    format!("；是否想写 {}？", names.zh),
                ),
            };
            let found = Localized::new(
                format!("there is no rule, provision, fact, outcome or diagnostic code `{name}`{}", hint.en),
                format!("没有名为 `{name}` 的规则、条款、事实、结论或诊断代码{}", hint.zh),
            );
            output.say(&found);
            ExitCode::NoConclusion
        }
    }
}
