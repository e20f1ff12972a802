//! The reports of `check` that the user asks for.

use super::arguments::{CheckOptions, Format, FormatTarget};
use super::delivery::Deliveries;
use super::output::Output;
use super::step_summary::StepSummary;
use crate::report::{self, ByteOrderMark, ColorChoice, Detail, Renderer, TerminalOptions, View};

/// Everything that `--format` names, ready to be written.
pub(crate) fn reports(options: &CheckOptions, output: &mut Output) -> Deliveries {
    let mut deliveries = Deliveries::default();
    for target in &options.format {
        let renderer = renderer(target, options, output);
        match &target.file {
            Some(path) => deliveries.add_to_file(renderer, path, output),
            None => deliveries.add_to_stdout(renderer),
        }
    }
    let for_github = options.format.iter().any(|target| target.format == Format::Github);
    if let Some(summary) = StepSummary::of_this_step().filter(|_| for_github) {
        let language = output.layout().language;
        let renderer = move |view: &View<'_>| report::markdown(view, language);
        deliveries.add_to_step_summary(Box::new(renderer), summary);
    }
    deliveries
}

/// Whether any of them shows the rules' own words.
pub(crate) fn show_rules(options: &CheckOptions) -> bool {
    let shows = |target: &FormatTarget| matches!(target.format, Format::Sarif | Format::Html);
    options.verbose || options.format.iter().any(shows)
}

/// Whether any of them shows what changes after the as-of date.
pub(crate) fn look_ahead(options: &CheckOptions) -> bool {
    options.format.iter().any(|target| target.format == Format::Html)
}

fn renderer(target: &FormatTarget, options: &CheckOptions, output: &Output) -> Box<dyn Renderer> {
    let language = output.layout().language;
    match target.format {
        Format::Terminal => {
            let options = terminal_options(target, options, output);
            Box::new(move |view: &View<'_>| report::terminal(view, &options))
        }
        Format::Json if options.manifests.len() == 1 => Box::new(report::json),
        Format::Json => Box::new(report::json_line),
        Format::Ndjson => Box::new(report::ndjson),
        Format::Sarif => Box::new(report::Sarif::new(language, detail(options))),
        Format::Junit => Box::new(report::Junit::new(language)),
        Format::Tap => Box::new(report::Tap::new(language)),
        Format::Github => Box::new(report::GitHub::new(language)),
        Format::Gitlab => Box::new(report::GitLab::new(language)),
        Format::Markdown => Box::new(move |view: &View<'_>| report::markdown(view, language)),
        Format::Csv => {
            let mark = if options.no_bom { ByteOrderMark::Absent } else { ByteOrderMark::Present };
            Box::new(report::Csv::new(language, mark))
        }
        Format::Xlsx => Box::new(report::Xlsx::new(language)),
        Format::Html => Box::new(report::Html::new(language)),
    }
}

fn terminal_options(target: &FormatTarget, options: &CheckOptions, output: &Output) -> TerminalOptions {
    let mut layout = output.layout();
    if target.file.is_some() {
        layout.color = ColorChoice::Never;
    }
    TerminalOptions { detail: detail(options), layout }
}

fn detail(options: &CheckOptions) -> Detail {
    match (options.quiet, options.verbose) {
        (true, _) => Detail::Quiet,
        (false, true) => Detail::Verbose,
        (false, false) => Detail::Normal,
    }
}
