//! `hegui check`: evaluate and report.

use std::num::NonZeroUsize;
use std::thread;

use crate::cli::arguments::CheckOptions;
use crate::cli::baseline;
use crate::cli::delivery::Deliveries;
use crate::cli::examination::Examiner;
use crate::cli::exit_code::ExitCode;
use crate::cli::manifests::Inputs;
use crate::cli::output::Output;
use crate::cli::pipeline::in_order;
use crate::cli::reports::{self, Products, Reports};
use crate::cli::rules::Rules;
use crate::cli::settings::Settings;
use crate::cli::waivers::Waivers;
use crate::report::Observed;
use crate::waivers::Uses;

pub(crate) fn run(options: &CheckOptions, settings: &Settings, output: &mut Output) -> ExitCode {
    let Some(mut rules) = Rules::load_or_complain(settings.rule_set(), output) else {
        return ExitCode::NoConclusion;
    };
    if reports::show_rules(settings) {
        rules.read_sources();
    }
    let waivers = Waivers::new(options.checking.waived.waiving(), &rules.program).read(settings, output);
    let Some(mut waivers) = waivers else { return ExitCode::NoConclusion };
    let sources = waivers.sources_mut();
    let opened = baseline::open(&options.baselines, &settings.format, &rules.program, sources, output);
    let Some((mut known, mut written)) = opened else { return ExitCode::NoConclusion };
    if !rules.keep_packs(settings, output) {
        return ExitCode::NoConclusion;
    }
    known.keep_rules(&rules.program);
    let inputs = Inputs::of(&options.manifests, settings.input_format);
    let products = if inputs.is_one() { Products::One } else { Products::Several };
    let Reports { drawings, mut deliveries } =
        reports::reports(settings, products, options.baselines.against(), output);
    let examiner = Examiner {
        settings,
        rules: &rules,
        as_of: settings.as_of,
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
    in_order(
        inputs.jobs(),
        workers(settings, products),
        |job| examiner.examine(job),
        |examined| {
            output.complain(&examined.complaints);
            deliveries.deliver(&examined, &examiner, output);
            code = code.max(examined.code);
            uses.extend(examined.uses);
            is_run_observed |= examined.is_run_observed;
            if let Some(written) = &mut written {
                examined.changes.into_iter().for_each(|change| written.take(change));
            }
        },
    );
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
    let (program, as_of) = (&examiner.rules.program, examiner.as_of);
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

/// How many products are checked at once.
fn workers(settings: &Settings, products: Products) -> NonZeroUsize {
    match (products, settings.jobs) {
        (Products::One, _) => NonZeroUsize::MIN,
        (Products::Several, Some(jobs)) => jobs,
        (Products::Several, None) => thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
    }
}
