//! `hegui check`: evaluate and report.

use std::num::NonZeroUsize;
use std::thread;

use crate::cli::arguments::{CheckOptions, Shared};
use crate::cli::clock;
use crate::cli::examination::Examiner;
use crate::cli::exit_code::ExitCode;
use crate::cli::manifests::Inputs;
use crate::cli::output::Output;
use crate::cli::pipeline::in_order;
use crate::cli::reports::{self, Products, Reports};
use crate::cli::rules::Rules;

pub(crate) fn run(options: &CheckOptions, shared: &Shared, output: &mut Output) -> ExitCode {
    let Some(mut rules) = Rules::load_or_complain(shared.rule_set(), output) else {
        return ExitCode::NoConclusion;
    };
    if reports::show_rules(options) {
        rules.read_sources();
    }
    if !rules.keep_packs(&options.packs, output) {
        return ExitCode::NoConclusion;
    }
    let inputs = Inputs::of(&options.manifests, options.inputs.input_format);
    let products = if inputs.is_one() { Products::One } else { Products::Several };
    let Reports { drawings, mut deliveries } = reports::reports(options, products, output);
    let examiner = Examiner {
        options,
        rules: &rules,
        as_of: options.when.as_of.unwrap_or_else(clock::today),
        drawings: &drawings,
        afterwards: deliveries.afterwards(),
        layout: output.error_layout(),
    };
    let mut code = ExitCode::Clean;
    in_order(
        inputs.jobs(),
        workers(options),
        |job| examiner.examine(job),
        |examined| {
            output.complain(&examined.complaints);
            deliveries.deliver(&examined, &examiner, output);
            code = code.max(examined.code);
        },
    );
    code.max(deliveries.finish(output))
}

/// How many products are checked at once.
fn workers(options: &CheckOptions) -> NonZeroUsize {
    options.jobs.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
}
