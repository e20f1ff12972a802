//! Two waivers that say the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::findings::Waiver;
use crate::localized;

/// Reports every waiver for a rule, an element and days for which another one stands before it.
pub(super) fn check_duplicates(waivers: &[Arc<Waiver>], diagnostics: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<_, &Waiver> = BTreeMap::new();
    for waiver in waivers {
        let of = (&waiver.rule, &waiver.element, waiver.from, waiver.until);
        let Some(first) = known.get(&of) else {
            known.insert(of, waiver);
            continue;
        };
        let rule = &waiver.rule;
        diagnostics.push(
            Diagnostic::error(
                Code::WAIVER_DUPLICATE,
                localized!(
                    "`{rule}` is waived twice for the same days",
                    "`{rule}` 的例外批准重复，有效期相同"
                ),
                waiver.place,
                localized!("expected one waiver", "应只有一项例外批准"),
            )
            .and(first.place, localized!("it is waived here already", "此处已有例外批准"))
            .help(localized!(
                "remove one of them, or correct its element or its days",
                "请删除其中一项，或改正其对象或有效期"
            )),
        );
    }
}
