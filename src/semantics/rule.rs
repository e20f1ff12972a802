//! Rules.

use super::checker::Checker;
use crate::diagnostic::{Code, Diagnostic};
use crate::items::Items;
use crate::localized;
use crate::program::{Exemption, ExpressionId, Range, Rule, Severity, Waivable};
use crate::syntax::ast;

impl Checker<'_> {
    /// Fills the rules.
    pub(super) fn check_rules(&mut self) {
        let declarations = self.declarations;
        for rule in &declarations.rules {
            self.check_rule_clauses(rule);
            self.scope.leave(0);
            self.uses.clear();
            let checked = self.rule(rule);
            self.scope.leave(0);
            self.check_coverage(rule, &checked);
            self.program.rules.to_mut().push(checked);
        }
    }

    fn check_rule_clauses(&mut self, rule: &ast::Rule) {
        let clauses = [
            ("title", rule.title.is_some()),
            ("duty", rule.duty.is_some()),
            ("require", rule.requirement.is_some()),
            ("breach", rule.breach.is_some()),
            ("remedy", rule.remedy.is_some()),
        ];
        self.check_clauses(&rule.name, rule.span, &clauses);
        if rule.citations.is_empty() && !self.is_broken(rule.span) {
            let name = &rule.name.text;
            let message = localized!("the rule `{name}` cites no provision", "规则 `{name}` 没有引用条款");
            let label = localized!("needs `cites`", "需要 `cites`");
            self.report(Diagnostic::error(Code::LAW_NO_CITATION, message, rule.name.span, label));
        }
    }

    fn rule(&mut self, rule: &ast::Rule) -> Rule {
        let ranges = self.ranges(rule);
        let filter = rule.range.as_ref().and_then(|range| range.filter.as_ref());
        let filter = filter.map(|filter| self.condition(filter));
        let condition = rule.condition.as_ref().map(|condition| self.condition(condition));
        let citations = self.resolve_rule_citations(&rule.citations);
        self.quantified.clear();
        let requirement = self.requirement(rule);
        let quantified = std::mem::take(&mut self.quantified);
        let quantified = rule.requirement.as_ref().map(|_| quantified.as_slice());
        let exemptions = rule.exemptions.iter().map(|exemption| Exemption {
            condition: self.condition(&exemption.condition),
            citations: self.resolve_citations(&exemption.citations),
        });
        let exemptions = exemptions.collect();
        Rule {
            name: self.program.texts.intern(&rule.name.text),
            title: self.text(rule.title.as_ref()),
            duty: self.text(rule.duty.as_ref()),
            citations,
            penalties: self.resolve_penalties(&rule.penalties),
            severity: rule.severity.as_ref().and_then(|name| self.choose(name, Severity::ALL)),
            waivable: rule.not_waivable.map_or(Waivable::ForATime, |_| Waivable::Never),
            ranges: ranges.into(),
            filter,
            condition,
            condition_class: 0,
            day_counts: Items::default(),
            may_read_counters: false,
            requirement,
            exemptions,
            breach: self.template(rule.breach.as_ref(), quantified),
            remedy: self.template(rule.remedy.as_ref(), quantified),
            evidence: self.optional_text(rule.evidence.as_ref()),
            span: rule.span,
        }
    }

    fn ranges(&mut self, rule: &ast::Rule) -> Vec<Range> {
        let bindings = rule.range.iter().flat_map(|range| &range.bindings);
        let bound = bindings.map(|binding| {
            let (list, variable) = self.bind(binding);
            Range { variable: variable.slot, list, span: binding.span }
        });
        bound.collect()
    }

    fn requirement(&mut self, rule: &ast::Rule) -> ExpressionId {
        match &rule.requirement {
            Some(requirement) => self.condition(requirement),
            None => self.unknown(rule.name.span).id,
        }
    }
}
