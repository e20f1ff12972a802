//! A provision: its instrument, what encodes it, what follows it.

use super::Library;
use super::rule::with_condition;
use crate::localized;
use crate::localized::Localized;
use crate::program::{ProvisionId, Replacement};
use crate::report::citation::citation_in_full;
use crate::report::law::{Coverage, instrument_line, state_lines};
use crate::report::page::Page;

pub(super) fn explain(library: &Library<'_>, id: ProvisionId, page: &mut Page) {
    let program = library.program;
    let (Some(instrument), Some(provision)) = (program.instrument(id.instrument), program.provision(id))
    else {
        return;
    };
    page.heading(&Localized::same(program.provision_name(id)));
    page.entry(&localized!("heading", "标题"), &[program.texts.localized(provision.heading)]);
    page.entry(&localized!("law", "法规文件"), &[instrument_line(program, instrument)]);
    page.entry(&localized!("issuer", "制定机关"), &[program.texts.localized(instrument.issuer)]);
    let uses = Coverage::of(program).uses(id);
    page.entry(&localized!("state", "编码状态"), &state_lines(program, provision, &uses, library.cases));
    let replacements = replacements(library, id);
    if !replacements.is_empty() {
        page.entry(&localized!("applies", "适用"), &replacements);
    }
    if let Some(next) = provision.succeeded_by {
        let mut next_text = citation_in_full(program, next);
        let name = program.provision_name(next);
        next_text.en.insert_str(0, &format!("{name}, "));
        next_text.zh.insert_str(0, &format!("{name}，"));
        page.entry(&localized!("successor", "后续条款"), &[next_text]);
    }
}

/// In place of which penalties a provision stands, and what stands in its own place.
fn replacements(library: &Library<'_>, id: ProvisionId) -> Vec<Localized> {
    let name = |id: &ProvisionId| library.program.provision_name(*id);
    let line = |replacement: &Replacement| {
        let text = if replacement.penalty == id {
            let replaced: Vec<String> = replacement.replaced.iter().map(name).collect();
            let (en, zh) = (replaced.join(", "), replaced.join("、"));
            localized!("in place of {en}", "代替 {zh}")
        } else if replacement.replaced.contains(&id) {
            let other = name(&replacement.penalty);
            localized!("{other} in its place", "由 {other} 代替")
        } else {
            return None;
        };
        Some(with_condition(library, text, Some(replacement.condition)))
    };
    library.program.replacements.iter().filter_map(line).collect()
}
