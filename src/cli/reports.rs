//! The reports of `check` that the user asks for.

use super::arguments::{CheckOptions, Format, FormatTarget};
use super::delivery::Deliveries;
use super::output::Output;
use super::step_summary::StepSummary;
use crate::report::{
    self, ByteOrderMark, ColorChoice, Detail, Observed, Renderer, ReportLanguage, TerminalOptions, View,
};

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
        deliveries.add_to_step_summary(markdown(language), summary);
    }
    deliveries
}

/// Whether any of them shows the rules' own words.
pub(crate) fn show_rules(options: &CheckOptions) -> bool {
    options.verbose || options.format.iter().any(|target| target.format == Format::Sarif)
}

fn renderer(target: &FormatTarget, options: &CheckOptions, output: &Output) -> Box<dyn Renderer> {
    let language = output.layout().language;
    match target.format {
        Format::Terminal => {
            let options = terminal_options(target, options, output);
            Box::new((
                move |view: &View<'_>| report::terminal(view, &options),
                move |observed: &Observed<'_>| report::terminal_observed(observed, &options),
            ))
        }
        Format::Json if options.manifests.len() == 1 => Box::new((report::json, report::json_observed)),
        Format::Json => Box::new((report::json_line, report::json_observed)),
        Format::Ndjson => Box::new((report::ndjson, report::ndjson_observed)),
        Format::Sarif => Box::new(report::Sarif::new(language, detail(options))),
        Format::Junit => Box::new(report::Junit::new(language)),
        Format::Tap => Box::new(report::Tap::new(language)),
        Format::Github => Box::new(report::GitHub::new(language)),
        Format::Gitlab => Box::new(report::GitLab::new(language)),
        Format::Markdown => markdown(language),
        Format::Oscal => Box::new(report::Oscal::new(language)),
        Format::Csv => {
            let mark = if options.no_bom { ByteOrderMark::Absent } else { ByteOrderMark::Present };
            Box::new(report::Csv::new(language, mark))
        }
        Format::Xlsx => Box::new(report::Xlsx::new(language)),
    }
}

fn markdown(language: ReportLanguage) -> Box<dyn Renderer> {
    Box::new((
        move |view: &View<'_>| report::markdown(view, language),
        move |observed: &Observed<'_>| report::markdown_observed(observed, language),
    ))
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
