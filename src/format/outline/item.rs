//! Records, enums, units, calendars, imports, parameters, terms and rules.

use super::{Drawing, Part};
use crate::syntax::ast;

impl Drawing<'_> {
    /// Any item.
    pub(super) fn item(&mut self, item: &ast::Item) {
        self.part(self.index(item.span(), 0), Part::Item);
        match item {
            ast::Item::Record(record) => self.record(record),
            ast::Item::Enumeration(enumeration) => self.enumeration(enumeration),
            ast::Item::Unit(unit) => self.unit(unit),
            ast::Item::Instrument(instrument) => self.instrument(instrument),
            ast::Item::Calendar(calendar) => self.calendar(calendar),
            ast::Item::Import(import) => self.import(import),
            ast::Item::Parameter(parameter) => self.parameter(parameter),
            ast::Item::Term(term) => self.term(term),
            ast::Item::Rule(rule) => self.rule(rule),
        }
    }

    fn record(&mut self, record: &ast::Record) {
        self.documentation(&record.documentation);
        self.text_clause(Part::Clause, record.title.as_ref());
        self.text_clause(Part::Clause, record.note.as_ref());
        for field in &record.fields {
            self.documentation(&field.documentation);
            self.part(self.index(field.span, 0), Part::Field);
            for text in [&field.title, &field.note, &field.ask] {
                self.text_clause(Part::FieldClause, text.as_ref());
            }
        }
    }

    fn enumeration(&mut self, enumeration: &ast::Enumeration) {
        self.documentation(&enumeration.documentation);
        self.text_clause(Part::Clause, enumeration.title.as_ref());
        for value in &enumeration.values {
            self.documentation(&value.documentation);
            self.text_clause(Part::Value, Some(&value.title));
        }
    }

    fn unit(&mut self, unit: &ast::Unit) {
        self.documentation(&unit.documentation);
        let english = unit.english.as_ref().map(|forms| forms.one.as_ref().unwrap_or(&forms.many));
        for first in [english, unit.chinese.as_ref()].into_iter().flatten() {
            self.part(self.index(first.span, 1), Part::Clause);
        }
    }

    fn calendar(&mut self, calendar: &ast::Calendar) {
        self.documentation(&calendar.documentation);
        self.text_clause(Part::Clause, calendar.source.as_ref());
        for days in [&calendar.holidays, &calendar.working] {
            let Some(first) = days.first() else { continue };
            self.part(self.index(first.span, 1), Part::Clause);
            self.column(self.index(first.span, 0), 1);
            for run in days.iter().skip(1) {
                self.line_break(self.index(run.span, 0), 0);
            }
        }
    }

    fn import(&mut self, import: &ast::Import) {
        self.documentation(&import.documentation);
        for filling in &import.fillings {
            self.documentation(&filling.documentation);
            self.part(self.index(filling.span, 0), Part::Filling);
            for fact in &filling.facts {
                self.documentation(&fact.documentation);
                self.part(self.index(fact.span, 0), Part::Filled);
                self.column(self.index(fact.span, 0) + 1, 1);
                if let ast::FilledValue::Is(value) = &fact.value {
                    self.expression(value);
                }
            }
        }
    }

    fn parameter(&mut self, parameter: &ast::Parameter) {
        self.documentation(&parameter.documentation);
        self.text_clause(Part::Clause, parameter.title.as_ref());
        if let Some(key) = &parameter.key {
            let name = self.index(key.span, 2);
            self.outline.calls.insert(name);
        }
        for period in &parameter.periods {
            let is_one = matches!(period.cases.as_slice(), [case] if case.keys == ast::CaseKeys::Any);
            self.part(self.index(period.span, 0), if is_one { Part::Fixed } else { Part::Period });
            for case in &period.cases {
                match &case.keys {
                    ast::CaseKeys::Any => self.column(self.index(case.value.span, 0), 1),
                    ast::CaseKeys::Of(keys) => {
                        self.part(self.index(case.span, 0), Part::Row);
                        if let Some(first) = keys.first() {
                            self.column(self.index(first.span, 1), 1);
                        }
                    }
                    ast::CaseKeys::Others => self.part(self.index(case.span, 0), Part::Row),
                }
                self.expression(&case.value);
                self.row_citations(&case.citations);
            }
        }
    }

    fn term(&mut self, term: &ast::Term) {
        self.documentation(&term.documentation);
        if let Some(first) = term.arguments.first() {
            let name = self.index(first.name.span, 2);
            self.outline.calls.insert(name);
        }
        self.text_clause(Part::Clause, term.title.as_ref());
        self.citations_clause(Part::Clause, &term.citations);
        match &term.body {
            ast::TermBody::Always(content) => self.content(content),
            ast::TermBody::ByPeriod(periods) => {
                for period in periods {
                    self.part(self.index(period.span, 0), Part::Period);
                    self.content(&period.content);
                }
            }
            ast::TermBody::Invalid => {}
        }
    }

    fn content(&mut self, content: &ast::TermContent) {
        match content {
            ast::TermContent::Expression(expression) => {
                self.part(self.index(expression.span, 0), Part::Content);
                self.expression(expression);
            }
            ast::TermContent::Table { rows, otherwise } => {
                for row in rows {
                    self.part(self.index(row.span, 0), Part::Row);
                    self.column(self.index(row.condition.span, 1), 1);
                    self.expression(&row.value);
                    self.expression(&row.condition);
                    self.row_citations(&row.citations);
                }
                if let Some((value, citations)) = otherwise {
                    self.part(self.index(value.span, 1), Part::Row);
                    self.expression(value);
                    self.row_citations(citations);
                }
            }
        }
    }

    fn row_citations(&mut self, citations: &[ast::Citation]) {
        if let Some(cites) = self.trailing_citations(citations) {
            self.column(cites, 2);
        }
    }

    fn rule(&mut self, rule: &ast::Rule) {
        self.documentation(&rule.documentation);
        for text in [&rule.title, &rule.duty, &rule.breach, &rule.remedy, &rule.evidence] {
            self.text_clause(Part::RuleClause, text.as_ref());
        }
        self.rule_citations(&rule.citations);
        self.citations_clause(Part::RuleClause, &rule.penalties);
        if let Some(severity) = &rule.severity {
            self.part(self.index(severity.span, 1), Part::RuleClause);
            self.column(self.index(severity.span, 0), 1);
        }
        if let Some(clause) = rule.not_waivable {
            self.part(self.index(clause, 0), Part::RuleClause);
        }
        if let Some(range) = &rule.range {
            let word = self.index(range.span, 0);
            self.condition(word, range.filter.as_ref());
            if let Some(filter) = &range.filter {
                self.line_break(self.index(filter.span, 1), 0);
            }
        }
        for condition in [&rule.condition, &rule.requirement].into_iter().flatten() {
            self.condition(self.index(condition.span, 1), Some(condition));
        }
        for exemption in &rule.exemptions {
            self.condition(self.index(exemption.span, 0), Some(&exemption.condition));
            self.trailing_citations(&exemption.citations);
        }
    }

    /// `cites` of a rule; where a citation with its condition is too long for a line, `if` may begin another.
    fn rule_citations(&mut self, citations: &[ast::RuleCitation]) {
        self.citations_clause(Part::RuleClause, citations.iter().map(|cited| &cited.citation));
        for condition in citations.iter().filter_map(|cited| cited.condition.as_ref()) {
            self.line_break(self.index(condition.span, 1), 1);
            self.expression(condition);
        }
    }

    /// A clause with an expression, by the place of its word.
    fn condition(&mut self, word: usize, expression: Option<&ast::Expression>) {
        self.part(word, Part::Condition);
        self.column(word + 1, 1);
        if let Some(expression) = expression {
            self.expression(expression);
        }
    }
}
