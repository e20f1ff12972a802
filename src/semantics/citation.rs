//! Citations: from the id of a provision to the provision.

use super::checker::Checker;
use crate::diagnostic::{Code, Diagnostic};
use crate::items::Items;
use crate::localized;
use crate::program::{ProvisionId, ProvisionState, RuleCitation};
use crate::syntax::ast::{self, Citation};

impl Checker<'_> {
    /// The provisions that are cited; one that is not declared is reported and left out.
    pub(super) fn resolve_citations(&mut self, citations: &[Citation]) -> Items<ProvisionId> {
        citations.iter().filter_map(|citation| self.resolve_citation(citation)).collect()
    }

    /// The citations of a rule with their conditions, in the scope of its elements.
    pub(super) fn resolve_rule_citations(&mut self, citations: &[ast::RuleCitation]) -> Items<RuleCitation> {
        let resolved = citations.iter().filter_map(|cited| {
            let condition = cited.condition.as_ref().map(|condition| self.condition(condition));
            Some(RuleCitation { provision: self.resolve_citation(&cited.citation)?, condition })
        });
        resolved.collect()
    }

    /// The provision that is cited.
    pub(super) fn resolve_citation(&mut self, citation: &Citation) -> Option<ProvisionId> {
        let id = citation.id();
        if let Some(&provision) = self.names.provisions.get(&id) {
            return Some(provision);
        }
        let message = localized!("unknown provision `{id}`", "未知条款 `{id}`");
        let instrument = &citation.instrument;
        let label = if self.names.instruments.contains_key(instrument) {
            localized!("`{instrument}` declares no such provision", "`{instrument}` 没有声明该条款")
        } else {
            localized!("no instrument `{instrument}` is declared", "没有声明法规文件 `{instrument}`")
        };
        let problem = Diagnostic::error(Code::NAMES_UNKNOWN_PROVISION, message, citation.span, label);
        let problem = problem.did_you_mean(&id, self.names.provisions.keys().map(String::as_str));
        self.report_unknown(instrument, problem);
        None
    }

    /// The provisions that are cited as penalties.
    pub(super) fn resolve_penalties(&mut self, citations: &[Citation]) -> Items<ProvisionId> {
        let mut penalties = Vec::new();
        for citation in citations {
            let Some(id) = self.resolve_citation(citation) else { continue };
            penalties.push(id);
            let Some(provision) = self.program.provision(id) else { continue };
            if matches!(provision.state, ProvisionState::Penalty(_)) {
                continue;
            }
            let (name, place) = (citation.id(), provision.span);
            let message = localized!("`{name}` names no fine or measure", "`{name}` 没有规定处罚");
            let label =
                localized!("expected a provision declared with `penalty`", "此处应为以 `penalty` 声明的条款");
            let other = localized!("declared as an article here", "此处声明为普通条款");
            let problem = Diagnostic::error(Code::LAW_NOT_A_PENALTY, message, citation.span, label);
            self.report(problem.and(place, other));
        }
        penalties.into()
    }
}
