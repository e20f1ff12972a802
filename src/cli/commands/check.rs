//! `hegui check`: evaluate and report.

use std::sync::Arc;

use crate::cli::arguments::CheckOptions;
use crate::cli::basis::Basis;
use crate::cli::delivery::Deliveries;
use crate::cli::examination::Examiner;
use crate::cli::exit_code::ExitCode;
use crate::cli::manifests::Inputs;
use crate::cli::output::Output;
use crate::cli::pipeline::{in_order, workers};
use crate::cli::progress::Progress;
use crate::cli::reports::{self, Products, Reports};
use crate::cli::settings::Settings;
use crate::cli::watch;
use crate::localized;
use crate::program::BindingRules;
use crate::report::{Detail, Observed};
use crate::waivers::Uses;

pub(crate) fn run(options: &CheckOptions, settings: &Settings, output: &mut Output) -> ExitCode {
    if options.watching.watch {
        return watch::run(options, settings, output);
    }
    let Some(Basis { rules, waivers, known, mut written }) = Basis::read(options, settings, output) else {
        return ExitCode::NoConclusion;
    };
    if let Some(path) = reports::overwriting(settings, &options.manifests) {
        let path = path.display();
        output.say(&localized!(
            "{path} is read by this check, so no report may take its place",
            "{path} 是本次检查所读取的文件，不能被报告覆盖"
        ));
        return ExitCode::NoConclusion;
    }
    let inputs = Inputs::of(&options.manifests, settings.input_format);
    let products = if inputs.is_one() { Products::One } else { Products::Several };
    let Reports { drawings, mut deliveries } = reports::reports(settings, products, known.against(), output);
    let examiner = Examiner {
        settings,
        rules: &rules,
        binding: Arc::new(BindingRules::of(&rules.program, settings.as_of)),
        products,
        waivers: &waivers,
        known: &known,
        drawings: &drawings,
        particulars: deliveries.particulars(&drawings).max(known.particulars()),
        afterwards: deliveries.afterwards(),
        layout: output.error_layout(),
    };
    let mut code = ExitCode::Clean;
    let (mut uses, mut is_run_observed) = (Uses::new(), false);
    let progress = if products == Products::One || settings.detail == Detail::Quiet {
        Progress::default()
    } else {
        output.progress(inputs.amount(), &localized!("products", "个产品"))
    };
    in_order(
        inputs.jobs(),
        workers(products, settings.jobs),
        |job| examiner.examine(job),
        |examined| {
            output.complain(&examined.complaints);
            progress.advance(examined.count);
            deliveries.deliver(&examined, &examiner, output);
            code = code.max(examined.code);
            uses.extend(examined.uses);
            is_run_observed |= examined.is_run_observed;
            if let Some(written) = &mut written {
                examined.changes.into_iter().for_each(|change| written.take(change));
            }
        },
    );
    drop(progress);
    if !is_run_observed {
        code = code.max(observe_run(&examiner, &uses, &mut deliveries, output));
    }
    let baseline = written.map(|written| written.finish(code, output));
    code.max(deliveries.finish(output)).max(baseline.unwrap_or_default())
}

/// Tells what was observed of the run as a whole, by the waivers that were of use; what the exit status is for it.
fn observe_run(
    examiner: &Examiner<'_>,
    uses: &Uses,
    deliveries: &mut Deliveries,
    output: &mut Output,
) -> ExitCode {
    let (program, as_of) = (&examiner.rules.program, examiner.binding.as_of);
    let observations = examiner.waivers.observations(program, uses, as_of);
    if observations.is_empty() {
        return ExitCode::Clean;
    }
    let sources = examiner.waivers.sources();
    let observed =
        Observed { program, as_of, manifest: None, observations: &observations, sources: &sources };
    deliveries.observe(&observed, examiner.drawings, output);
    let fail_on = &examiner.settings.fail_on;
    let is_caught = observations.iter().any(|one| fail_on.catches_observation(one));
    if is_caught { ExitCode::Findings } else { ExitCode::Clean }
}
