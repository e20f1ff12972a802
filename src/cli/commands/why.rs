//! `hegui why`: the proof of one rule's outcome.

use crate::cli::arguments::WhyOptions;
use crate::cli::exit_code::ExitCode;
use crate::cli::manifests::read_one;
use crate::cli::output::Output;
use crate::cli::rules::Rules;
use crate::cli::settings::Settings;
use crate::diagnostic::nearest;
use crate::evaluation::Evaluator;
use crate::findings::{Finding, Findings};
use crate::localized;
use crate::report::{self, View};
use crate::source::Sources;

pub(crate) fn run(options: &WhyOptions, settings: &Settings, output: &mut Output) -> ExitCode {
    let Some(mut rules) = Rules::load_or_complain(settings.rule_set(), output) else {
        return ExitCode::NoConclusion;
    };
    rules.read_sources();
    let program = &rules.program;
    let (name, element) = match options.rule.split_once('[') {
        Some((name, element)) => (name, element.strip_suffix(']')),
        None => (options.rule.as_str(), None),
    };
    let Some(rule) = program.find_rule(name) else {
        let known = program.rules.iter().map(|rule| program.texts.symbol(rule.name));
        let (en, zh) = nearest(name, known).map_or_else(Default::default, |near| {
            (format!("; did you mean `{near}`?"), format!("；是否想写 `{near}`？"))
        });
        output.say(&localized!("there is no rule `{name}`{en}", "没有规则 `{name}`{zh}"));
        return ExitCode::NoConclusion;
    };
    let mut sources = Sources::default();
    let facts = match read_one(&options.manifest, settings.input_format, program, &mut sources) {
        Ok((facts, _)) => facts,
        Err(found) => {
            output.diagnose(&found, &sources);
            return ExitCode::NoConclusion;
        }
    };
    let as_of = settings.as_of;
    let findings = Findings::of(&Evaluator::new(program, &facts, as_of));
    let view = View {
        program,
        facts: &facts,
        findings: &findings,
        manifest: &options.manifest.display().to_string(),
        sources: &sources,
        rules: rules.sources_read(),
        ahead: None,
    };
    let meant = |finding: &&Finding| {
        finding.rule == rule
            && element.is_none_or(|element| finding.element_key().as_deref() == Some(element))
    };
    let proofs: Vec<String> = findings
        .findings
        .iter()
        .filter(meant)
        .map(|finding| report::why(&view, finding, output.layout()))
        .collect();
    if proofs.is_empty() {
        let element = element.unwrap_or_default();
        output.say(&localized!(
            "`{name}` has no finding for `{element}`",
            "`{name}` 没有关于 `{element}` 的结论"
        ));
        return ExitCode::NoConclusion;
    }
    output.print(&proofs.join("\n"));
    ExitCode::Clean
}
