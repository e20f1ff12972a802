//! An item of the rules as people call it.

use crate::localized;
use crate::localized::Localized;
use crate::program::Program;
use crate::rule_tests::Owner;

/// `rule act.duty`, `term local`
pub(super) fn item(program: &Program, owner: Owner) -> Localized {
    let name = owner.name(program);
    match owner {
        Owner::Rule(_) => localized!("rule {name}", "规则 {name}"),
        Owner::Term(_) => localized!("term {name}", "术语 {name}"),
        Owner::Parameter(_) => localized!("parameter {name}", "参数 {name}"),
        Owner::Instrument(_) => localized!("instrument {name}", "法规文件 {name}"),
    }
}
