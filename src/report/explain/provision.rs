//! A provision: its instrument, what encodes it, what follows it.

use super::Library;
use crate::localized;
use crate::localized::Localized;
use crate::program::ProvisionId;
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
    if let Some(next) = provision.succeeded_by {
        let mut next_text = citation_in_full(program, next);
        let name = program.provision_name(next);
        next_text.en.insert_str(0, &format!("{name}, "));
        next_text.zh.insert_str(0, &format!("{name}，"));
        page.entry(&localized!("successor", "后续条款"), &[next_text]);
    }
}
