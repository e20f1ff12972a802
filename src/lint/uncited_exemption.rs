//! `unless` without `cites`: an exemption is the law's to give.

use super::Input;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;

/// Finds each exemption without a citation.
pub(super) fn check(input: &Input<'_>) -> Vec<Diagnostic> {
    let exemptions = input.rules().flat_map(|rule| rule.exemptions.iter().map(move |it| (rule, it)));
    let uncited = exemptions.filter(|(_, exemption)| exemption.citations.is_empty());
    uncited
        .map(|(rule, exemption)| {
            let name = &rule.name.text;
            Diagnostic::warning(
                Code::LINT_UNCITED_EXEMPTION,
                localized!(
                    "an exemption of rule `{name}` cites no provision",
                    "规则 `{name}` 的豁免没有引用条款"
                ),
                exemption.span,
                localized!("expected `cites` behind the condition", "条件之后应有 `cites`"),
            )
        })
        .collect()
}
